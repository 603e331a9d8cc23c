/** Why a backup was not written or not restored, in one line for the operator. Nothing was changed. */
export class BackupError extends Error {
  override readonly name = "BackupError";
  readonly code: BackupErrorCode;

  constructor(code: BackupErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export type BackupErrorCode =
  | "backup.not-a-backup"
  | "backup.cut-off"
  | "backup.damaged"
  | "backup.too-new"
  | "backup.other-schema"
  | "backup.not-empty"
  | "backup.file-exists";

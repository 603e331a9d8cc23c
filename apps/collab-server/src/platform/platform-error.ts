/**
 * What can keep the server from starting or running, each with what the operator reads.
 * Codes are stable: documentation and scripts refer to them.
 */
export const platformErrorCodes = [
  "platform.bad-setting",
  "platform.port-taken",
  "platform.port-forbidden",
  "platform.address-unavailable",
  "platform.data-dir-unwritable",
  "platform.data-dir-in-use",
  "platform.data-dir-unreachable",
  "platform.disk-full",
  "platform.database-binaries-missing",
  "platform.database-too-new",
  "platform.database-too-old",
  "platform.database-missing",
  "platform.database-in-use",
  "platform.database-unreachable",
  "platform.database-failed",
] as const;

export type PlatformErrorCode = (typeof platformErrorCodes)[number];

/**
 * A failure that the operator can do something about. The message is one line that says what is
 * wrong and what to do; it is shown as it is, without a stack.
 */
export class PlatformError extends Error {
  override readonly name = "PlatformError";
  readonly code: PlatformErrorCode;

  constructor(code: PlatformErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export function isErrno(
  error: unknown,
  ...codes: readonly string[]
): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}

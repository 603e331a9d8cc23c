import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";

/** What `schedule` and `convert` refuse beside what a file holds: the latter has the codes of imports. */
export const FILE_CODES = [
  "file.exists", // the output is there already
  "file.not-found",
  "file.not-regular", // a folder, a device, a pipe
  "file.not-writable",
  "file.same", // the output would replace the input
  "file.unknown-output", // Parley does not write this kind of file
  "file.unreadable",
] as const;
export type FileCode = (typeof FILE_CODES)[number];

/** 1: nothing is wrong with the input; 2: the input is broken, or the command was called the wrong way. */
export type PlanExitCode = 1 | 2;

/** A plan file could not be read or written: one line of JSON on stderr. */
export class PlanFailure extends Error {
  override readonly name = "PlanFailure";
  readonly code: FileCode | ErrorCode;
  readonly file: string;
  readonly exitCode: PlanExitCode;
  readonly line: number | null;
  readonly element: string | null;

  constructor(
    code: FileCode | ErrorCode,
    file: string,
    detail: string,
    more: {
      readonly exitCode?: PlanExitCode;
      readonly line?: number | null;
      readonly element?: string | null;
    } = {},
  ) {
    super(detail);
    this.code = code;
    this.file = file;
    this.exitCode = more.exitCode ?? 2;
    this.line = more.line ?? null;
    this.element = more.element ?? null;
  }

  toJson(): string {
    const { code, message, file, line, element } = this;
    return JSON.stringify({ error: { code, message, file, line, element } });
  }
}

/** What the operating system refused. */
export const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && "errno" in error && "code" in error;

import type { ErrorCode } from "../protocol/error-codes.ts";

/** Why an edit or an update is refused. The detail is for people who look for the cause, and quotes no content of a ydoc. */
export type Refusal = { readonly code: ErrorCode; readonly detail: string };

/** Thrown inside the verification and turned into a Result at its border; it never leaves this folder. */
export class RefusalError extends Error {
  readonly refusal: Refusal;
  constructor(code: ErrorCode, detail: string) {
    super(`${code}: ${detail}`);
    this.refusal = { code, detail };
  }
}

export function refuse(code: ErrorCode, detail: string): never {
  throw new RefusalError(code, detail);
}

import { ERROR_CODES, type ErrorCode } from "@parley/shared/protocol/error-codes.ts";

/** What went wrong, as the screen tells it: a code of the server, or that no server answered at all. */
export type Failure = ErrorCode | "network";

/** Thrown by every call of the API, so that TanStack Query carries it to the screen. */
export class ApiError extends Error {
  readonly code: Failure;
  readonly status: number;
  /** Which field is wrong and why (English, for the title of a field's own sentence). */
  readonly details: readonly { readonly path: string; readonly message: string }[];
  constructor(code: Failure, status: number, message: string, details: ApiError["details"] = []) {
    super(message);
    this.name = "ApiError";
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

const known: ReadonlySet<string> = new Set(ERROR_CODES);
const isCode = (value: unknown): value is ErrorCode =>
  typeof value === "string" && known.has(value);

export const failureOf = (error: unknown): Failure =>
  error instanceof ApiError ? error.code : "server.internal";

/** Reads the body of a refused request; a proxy's HTML page counts as an internal error, never as a crash. */
export function apiErrorOf(status: number, body: unknown): ApiError {
  const fields = typeof body === "object" && body !== null ? body : {};
  const code = "code" in fields && isCode(fields.code) ? fields.code : "server.internal";
  const message =
    "message" in fields && typeof fields.message === "string" ? fields.message : `HTTP ${status}`;
  const details =
    "details" in fields && Array.isArray(fields.details)
      ? (fields.details as ApiError["details"])
      : [];
  return new ApiError(code, status, message, details);
}

import type { Decision } from "@parley/shared/permissions/decision.ts";
import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";

export type ErrorDetail = { readonly path: string; readonly message: string };

const statuses: Partial<Record<ErrorCode, number>> = {
  "access.forbidden": 403,
  "access.not-found": 404,
  "access.not-signed-in": 401,
  "access.revoked": 403,
  "access.session-ended": 401,
  "auth.bad-credentials": 401,
  "auth.csrf": 403,
  "auth.email-taken": 409,
  "auth.origin": 403,
  "auth.rate-limited": 429,
  "auth.registration-closed": 403,
  "baseline.too-many": 409,
  "collab.storage-failed": 503,
  "file.too-large": 413,
  "file.wrong-hash": 409,
  "import.too-large": 413,
  "invitation.expired": 410,
  "invitation.invalid": 404,
  "invitation.revoked": 410,
  "invitation.used": 410,
  "meeting.ended": 409,
  "view.too-many": 409,
  "meeting.open-already": 409,
  "meeting.vote-closed": 409,
  "organisation.last-admin": 409,
  "project.already-participant": 409,
  "project.host-cannot-leave": 409,
  "project.last-manager": 409,
  "request.conflict": 409,
  "request.too-large": 413,
  "review.closed": 409,
  "review.not-due": 409,
  "review.outdated": 409,
  "role.built-in": 409,
  "role.in-use": 409,
  "server.internal": 500,
  "server.shutting-down": 503,
  "server.storage-full": 507,
  "upload.offset": 409,
  "upload.unfinished": 409,
};

/** The HTTP status of a code; what is not listed is the request's own fault. */
export const statusOf = (code: ErrorCode): number => statuses[code] ?? 400;

/** In English, for whoever reads an answer without the web app; the app has its own sentence for each code. */
const sentences: Partial<Record<ErrorCode, string>> = {
  "access.forbidden": "You may not do this.",
  "access.not-found": "There is nothing here.",
  "access.not-signed-in": "Sign in first.",
  "auth.bad-credentials": "The address or the password is wrong.",
  "auth.csrf": "The x-parley-csrf header is missing or wrong.",
  "auth.email-taken": "Somebody with this address is registered already.",
  "auth.origin": "The request comes from another site.",
  "auth.password-weak": "The password is too short or too well known.",
  "auth.rate-limited": "Too many attempts. Wait a little.",
  "auth.registration-closed": "Registration is by invitation only.",
  "auth.reset-invalid": "The link was used already, or is too old.",
  "baseline.empty": "There is nothing yet that could be frozen.",
  "baseline.too-many": "There are too many baselines: remove one first.",
  "file.empty": "The file is empty.",
  "file.name-rule": "The name of the file does not follow the project's rule.",
  "file.too-large": "The file is too large.",
  "file.wrong-hash": "The bytes that arrived are not those that were sent. Send the file again.",
  "invitation.expired": "The invitation has expired.",
  "invitation.invalid": "There is no such invitation.",
  "invitation.revoked": "The invitation was taken back.",
  "invitation.used": "The invitation was used already.",
  "organisation.last-admin": "An organisation needs at least one administrator.",
  "project.already-participant": "The organisation takes part already.",
  "project.host-cannot-leave": "The host organisation cannot leave its project.",
  "project.last-manager": "A project needs at least one person who can manage it.",
  "request.conflict": "Somebody else was faster: load again.",
  "request.invalid": "The request is not as it should be.",
  "request.too-large": "The request is too large.",
  "review.closed": "The review round is closed.",
  "review.early-close": "Not everybody has approved: say why the round ends.",
  "review.nobody": "Nobody in this place may answer: name somebody who may.",
  "review.not-due": "Others come first.",
  "review.outdated": "A newer revision is there: look at that one.",
  "review.reason-missing": "Say why.",
  "review.unreadable": "An organisation is asked about a file that is kept from it.",
  "role.built-in": "A built-in role cannot be changed.",
  "role.host-only": "This role is for people of the host organisation.",
  "role.in-use": "Somebody has this role.",
  "server.internal": "Something went wrong on the server.",
  "server.shutting-down": "The server is stopping.",
  "server.storage-full": "The server's disk is full.",
  "upload.offset": "The upload stands elsewhere: ask where, and go on from there.",
  "upload.unfinished": "The file has not arrived as a whole yet.",
};

/** An expected refusal, on its way to the one error handler. */
export class HttpError extends Error {
  override readonly name = "HttpError";
  readonly code: ErrorCode;
  readonly details: readonly ErrorDetail[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: ErrorCode,
    options: {
      message?: string;
      details?: readonly ErrorDetail[];
      headers?: Readonly<Record<string, string>>;
      cause?: unknown;
    } = {},
  ) {
    super(options.message ?? sentences[code] ?? code, { cause: options.cause });
    this.code = code;
    this.details = options.details;
    this.headers = options.headers ?? {};
  }
}

/** Turns a policy's refusal into the answer. */
export function enforce(decision: Decision): void {
  if (!decision.allowed) throw new HttpError(decision.reason);
}

/** What is looked for, or the answer that it is not there. */
export function found<T>(value: T | null | undefined): T {
  if (value == null) throw new HttpError("access.not-found");
  return value;
}

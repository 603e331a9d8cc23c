import { ERROR_CODES, type ErrorCode } from "@parley/shared/protocol/error-codes.ts";

const codes: ReadonlySet<string> = new Set(ERROR_CODES);
/** The code in the words with which the server rejected a ydoc. */
export const errorCodeOf = (reason: string): ErrorCode => {
  if (codes.has(reason)) return reason as ErrorCode;
  const inside = /"code":"([a-z.-]+)"/.exec(reason)?.[1];
  return inside !== undefined && codes.has(inside) ? (inside as ErrorCode) : "access.forbidden";
};

import type { ErrorCode } from "../protocol/error-codes.ts";

/** Default deny: a policy returns ALLOWED or names the stable reason. */
export type Decision =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: ErrorCode };

export const ALLOWED: Decision = { allowed: true };
export const denied = (reason: ErrorCode): Decision => ({ allowed: false, reason });

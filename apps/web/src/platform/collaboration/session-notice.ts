import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";
import type { UndoDirection, UndoOutcome } from "./undo-stack.ts";

/** What the session has to tell once, in words. */
export type SessionNotice =
  | { readonly kind: "undo"; readonly outcome: UndoOutcome }
  /** Of thousands of steps, so many have been taken back. */
  | {
      readonly kind: "undo-progress";
      readonly direction: UndoDirection;
      readonly done: number;
      readonly count: number;
    }
  /** The right to read something ended; its copies on this computer are deleted. */
  | { readonly kind: "revoked"; readonly code: ErrorCode; readonly wiped: boolean }
  | { readonly kind: "not-allowed"; readonly code: ErrorCode };

import type { Clock } from "@parley/shared/primitives/clock.ts";
import { createAttemptLimiter, type AttemptLimiter } from "./attempt-limiter.ts";

export interface Limiters {
  /** Failed sign-ins. */
  readonly signInByAddress: AttemptLimiter;
  readonly signInByAccount: AttemptLimiter;
  readonly resetByAddress: AttemptLimiter;
  readonly resetByAccount: AttemptLimiter;
  readonly registrationByAddress: AttemptLimiter;
  /** Tokens of invitations and resets that do not exist. */
  readonly tokenByAddress: AttemptLimiter;
  /** Reads of one feed: each computes the plan of whoever it belongs to. */
  readonly feedByToken: AttemptLimiter;
}

const minutes = 60_000;

export const createLimiters = (clock: Clock): Limiters => ({
  signInByAddress: createAttemptLimiter(clock, { most: 50, windowMs: 15 * minutes }),
  signInByAccount: createAttemptLimiter(clock, { most: 10, windowMs: 15 * minutes }),
  resetByAddress: createAttemptLimiter(clock, { most: 30, windowMs: 60 * minutes }),
  resetByAccount: createAttemptLimiter(clock, { most: 5, windowMs: 60 * minutes }),
  registrationByAddress: createAttemptLimiter(clock, { most: 20, windowMs: 60 * minutes }),
  tokenByAddress: createAttemptLimiter(clock, { most: 60, windowMs: 15 * minutes }),
  feedByToken: createAttemptLimiter(clock, { most: 30, windowMs: 15 * minutes }),
});

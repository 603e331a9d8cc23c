import type { Clock } from "@parley/shared/primitives/clock.ts";
import { HttpError } from "./http-error.ts";

export interface AttemptLimiter {
  /** @throws HttpError `auth.rate-limited` when the key has used up its attempts */
  check: (key: string) => void;
  count: (key: string) => void;
  forgive: (key: string) => void;
}

const mostKeys = 50_000;

/** Counts attempts per key (an address, an account) in windows; bounded in memory whatever keys are made up. */
export function createAttemptLimiter(
  clock: Clock,
  { most, windowMs }: { most: number; windowMs: number },
): AttemptLimiter {
  const windows = new Map<string, { until: number; attempts: number }>();
  const current = (key: string) => {
    const window = windows.get(key);
    return window !== undefined && window.until > clock() ? window : undefined;
  };
  return {
    check: (key) => {
      const window = current(key);
      if (window === undefined || window.attempts < most) return;
      const seconds = Math.max(1, Math.ceil((window.until - clock()) / 1_000));
      throw new HttpError("auth.rate-limited", { headers: { "retry-after": String(seconds) } });
    },
    count: (key) => {
      const window = current(key);
      if (window !== undefined) {
        window.attempts += 1;
        return;
      }
      windows.delete(key);
      if (windows.size >= mostKeys) forgetOldest(windows);
      windows.set(key, { until: clock() + windowMs, attempts: 1 });
    },
    forgive: (key) => void windows.delete(key),
  };
}

/** A Map keeps the order of insertion, and every window is as long. */
function forgetOldest(windows: Map<string, unknown>): void {
  for (const key of windows.keys()) {
    windows.delete(key);
    return;
  }
}

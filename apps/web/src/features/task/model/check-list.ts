import type { CheckItem } from "@parley/shared/documents/task.ts";
import { orderKeyBetween } from "@parley/shared/documents/fractional-order.ts";

export const checksOf = (checks: Iterable<CheckItem>, taskId: string): CheckItem[] =>
  [...checks]
    .filter((check) => check.taskId === taskId && !check.removed)
    .sort((a, b) =>
      a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0,
    );

/** The order with which item `from` comes to stand at index `to`, or null where it stands there. */
export function checkOrderAt(
  checks: readonly CheckItem[],
  from: number,
  to: number,
): string | null {
  const at = Math.max(0, Math.min(to, checks.length - 1));
  if (checks[from] === undefined || at === from) return null;
  const others = checks.filter((_, index) => index !== from);
  return orderKeyBetween(others[at - 1]?.order ?? null, others[at]?.order ?? null);
}

export const lastCheckOrder = (checks: readonly CheckItem[]): string =>
  orderKeyBetween(checks.at(-1)?.order ?? null, null);

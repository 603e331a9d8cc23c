import type { MissReason } from "@parley/shared/documents/frame.ts";
import type { Rng } from "@parley/shared/primitives/clock.ts";
import { newEntityId, type TaskId } from "@parley/shared/primitives/ids.ts";
import type { DemoPromise } from "./demo-types.ts";
import { addCalendarDays, type WorkingDays } from "./working-days.ts";

const DAYS_PROMISED = { before: 35, after: 8 } as const;
/** Every so many tasks was missed once before it was done. */
const MISSED_EVERY = 4;

/** What the companies promised in the last weeks and for this one: most of it was kept, some was missed and promised again. */
export function buildPromises(
  tasks: readonly { readonly taskId: TaskId; readonly end: number; readonly progress: number }[],
  context: {
    readonly days: WorkingDays;
    readonly todayIndex: number;
    readonly reasons: readonly MissReason[];
    readonly rng: Rng;
  },
): readonly DemoPromise[] {
  const { days, todayIndex, reasons, rng } = context;
  const near = tasks.filter(
    ({ end }) => end > todayIndex - DAYS_PROMISED.before && end <= todayIndex + DAYS_PROMISED.after,
  );
  return near.flatMap(({ taskId, end, progress }, index): DemoPromise[] => {
    const date = days.dateOf(end - 1);
    const base = { taskId, note: "", removed: false };
    const given = (week: string, fields: Partial<DemoPromise>): DemoPromise => ({
      ...base,
      id: newEntityId(rng),
      week: `${week}T00:00`,
      createdAt: Date.parse(`${addCalendarDays(week, -5)}T07:30:00Z`),
      ready: false,
      outcome: null,
      reasonId: null,
      ...fields,
    });
    const isDone = progress === 100;
    // What is late stays open in the week for which it was promised.
    const last = given(date, { ready: isDone || progress > 0, outcome: isDone ? "done" : null });
    if (!isDone || index % MISSED_EVERY !== 1) return [last];
    const reasonId = reasons[(index * 3) % Math.min(5, reasons.length)]!.id;
    const missed = { outcome: "missed", ready: index % 2 === 0, reasonId } as const;
    return [given(addCalendarDays(date, -7), missed), last];
  });
}

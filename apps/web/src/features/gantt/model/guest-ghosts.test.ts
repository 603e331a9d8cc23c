import { createScheduler } from "@parley/schedule/create-scheduler.ts";
import { instantOf } from "@parley/schedule/instant.ts";
import type { PulledTask } from "@parley/shared/protocol/plan-presence.ts";
import { PlanScheduler } from "@parley/shared/schedule/plan-scheduler.ts";
import { STANDARD_CALENDAR } from "@parley/shared/schedule/working-calendar.ts";
import { expect, test } from "vitest";
import { guestGhosts } from "./guest-ghosts.ts";
import { FRAME, smallPlan, type SmallTask } from "./testing/small-plan.ts";

const WHO = { name: "Li · 钢", colour: 3 };
const CHAIN = { dig: {}, pour: { org: "theirs" }, cure: {}, paint: {} };
const LINKS = ["dig>pour", "pour>cure"];

function ghosts(
  tasks: Readonly<Record<string, SmallTask>>,
  links: readonly string[],
  pulled: readonly PulledTask[],
): readonly string[] {
  const scheduler = new PlanScheduler(createScheduler);
  const plan = scheduler.date(smallPlan(tasks, links), FRAME, null);
  const preview = (rows: Parameters<typeof scheduler.preview>[0]) => scheduler.preview(rows, []);
  return guestGhosts(plan, pulled, preview, () => STANDARD_CALENDAR, WHO).map(
    ({ rowId, start, name }) =>
      `${rowId} ${(start - instantOf("2026-03-09T08:00")!) / 14_400} ${name}`,
  );
}

test("what another pulls at is shown where it would come to lie, with all that it pushes, and named once", () => {
  const pulled = [{ id: "dig", change: { type: "start", day: "2026-03-11" } }] as const;
  expect(ghosts(CHAIN, LINKS, pulled)).toEqual([`dig 2 ${WHO.name}`, "pour 3 null", "cure 4 null"]);
});

test("tasks that are in the hand together are all named", () => {
  const pulled = [
    { id: "dig", change: { type: "start", day: "2026-03-10" } },
    { id: "paint", change: { type: "start", day: "2026-03-12" } },
  ] as const;
  expect(ghosts(CHAIN, [], pulled)).toEqual([`dig 1 ${WHO.name}`, `paint 3 ${WHO.name}`]);
});

test("a task that may not be seen here has no ghost, and neither has what changes nothing", () => {
  const secret = { id: "secret", change: { type: "start", day: "2026-03-11" } } as const;
  expect(ghosts(CHAIN, LINKS, [secret])).toEqual([]);
  const same = { id: "dig", change: { type: "progress", progress: 0 } } as const;
  expect(ghosts(CHAIN, LINKS, [same])).toEqual([]);
});

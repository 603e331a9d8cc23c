import { expect, test } from "vitest";
import { computeSchedule } from "@parley/schedule/compute-schedule.ts";
import { textOfInstant } from "@parley/schedule/instant.ts";
import { carriedRelations } from "./carried-relations.ts";
import { networkOfPlan } from "./network-of-plan.ts";
import { readXer } from "./read-xer.ts";
import { bytesOf } from "./testing/plan-xml.ts";
import { projectRow, relationRow, taskRow, xerPlan } from "./testing/xer-text.ts";

const done = {
  status_code: "TK_Complete",
  act_start_date: "2026-01-05 08:00",
  act_end_date: "2026-01-06 17:00",
  remain_drtn_hr_cnt: 0,
};

async function read(parts: Parameters<typeof xerPlan>[0]) {
  const result = await readXer(
    bytesOf(xerPlan({ project: projectRow({ last_recalc_date: "2026-01-12 08:00" }), ...parts })),
  );
  if (!result.ok) throw new Error(result.error.detail);
  return result.value.plan;
}

test("what follows work that was done before its turn waits for what that had to wait for", async () => {
  const plan = await read({
    tasks: [taskRow(1), taskRow(2, done), taskRow(3, done), taskRow(4, { remain_drtn_hr_cnt: 8 })],
    relations: [relationRow(1, 2), relationRow(2, 3), relationRow(3, 4)],
  });
  const { byId } = computeSchedule(networkOfPlan(plan).network);
  const row = byId.get("t4")!;
  expect(textOfInstant(row.earlyStart)).toBe("2026-01-19T08:00:00");
  expect(textOfInstant(byId.get("t1")!.lateFinish)).toBe("2026-01-16T17:00:00");
  expect(row.critical && byId.get("t1")!.critical).toBe(true);
});

const shown = async (parts: Parameters<typeof xerPlan>[0]) =>
  carriedRelations(await read(parts)).map(
    (each) => `${each.predecessorId} ${each.type} ${each.successorId} ${each.lag / 600}`,
  );

test("each end of an open task is carried once, with its greatest lag, past any number of tasks", async () => {
  expect(
    await shown({
      tasks: [taskRow(1), taskRow(2, done), taskRow(3, done), taskRow(4), taskRow(5)],
      relations: [
        relationRow(1, 2, { lag_hr_cnt: 8 }),
        relationRow(1, 3, { pred_type: "PR_FF", lag_hr_cnt: 16 }),
        relationRow(1, 3, { pred_type: "PR_SS" }),
        relationRow(2, 3),
        relationRow(3, 4, { pred_type: "PR_SS" }),
        relationRow(3, 5, { pred_type: "PR_FF" }),
      ],
    }),
  ).toEqual(["t1 FS t4 16", "t1 SS t4 0"]);
});

test("nothing is carried in order, under other conventions, or round a circle of done tasks", async () => {
  const tasks = [taskRow(1), taskRow(2, done), taskRow(3)];
  expect(
    await shown({
      tasks: [taskRow(1, done), ...tasks.slice(1)],
      relations: [relationRow(1, 2), relationRow(2, 3)],
    }),
  ).toEqual([]);
  expect(
    await shown({
      tasks,
      relations: [relationRow(1, 2), relationRow(2, 3)],
      options: { sched_retained_logic: "N", sched_progress_override: "Y" },
    }),
  ).toEqual([]);
  expect(
    await shown({
      tasks: [taskRow(1, done), taskRow(2, done), taskRow(3)],
      relations: [relationRow(1, 2), relationRow(2, 1), relationRow(2, 3)],
    }),
  ).toEqual([]);
});

test("twenty thousand tasks that are done are looked at once each", async () => {
  const count = 20_000;
  const tasks = Array.from({ length: count }, (_, at) => taskRow(at + 2, done));
  const relations = Array.from({ length: count }, (_, at) => relationRow(at + 1, at + 2));
  expect(
    await shown({
      tasks: [taskRow(1), ...tasks, taskRow(count + 2)],
      relations: [...relations, relationRow(count + 1, count + 2)],
    }),
  ).toEqual([`t1 FS t${count + 2} 0`]);
});

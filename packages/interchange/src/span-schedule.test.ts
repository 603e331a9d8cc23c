import { expect, test } from "vitest";
import { instantOf, textOfInstant } from "@parley/schedule/instant.ts";
import { computeReference } from "@parley/schedule/testing/reference/compute-reference.ts";
import { networkOfPlan } from "./network-of-plan.ts";
import { readXer } from "./read-xer.ts";
import { withSpans } from "./span-schedule.ts";
import { bytesOf } from "./testing/plan-xml.ts";
import { relationRow, taskRow, wbsRow, xerPlan } from "./testing/xer-text.ts";

const task = (id: number, hours: number, more = {}) =>
  taskRow(id, { target_drtn_hr_cnt: hours, remain_drtn_hr_cnt: hours, ...more });

async function computed(parts: Parameters<typeof xerPlan>[0]) {
  const read = await readXer(bytesOf(xerPlan(parts)));
  if (!read.ok) throw new Error(read.error.detail);
  const { plan } = read.value;
  const { network } = networkOfPlan(plan);
  const before = computeReference(network);
  const after = withSpans(plan, network, before);
  const short = (at: number) => textOfInstant(at).slice(5, 13).replace("T", " ");
  return (uid: number) => {
    const row = after.byId.get(`t${uid}`)!;
    return `${short(row.start)} – ${short(row.finish)} | ${short(row.lateStart)} – ${short(row.lateFinish)} | ${row.totalFloat / 600}${row.critical ? " *" : ""}`;
  };
}

test("a level of effort lies from its first to its last relation, early and late, and moves nothing", async () => {
  const row = await computed({
    tasks: [
      task(1, 40),
      task(2, 16),
      task(3, 80),
      taskRow(4, { task_type: "TT_LOE" }),
      taskRow(5, { task_type: "TT_LOE" }),
    ],
    relations: [
      relationRow(1, 2),
      relationRow(1, 3),
      relationRow(1, 4, { pred_type: "PR_SS", lag_hr_cnt: 8 }),
      relationRow(2, 4, { pred_type: "PR_FF" }),
      relationRow(4, 5, { pred_type: "PR_SS" }),
      relationRow(5, 3, { pred_type: "PR_FF" }),
    ],
  });
  expect(row(2)).toBe("01-12 08 – 01-13 17 | 01-22 08 – 01-23 17 | 64");
  expect(row(4)).toBe("01-06 08 – 01-13 17 | 01-06 08 – 01-23 17 | 64");
  expect(row(5)).toBe("01-06 08 – 01-23 17 | 01-06 08 – 01-23 17 | 0 *");
});

test("what a level of effort had stored moves no late date", async () => {
  const row = await computed({
    tasks: [task(1, 40), taskRow(2, { task_type: "TT_LOE", early_end_date: "2027-01-01 17:00" })],
    relations: [relationRow(1, 2, { pred_type: "PR_FF" })],
  });
  expect(row(1)).toBe("01-05 08 – 01-09 17 | 01-05 08 – 01-09 17 | 0 *");
});

test("a WBS summary lies over the open work of its branch", async () => {
  const row = await computed({
    wbs: [wbsRow({ wbs_id: 11, parent_wbs_id: 10, proj_node_flag: "N", wbs_name: "Piers" })],
    tasks: [
      task(1, 40),
      task(2, 16, { wbs_id: 11 }),
      task(3, 8, { wbs_id: 11 }),
      taskRow(4, { task_type: "TT_WBS", wbs_id: 11 }),
      task(5, 80),
    ],
    relations: [relationRow(1, 2), relationRow(2, 3)],
  });
  expect(row(4)).toBe("01-12 08 – 01-14 17 | 01-14 08 – 01-16 17 | 16");
});

test("without relations it lies at the data date, and in a circle it still has dates", async () => {
  const loe = { task_type: "TT_LOE" };
  const row = await computed({
    tasks: [task(1, 40), taskRow(2, loe), taskRow(3, loe), taskRow(4, loe)],
    relations: [
      relationRow(3, 4, { pred_type: "PR_SS" }),
      relationRow(4, 3, { pred_type: "PR_FF" }),
    ],
  });
  expect(row(2)).toBe("01-05 08 – 01-05 08 | 01-09 17 – 01-09 17 | 40");
  expect(row(3)).toMatch(/^01-05 08 /);
});

test("a plan without such rows keeps its schedule as it is", async () => {
  const read = await readXer(bytesOf(xerPlan({ tasks: [task(1, 40)] })));
  if (!read.ok) throw new Error(read.error.detail);
  const { network } = networkOfPlan(read.value.plan);
  const schedule = computeReference(network);
  expect(withSpans(read.value.plan, network, schedule)).toBe(schedule);
  expect(schedule.start).toBe(instantOf("2026-01-05T08:00"));
});

import { expect, test } from "vitest";

import { textOfInstant } from "@parley/schedule/instant.ts";
import type { TaskSchedule } from "@parley/schedule/schedule.ts";
import { computeReference } from "@parley/schedule/testing/reference/compute-reference.ts";
import { networkOfPlan } from "./network-of-plan.ts";
import { readXer } from "./read-xer.ts";
import { scheduleOfPlan } from "./schedule-of-plan.ts";
import { bytesOf } from "./testing/plan-xml.ts";
import {
  calendarRow,
  projectRow,
  relationRow,
  taskRow,
  WEEKDAYS,
  xerPlan,
} from "./testing/xer-text.ts";

const SHIFT = "(0||0(s|08:00|f|12:00)())(0||1(s|13:00|f|17:00)())";
const EVERY_DAY = WEEKDAYS.replaceAll(/\(0\|\|([17])\(\)\(\)\)/g, `(0||$1()(${SHIFT}))`);

type Parts = Parameters<typeof xerPlan>[0];

/** `name: early start – early finish | late start – late finish | total float in hours`, with a star where critical. */
async function computed(parts: Parts): Promise<string[]> {
  const read = await readXer(
    bytesOf(
      xerPlan({
        calendars: [
          calendarRow(),
          calendarRow({ clndr_id: 2, clndr_name: "Every day", clndr_data: EVERY_DAY }),
        ],
        ...parts,
      }),
    ),
  );
  if (!read.ok) throw new Error(read.error.detail);
  const { plan } = read.value;
  const { network } = networkOfPlan(plan);
  const { byId } = scheduleOfPlan(plan).schedule;
  const reference = computeReference(network).byId;
  const dates = (rows: Iterable<TaskSchedule>) =>
    [...rows].map(({ critical: _critical, ...rest }) => rest);
  expect(dates(byId.values())).toEqual(dates([...byId.keys()].map((id) => reference.get(id)!)));
  const short = (at: number) => textOfInstant(at).slice(5, 13).replace("T", " ");
  return plan.tasks.flatMap((task) => {
    if (task.summary) return [];
    const row = byId.get(`t${task.uid}`)!;
    const hours = row.totalFloat / 600;
    return `${task.name}: ${short(row.earlyStart)} – ${short(row.earlyFinish)} | ${short(row.lateStart)} – ${short(row.lateFinish)} | ${hours}${row.critical ? " *" : ""}`;
  });
}

const task = (id: number, task_name: string, hours: number, more = {}) =>
  taskRow(id, { task_name, target_drtn_hr_cnt: hours, remain_drtn_hr_cnt: hours, ...more });

test("lags run in the predecessor's calendar, and milestones begin or end as Primavera has them", async () => {
  expect(
    await computed({
      tasks: [
        task(1, "dig", 40),
        task(2, "start", 0, { task_type: "TT_Mile" }),
        task(3, "end", 0, { task_type: "TT_FinMile" }),
        task(4, "pour", 16),
        task(5, "build", 80),
        task(6, "guard", 8, { clndr_id: 2 }),
      ],
      relations: [
        relationRow(1, 2),
        relationRow(1, 3),
        relationRow(2, 4, { lag_hr_cnt: 8 }),
        relationRow(1, 5),
        relationRow(1, 6, { lag_hr_cnt: 8 }),
      ],
    }),
  ).toEqual([
    "dig: 01-05 08 – 01-09 17 | 01-05 08 – 01-09 17 | 0 *",
    "start: 01-12 08 – 01-12 08 | 01-21 08 – 01-21 08 | 56",
    "end: 01-09 17 – 01-09 17 | 01-23 17 – 01-23 17 | 80",
    "pour: 01-13 08 – 01-14 17 | 01-22 08 – 01-23 17 | 56",
    "build: 01-12 08 – 01-23 17 | 01-12 08 – 01-23 17 | 0 *",
    "guard: 01-13 08 – 01-13 17 | 01-23 08 – 01-23 17 | 80",
  ]);
});

test("a finish that is asked on a day off is met by the last work before it", async () => {
  expect(
    await computed({
      tasks: [
        task(1, "dig", 40),
        task(2, "cure", 16, { clndr_id: 2 }),
        task(3, "watch", 16),
        task(4, "build", 40),
      ],
      relations: [relationRow(1, 2), relationRow(2, 3, { pred_type: "PR_FF" }), relationRow(1, 4)],
    }),
  ).toEqual([
    "dig: 01-05 08 – 01-09 17 | 01-05 08 – 01-09 17 | 0 *",
    "cure: 01-10 08 – 01-11 17 | 01-15 08 – 01-16 17 | 40",
    "watch: 01-08 08 – 01-09 17 | 01-15 08 – 01-16 17 | 40",
    "build: 01-12 08 – 01-16 17 | 01-12 08 – 01-16 17 | 0 *",
  ]);
});

test("constraints that may yield hold early or late dates only, mandatory ones both", async () => {
  const on = (cstr_type: string, cstr_date: string) => ({ cstr_type, cstr_date });
  expect(
    await computed({
      tasks: [
        task(1, "dig", 40),
        task(2, "by", 40, on("CS_MEOB", "2026-01-14 17:00")),
        task(3, "from", 8, on("CS_MSOA", "2026-01-21 00:00")),
        task(4, "early", 8, on("CS_MSOA", "2025-12-01 00:00")),
        task(5, "must", 8, on("CS_MANDSTART", "2026-01-07 08:00")),
        task(6, "ends", 8, on("CS_MEO", "2026-01-15 17:00")),
      ],
      relations: [relationRow(1, 2), relationRow(1, 5)],
    }),
  ).toEqual([
    "dig: 01-05 08 – 01-09 17 | 12-31 08 – 01-06 17 | -24 *",
    "by: 01-12 08 – 01-16 17 | 01-08 08 – 01-14 17 | -16 *",
    "from: 01-21 08 – 01-21 17 | 01-21 08 – 01-21 17 | 0 *",
    "early: 01-05 08 – 01-05 17 | 01-21 08 – 01-21 17 | 96",
    "must: 01-07 08 – 01-07 17 | 01-07 08 – 01-07 17 | 0 *",
    "ends: 01-15 08 – 01-15 17 | 01-15 08 – 01-15 17 | 0 *",
  ]);
});

test("what remains of work under way goes on at the data date; late dates count from the finish that must be met", async () => {
  expect(
    await computed({
      project: projectRow({
        last_recalc_date: "2026-01-12 08:00",
        plan_end_date: "2026-01-30 17:00",
        critical_drtn_hr_cnt: 40,
      }),
      tasks: [
        task(1, "dig", 80, {
          status_code: "TK_Active",
          act_start_date: "2026-01-05 08:00",
          remain_drtn_hr_cnt: 16,
        }),
        task(2, "pour", 40),
      ],
      relations: [relationRow(1, 2)],
    }),
  ).toEqual([
    "dig: 01-12 08 – 01-13 17 | 01-22 08 – 01-23 17 | 64",
    "pour: 01-14 08 – 01-20 17 | 01-26 08 – 01-30 17 | 64",
  ]);
});

test("what is as late as possible is later by its free float, and may be later still by its total float", async () => {
  expect(
    await computed({
      tasks: [
        task(1, "dig", 80),
        task(2, "order", 8, { cstr_type: "CS_ALAP" }),
        task(3, "here", 0, { task_type: "TT_Mile", cstr_type: "CS_ALAP" }),
        task(4, "fit", 16, { cstr_type: "CS_MSOA", cstr_date: "2026-01-12 08:00" }),
      ],
      relations: [relationRow(2, 3), relationRow(3, 4)],
    }),
  ).toEqual([
    "dig: 01-05 08 – 01-16 17 | 01-05 08 – 01-16 17 | 0 *",
    "order: 01-09 08 – 01-09 17 | 01-14 08 – 01-14 17 | 24",
    "here: 01-12 08 – 01-12 08 | 01-15 08 – 01-15 08 | 24",
    "fit: 01-12 08 – 01-13 17 | 01-15 08 – 01-16 17 | 24",
  ]);
});

test("critical is the longest path where the project says so, whatever its float", async () => {
  const parts = {
    tasks: [
      task(1, "dig", 40),
      task(2, "pour", 40, { cstr_type: "CS_MEOB", cstr_date: "2026-01-30 17:00" }),
      task(3, "survey", 8, { cstr_type: "CS_MEOB", cstr_date: "2026-01-05 12:00" }),
      task(4, "over", 0, { task_type: "TT_FinMile" }),
    ],
    relations: [relationRow(1, 2), relationRow(2, 4), relationRow(3, 4)],
  };
  const project = (critical_path_type: string) =>
    projectRow({ critical_path_type, plan_end_date: "2026-01-30 17:00" });
  const critical = async (type: string) =>
    (await computed({ ...parts, project: project(type) }))
      .filter((line) => line.endsWith("*"))
      .map((line) => line.split(":")[0]);
  expect(await critical("CT_TotFloat")).toEqual(["survey"]);
  expect(await critical("CT_DrivPath")).toEqual(["dig", "pour", "over"]);
});

test("a start-to-start lag counts from the work that remains, or from the actual start where the options say so", async () => {
  const parts = {
    project: projectRow({ last_recalc_date: "2026-01-12 08:00" }),
    tasks: [
      task(1, "permit", 16),
      // Begun out of its turn: what remains waits for the permit.
      task(2, "dig", 80, {
        status_code: "TK_Active",
        act_start_date: "2026-01-08 08:00",
        remain_drtn_hr_cnt: 40,
      }),
      task(3, "pour", 8),
    ],
    relations: [relationRow(1, 2), relationRow(2, 3, { pred_type: "PR_SS", lag_hr_cnt: 24 })],
  };
  const pour = async (sched_lag_early_start_flag: string) =>
    (await computed({ ...parts, options: { sched_lag_early_start_flag } })).at(-1);
  // Two of the three days have been worked when the data date comes; the third follows the permit.
  expect(await pour("Y")).toMatch(/^pour: 01-15 08 – 01-15 17 /);
  expect(await pour("N")).toMatch(/^pour: 01-13 08 – 01-13 17 /);
  expect((await computed(parts)).slice(0, 2)).toEqual([
    "permit: 01-12 08 – 01-13 17 | 01-12 08 – 01-13 17 | 0 *",
    "dig: 01-14 08 – 01-20 17 | 01-14 08 – 01-20 17 | 0 *",
  ]);
});

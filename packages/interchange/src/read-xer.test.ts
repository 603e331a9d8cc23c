import { expect, test } from "vitest";
import type { PlanFile } from "./plan-file.ts";
import { readXer } from "./read-xer.ts";
import { bytesOf } from "./testing/plan-xml.ts";
import {
  calendarRow,
  projectRow,
  relationRow,
  taskRow,
  wbsRow,
  xerFile,
  xerPlan,
  xerTable,
} from "./testing/xer-text.ts";

async function read(text: string) {
  const result = await readXer(bytesOf(text));
  if (!result.ok)
    throw new Error(`${result.error.code} at ${result.error.line}: ${result.error.detail}`);
  const { plan, findings } = result.value;
  return { plan, codes: findings.map(({ code, count }) => `${code} ${count}`) };
}

const outline = (plan: PlanFile) =>
  plan.tasks.map(
    (task) => `${task.outlineNumber} ${task.summary ? "+" : "-"} ${task.uid} ${task.name}`,
  );

test("the tree of the WBS is the outline: activities first, then branches by their sequence numbers", async () => {
  const { plan, codes } = await read(
    xerPlan({
      wbs: [
        wbsRow({
          wbs_id: 12,
          parent_wbs_id: 10,
          seq_num: 2,
          proj_node_flag: "N",
          wbs_name: "Deck",
        }),
        wbsRow({
          wbs_id: 11,
          parent_wbs_id: 10,
          seq_num: 1,
          proj_node_flag: "N",
          wbs_name: "Piers",
        }),
        wbsRow({
          wbs_id: 13,
          parent_wbs_id: 11,
          seq_num: 1,
          proj_node_flag: "N",
          wbs_name: "North",
        }),
        wbsRow({
          wbs_id: 14,
          parent_wbs_id: 10,
          seq_num: 9,
          proj_node_flag: "N",
          wbs_name: "Nothing",
        }),
      ],
      tasks: [
        taskRow(1, { wbs_id: 12, task_name: "Pour" }),
        taskRow(2, { wbs_id: 13, task_name: "Drill" }),
        taskRow(3, { wbs_id: 10, task_name: "Award" }),
      ],
    }),
  );
  expect(outline(plan)).toEqual([
    "1 - 3 Award",
    "2 + -11 Piers",
    "2.1 + -13 North",
    "2.1.1 - 2 Drill",
    "3 + -12 Deck",
    "3.1 - 1 Pour",
  ]);
  expect(codes).toEqual(["wbs.empty 1"]);
  expect(plan.project).toMatchObject({
    name: "BRIDGE",
    title: "The bridge",
    calendarUid: 1,
    start: "2026-01-05T08:00",
  });
});

test("branches in a circle and unknown ones hang at the top", async () => {
  const { plan, codes } = await read(
    xerPlan({
      wbs: [
        wbsRow({ wbs_id: 11, parent_wbs_id: 12, proj_node_flag: "N", wbs_name: "A" }),
        wbsRow({ wbs_id: 12, parent_wbs_id: 11, proj_node_flag: "N", wbs_name: "B" }),
        wbsRow({ wbs_id: 13, parent_wbs_id: 99, proj_node_flag: "N", wbs_name: "C" }),
      ],
      tasks: [
        taskRow(1, { wbs_id: 11 }),
        taskRow(2, { wbs_id: 12 }),
        taskRow(3, { wbs_id: 13 }),
        taskRow(4, { wbs_id: 77 }),
      ],
    }),
  );
  expect(
    plan.tasks
      .filter((task) => !task.summary)
      .map(({ uid }) => uid)
      .toSorted((a, b) => a - b),
  ).toEqual([1, 2, 3, 4]);
  expect(Math.max(...plan.tasks.map(({ outlineLevel }) => outlineLevel))).toBe(2);
  expect(codes).toEqual(["wbs.unknown 4"]);
});

test("hours become tenths of a minute, with a point or a comma", async () => {
  const { plan } = await read(
    xerPlan({
      tasks: [taskRow(1), taskRow(2, { remain_drtn_hr_cnt: "12,5" })],
      relations: [
        relationRow(1, 2, { lag_hr_cnt: "-8.25", pred_type: "PR_SS" }),
        relationRow(1, 2, { pred_type: "PR_FF" }),
      ],
    }),
  );
  expect(plan.tasks[1]).toMatchObject({ duration: 7_500, remainingDuration: null });
  expect(plan.tasks[1]!.predecessors).toEqual([
    { uid: 1, type: "SS", lag: -4_950, lagUnit: "working" },
    { uid: 1, type: "FF", lag: 0, lagUnit: "working" },
  ]);
});

test("progress is what the status says, by the activity's own type of percent complete", async () => {
  const begun = {
    status_code: "TK_Active",
    act_start_date: "2026-01-05 08:00",
    remain_drtn_hr_cnt: 10,
  };
  const { plan } = await read(
    xerPlan({
      tasks: [
        taskRow(1, { ...begun, suspend_date: "2026-01-06 17:00", resume_date: "2026-01-09 08:00" }),
        taskRow(2, { ...begun, complete_pct_type: "CP_Phys", phys_complete_pct: 100 }),
        taskRow(3, {
          ...begun,
          complete_pct_type: "CP_Units",
          act_work_qty: 30,
          remain_work_qty: 90,
        }),
        taskRow(4, {
          status_code: "TK_Complete",
          act_start_date: "2026-01-05 08:00",
          act_end_date: "2026-01-06 17:00",
          remain_drtn_hr_cnt: 0,
        }),
        taskRow(5, { complete_pct_type: "CP_Phys", phys_complete_pct: 30 }),
      ],
    }),
  );
  expect(plan.tasks.map((task) => task.percentComplete)).toEqual([75, 99, 25, 100, 0]);
  expect(plan.tasks[0]).toMatchObject({
    duration: 24_000,
    remainingDuration: 6_000,
    actualStart: "2026-01-05T08:00",
    stop: "2026-01-06T17:00",
    resume: "2026-01-09T08:00",
  });
  expect(plan.tasks[3]).toMatchObject({ actualFinish: "2026-01-06T17:00", remainingDuration: 0 });
});

test("stored dates, floats and what is critical by the project's limit", async () => {
  const stored = {
    early_start_date: "2026-01-05 08:00",
    early_end_date: "2026-01-09 17:00",
    late_start_date: "2026-01-06 08:00",
    late_end_date: "2026-01-12 17:00",
    total_float_hr_cnt: 8,
    free_float_hr_cnt: 0,
  };
  const { plan } = await read(
    xerPlan({
      project: projectRow({ critical_drtn_hr_cnt: 8 }),
      tasks: [taskRow(1, stored), taskRow(2, { ...stored, total_float_hr_cnt: "8.1" }), taskRow(3)],
    }),
  );
  expect(plan.tasks[0]!.stored).toEqual({
    earlyStart: "2026-01-05T08:00",
    earlyFinish: "2026-01-09T17:00",
    lateStart: "2026-01-06T08:00",
    lateFinish: "2026-01-12T17:00",
    totalFloat: 4_800,
    freeFloat: 0,
    startFloat: null,
    finishFloat: null,
    critical: true,
  });
  expect(plan.tasks.map((task) => task.stored.critical)).toEqual([true, false, null]);
  expect(plan.project.scheduling.criticalFloat).toBe(4_800);
});

test("scheduling options are the project's conventions, Primavera's own where they are not written", async () => {
  expect((await read(xerPlan({}))).plan.project.scheduling).toMatchObject({
    lagCalendar: "predecessor",
    progress: "retained-logic",
    totalFloat: "finish",
    everyEndCritical: false,
  });
  const { plan } = await read(
    xerPlan({
      options: {
        sched_calendar_on_relationship_lag: "rcal_24Hour",
        sched_retained_logic: "N",
        sched_progress_override: "Y",
        sched_float_type: "FT_MIN",
        sched_open_critical_flag: "Y",
      },
      project: projectRow({ plan_end_date: "2026-03-31 17:00" }),
    }),
  );
  expect(plan.project).toMatchObject({
    mustFinishBy: "2026-03-31T17:00",
    scheduling: {
      lagCalendar: "elapsed",
      progress: "progress-override",
      totalFloat: "smallest",
      everyEndCritical: true,
    },
  });
});

test("the exported project is read; the others, and relations to them, are told", async () => {
  const file = xerFile(
    xerTable("PROJECT", [
      projectRow({ proj_id: 200, proj_short_name: "OTHER", export_flag: "N" }),
      projectRow(),
    ]),
    xerTable("CALENDAR", [calendarRow()]),
    xerTable("PROJWBS", [wbsRow(), wbsRow({ wbs_id: 20, proj_id: 200 })]),
    xerTable("TASK", [
      taskRow(1, { proj_id: 200, wbs_id: 20, early_end_date: "2026-01-16 17:00" }),
      taskRow(2),
      taskRow(3),
    ]),
    xerTable("TASKPRED", [
      relationRow(1, 2, { pred_proj_id: 200 }),
      relationRow(2, 3),
      relationRow(9, 3, { pred_proj_id: 300 }),
      relationRow(8, 3),
    ]),
  );
  const { plan, codes } = await read(file);
  expect(plan.project.name).toBe("BRIDGE");
  expect(plan.tasks.map(({ uid }) => uid)).toEqual([2, 3]);
  expect(plan.tasks[1]!.predecessors.map(({ uid }) => uid)).toEqual([2]);
  expect(plan.tasks[0]!.bounds).toMatchObject({ startNotBefore: "2026-01-16T17:00" });
  expect(codes).toEqual([
    "link.unknown-predecessor 1",
    "link.other-project 2",
    "plan.other-project 1",
  ]);
});

test("another project's activities bound starts forward and finishes backward, as relations without lag ask", async () => {
  const dated = {
    proj_id: 200,
    early_start_date: "2026-01-12 08:00",
    early_end_date: "2026-01-16 17:00",
    late_start_date: "2026-02-09 08:00",
    late_end_date: "2026-02-13 17:00",
  };
  const outside = (from: number, to: number, pred_type: string, more = {}) => [
    relationRow(1, from, { pred_type, proj_id: 100, pred_proj_id: 200, ...more }),
    relationRow(to, 1, { pred_type, proj_id: 200, pred_proj_id: 100, ...more }),
  ];
  const { plan } = await read(
    xerFile(
      xerTable("PROJECT", [projectRow(), projectRow({ proj_id: 200, export_flag: "N" })]),
      xerTable("CALENDAR", [calendarRow()]),
      xerTable("TASK", [taskRow(1, dated), ...[2, 3, 4, 5, 6].map((id) => taskRow(id))]),
      xerTable("TASKPRED", [
        ...outside(2, 2, "PR_FS"),
        ...outside(3, 3, "PR_SS"),
        ...outside(4, 4, "PR_FF"),
        ...outside(5, 5, "PR_SF"),
        ...outside(6, 6, "PR_SS", { lag_hr_cnt: 8 }),
      ]),
    ),
  );
  expect(
    plan.tasks.map(({ uid, bounds }) => [
      uid,
      bounds?.startNotBefore ?? null,
      bounds?.finishNotAfter ?? null,
    ]),
  ).toEqual([
    [2, "2026-01-16T17:00", "2026-02-09T08:00"],
    [3, "2026-01-12T08:00", null],
    [4, null, "2026-02-13T17:00"],
    [5, null, null],
    [6, null, null],
  ]);
});

test("of several exported projects the largest is read, and never a baseline beside its project", async () => {
  const project = (proj_id: number, more = {}) =>
    projectRow({ proj_id, proj_short_name: `P${proj_id}`, ...more });
  const { plan, codes } = await read(
    xerFile(
      xerTable("PROJECT", [
        project(100, { orig_proj_id: "" }),
        project(200),
        project(300, { orig_proj_id: 200 }),
        project(400),
      ]),
      xerTable(
        "TASK",
        [100, 200, 200, 300, 300, 300].map((proj_id, at) => taskRow(at + 1, { proj_id })),
      ),
    ),
  );
  expect(plan.project.name).toBe("P200");
  expect(plan.tasks.map(({ uid }) => uid)).toEqual([2, 3]);
  expect(codes).toContain("plan.other-project 3");
});

test("every exported project is read where somebody asks for them, each with its own data date and ways", async () => {
  const project = (proj_id: number, more = {}) =>
    projectRow({ proj_id, proj_short_name: `P${proj_id}`, ...more });
  const file = xerFile(
    xerTable("PROJECT", [
      project(100, { last_recalc_date: "2026-02-02 08:00" }),
      project(200),
      project(300, { orig_proj_id: 200 }),
      project(400, { export_flag: "N" }),
      project(500),
    ]),
    xerTable("SCHEDOPTIONS", [{ schedoptions_id: 1, proj_id: 100, sched_float_type: "FT_SS" }]),
    xerTable("CALENDAR", [calendarRow()]),
    xerTable(
      "TASK",
      [100, 200, 200, 300, 300, 300, 400].map((proj_id, at) => taskRow(at + 1, { proj_id })),
    ),
  );
  const read = await readXer(bytesOf(file), { everyProject: true });
  if (!read.ok) throw new Error(read.error.detail);
  const { plan, others = [], findings } = read.value;
  expect(
    [plan, ...others].map(({ project: each, tasks }) => [
      each.name,
      each.statusDate,
      each.scheduling.totalFloat,
      tasks.map(({ uid }) => uid).join(),
    ]),
  ).toEqual([
    ["P200", "2026-01-05T08:00", "finish", "2,3"],
    ["P100", "2026-02-02T08:00", "start", "1"],
  ]);
  const left = findings.find(({ code }) => code === "plan.other-project");
  expect(left?.examples.map(({ subject }) => subject)).toEqual(["P300", "P400", "P500"]);
});

test("spanning activities stand at their stored dates, and their relations move nothing", async () => {
  const { plan, codes } = await read(
    xerPlan({
      tasks: [
        taskRow(1),
        taskRow(2, {
          task_type: "TT_LOE",
          early_start_date: "2026-01-05 08:00",
          early_end_date: "2026-01-16 17:00",
        }),
      ],
      relations: [relationRow(1, 2, { pred_type: "PR_SS" }), relationRow(2, 1)],
    }),
  );
  expect(plan.tasks[1]).toMatchObject({
    manual: true,
    manualStart: "2026-01-05T08:00",
    manualFinish: "2026-01-16T17:00",
    predecessors: [],
  });
  expect(plan.tasks[0]!.predecessors).toEqual([]);
  expect(codes).toEqual(["task.level-of-effort 1", "link.level-of-effort 2"]);
});

test("only resource-dependent activities follow the calendars of their resources", async () => {
  const assigned = (task: number) => ({
    taskrsrc_id: 50 + task,
    task_id: task,
    proj_id: 100,
    rsrc_id: 7,
    target_qty_per_hr: "0.5",
    target_qty: 20,
    remain_qty: 20,
    target_lag_drtn_hr_cnt: 4,
  });
  const { plan } = await read(
    xerPlan({
      calendars: [
        calendarRow(),
        calendarRow({
          clndr_id: 2,
          clndr_name: "Crane",
          clndr_type: "CA_Rsrc",
          base_clndr_id: 1,
          clndr_data: "",
        }),
      ],
      tasks: [
        taskRow(1, { task_type: "TT_Rsrc" }),
        taskRow(2),
        taskRow(3, { task_type: "TT_Rsrc" }),
      ],
      more: [
        xerTable("RSRC", [
          { rsrc_id: 7, rsrc_name: "Crane", clndr_id: 2, rsrc_type: "RT_Equip", def_qty_per_hr: 2 },
        ]),
        xerTable("TASKRSRC", [assigned(1), assigned(2)]),
      ],
    }),
  );
  expect(plan.tasks.map((task) => [task.calendarUid, task.ignoresResourceCalendars])).toEqual([
    [null, false],
    [1, true],
    [1, true],
  ]);
  expect(plan.calendars[1]).toMatchObject({ isBase: false, baseUid: 1, week: Array(7).fill(null) });
  expect(plan.resources[0]).toMatchObject({
    uid: 7,
    name: "Crane",
    type: "work",
    calendarUid: 2,
    maxUnits: 2,
  });
  expect(plan.assignments[0]).toMatchObject({
    uid: 51,
    taskUid: 1,
    resourceUid: 7,
    units: 0.5,
    work: 12_000,
    delay: 2_400,
  });
});

test("doubled quotation marks are one, and a text may go on in the next line", async () => {
  const { plan } = await read(
    xerPlan({
      tasks: [
        taskRow(1, { task_name: 'Pipe 6""' }),
        taskRow(2, { clndr_id: "", task_type: "TT_Mile", task_name: "First\r\nsecond" }),
      ],
    }),
  );
  expect(plan.tasks.map(({ name }) => name)).toEqual(['Pipe 6"', "First\nsecond"]);
});

test("notebook entries are the task's notes, in plain words", async () => {
  const memo = (task_id: number, task_memo: string) => ({ memo_id: 1, task_id, task_memo });
  const { plan, codes } = await read(
    xerPlan({
      more: [
        xerTable("TASKMEMO", [
          memo(
            1,
            '<HTML><BODY style=""a"">\u007f<p>Ask the &quot;crane&quot; people</p>  twice&#33;</BODY></HTML>',
          ),
          memo(1, "2 < 3"),
          memo(9, "nobody"),
        ]),
        xerTable("TASKACTV", [{ task_id: 1 }, { task_id: 2 }]),
        xerTable("CURRTYPE", [{ curr_id: 1 }]),
      ],
    }),
  );
  expect(plan.tasks[0]!.notes).toBe('Ask the "crane" people\ntwice!\n2 < 3');
  expect(codes).toEqual(["p6.left-out 1"]);
});

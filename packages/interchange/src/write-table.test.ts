import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PlanFile, PlanTask } from "./plan-file.ts";
import { readCsvPlan, readXlsxPlan } from "./read-plan-table.ts";
import { readXlsx } from "./read-xlsx.ts";
import { cellText } from "./sheet-row.ts";
import { PLAN_FIELDS } from "./table-mapping-headings.ts";
import { suggestMapping } from "./table-mapping.ts";
import { anyPlanFile } from "./testing/any-plan-file.ts";
import { planFile, planTask } from "./testing/plan-file.ts";
import { bytesOf } from "./testing/plan-xml.ts";
import { writeCsv } from "./write-csv.ts";
import { TABLE_WORDS, type TableLanguage } from "./write-table-words.ts";
import { ALL_COLUMNS, tablesByOrganisation, tableTexts, writeTable } from "./write-table.ts";
import { writeXlsx } from "./write-xlsx.ts";

const LANGUAGES: readonly TableLanguage[] = ["en", "zh-CN"];
const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000_000);

function readBack(plan: PlanFile, format: "csv" | "xlsx", language: TableLanguage): PlanFile {
  const table = writeTable(plan, ALL_COLUMNS, language);
  const read =
    format === "csv"
      ? readCsvPlan(bytesOf(writeCsv(tableTexts(table))), "plan.csv")
      : readXlsxPlan(writeXlsx([table]), "plan.xlsx");
  if (!read.ok) throw new Error(read.error.detail);
  return read.value.plan;
}

/** What a table holds of a task. */
function tableOf(task: PlanTask): Partial<PlanTask> {
  const kept: Partial<PlanTask> = {
    uid: task.uid,
    name: task.name.trim(),
    outlineLevel: task.outlineLevel,
    summary: task.summary,
    milestone: task.milestone,
    start: task.start,
    finish: task.finish,
    percentComplete: task.percentComplete,
    actualStart: task.actualStart,
    actualFinish: task.actualFinish,
    constraintType: task.constraintType,
    deadline: task.deadline,
    priority: task.priority,
    manual: task.manual,
    inactive: task.inactive,
    calendarUid: task.calendarUid,
    notes: task.notes,
    predecessors: task.predecessors,
  };
  if (task.duration === null) return kept;
  const { duration, durationUnit, elapsed, estimated } = task;
  return { ...kept, duration, durationUnit, elapsed, estimated };
}

/** Plans whose tasks have names of their own and no calendar that a table could not bring back. */
const plans = anyPlanFile.map((plan): PlanFile => ({
  ...plan,
  tasks: plan.tasks.map((task, index) => ({
    ...task,
    id: index + 1,
    name: `T${index} ${task.name}`.trim(),
    notes: task.notes.trim(),
    calendarUid: null,
    // A lag of nothing is not written, and so has no unit.
    predecessors: task.predecessors.map((link) =>
      link.lag === 0 ? { ...link, lagUnit: "working" } : link,
    ),
    constraintDate: ["ASAP", "ALAP"].includes(task.constraintType) ? null : task.constraintDate,
  })),
  assignments: [],
}));

describe("a table that was written and read again", () => {
  for (const format of ["csv", "xlsx"] as const)
    for (const language of LANGUAGES)
      test(`as ${format} in ${language} holds the same tasks, SEED=${seed}`, () => {
        fc.assert(
          fc.property(plans, (plan) => {
            const back = readBack(plan, format, language);
            for (const [index, task] of plan.tasks.entries())
              expect(back.tasks[index]).toMatchObject(tableOf(task));
            expect(back.tasks).toHaveLength(plan.tasks.length);
            if (plan.project.start !== null) expect(back.project.start).toBe(plan.project.start);
          }),
          { seed, numRuns: 60 },
        );
      });

  test("keeps people, companies, calendars, and days that are no eight hours", () => {
    const base = planFile();
    const resource = (uid: number, name: string, group: string) => ({
      ...{ uid, name, group, type: "work" as const, email: "", calendarUid: null },
      ...{ maxUnits: 1, extra: [] },
    });
    const assignment = (uid: number, taskUid: number, resourceUid: number, units: number) => ({
      ...{ uid, taskUid, resourceUid, units, work: null, remainingWork: null, delay: 0 },
      ...{ start: null, finish: null, extra: [] },
    });
    const plan = planFile({
      project: { ...base.project, minutesPerDay: 600, minutesPerWeek: 3_000, daysPerMonth: 22 },
      tasks: [
        planTask(1, { duration: 6_000, calendarUid: null }),
        planTask(2, { duration: 30_000, durationUnit: "w" }),
        planTask(3, { predecessors: [{ uid: 1, type: "SS", lag: 12_000, lagUnit: "working" }] }),
      ],
      resources: [
        resource(1, "Smith, J.", "石方"),
        resource(2, "Bo", "石方"),
        resource(3, "Wall", "Wall"),
      ],
      assignments: [
        ...[assignment(1, 1, 1, 1), assignment(2, 2, 2, 0.5), assignment(3, 2, 1, 1)],
        assignment(4, 3, 3, 1),
      ],
    });
    for (const language of LANGUAGES)
      for (const format of ["csv", "xlsx"] as const) {
        const back = readBack(plan, format, language);
        expect(back.project).toMatchObject({
          minutesPerDay: 600,
          minutesPerWeek: 3_000,
          daysPerMonth: 22,
        });
        expect(back.tasks.map(({ duration }) => duration)).toEqual([6_000, 30_000, 6_000]);
        expect(back.tasks[2]!.predecessors).toEqual(plan.tasks[2]!.predecessors);
        const names = new Map(back.resources.map(({ uid, name, group }) => [uid, [name, group]]));
        expect(
          back.assignments.map((each) => [
            each.taskUid,
            ...names.get(each.resourceUid)!,
            each.units,
          ]),
        ).toEqual([
          [1, "Smith, J.", "石方", 1],
          [2, "Bo", "石方", 0.5],
          [2, "Smith, J.", "石方", 1],
          [3, "Wall", "Wall", 1],
        ]);
      }
  });

  test("keeps UIDs below zero and of many digits, as plans of Primavera have them", () => {
    const link = { uid: 123_456_789_012, type: "SS", lag: 0, lagUnit: "working" } as const;
    const tasks = [
      planTask(-7, { id: 1 }),
      planTask(123_456_789_012, { id: 2 }),
      planTask(-8, { id: 3, predecessors: [link] }),
    ];
    for (const format of ["csv", "xlsx"] as const) {
      const back = readBack(planFile({ tasks }), format, "en").tasks;
      expect(back.map(({ uid }) => uid)).toEqual([-7, 123_456_789_012, -8]);
      expect(back[2]!.predecessors).toEqual([link]);
    }
  });

  test("numbers its tasks by UID where IDs are missing or shared", () => {
    const link = { uid: 70, type: "FS", lag: 0, lagUnit: "working" } as const;
    const tasks = [planTask(70, { id: null }), planTask(9, { id: null, predecessors: [link] })];
    expect(readBack(planFile({ tasks }), "csv", "en").tasks[1]).toMatchObject({
      uid: 9,
      predecessors: [link],
    });
  });
});

describe("a written table", () => {
  test("has headings that are understood, each of them, in every language", () => {
    for (const language of LANGUAGES) {
      const headings = PLAN_FIELDS.map((field) => TABLE_WORDS[language].headings[field]);
      expect(suggestMapping(headings).columns).toEqual([...PLAN_FIELDS]);
    }
  });

  test("leaves the project's own row out, and no cell of it is a formula", () => {
    const plan = planFile({
      tasks: [planTask(0, { outlineLevel: 0 }), planTask(1, { name: '=HYPERLINK("http://x")' })],
    });
    const table = writeTable(plan);
    expect(table.rows).toHaveLength(1);
    expect(writeCsv(tableTexts(table))).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(readBack(plan, "csv", "en").tasks[0]!.name).toBe('=HYPERLINK("http://x")');
    expect(readBack(plan, "xlsx", "en").tasks[0]!.name).toBe('=HYPERLINK("http://x")');
  });

  test("has one more sheet for each organisation, with the rows above its tasks", () => {
    const table = writeTable(planFile(), ["name"]);
    const row = (name: string, depth: number, organisation: string) => ({
      ...{ depth, summary: false, organisation },
      cells: [{ type: "text" as const, text: name }],
    });
    const rows = [
      ...[row("hall", 0, ""), row("dig", 1, "Stone"), row("pour", 1, "Wall/[x]")],
      ...[row("road", 0, ""), row("pave", 1, "Stone"), row("end", 0, "History")],
    ];
    const tables = [{ ...table, rows }, ...tablesByOrganisation({ ...table, rows })];
    const read = readXlsx(writeXlsx([...tables, ...tables]));
    if (!read.ok) throw new Error(read.error.detail);
    const sheets = read.value.sheets.map(({ name, rows: all }) => [
      name,
      all.map(({ cells }) => cellText(cells[0])).join(" "),
    ]);
    expect(sheets.slice(0, 5)).toEqual([
      ["Plan", "Task name hall dig pour road pave end"],
      ["Stone", "Task name hall dig road pave"],
      ["Wall  x", "Task name hall pour"],
      ["History (2)", "Task name end"],
      ["Plan (2)", "Task name hall dig pour road pave end"],
    ]);
  });

  test("gives the same bytes for the same plan, with dates, durations and groups of a spreadsheet", () => {
    const tasks = [
      planTask(1, { summary: true, name: "Hall <&> _x0041_ \u0007" }),
      planTask(2, {
        ...{ outlineLevel: 2, start: "2026-03-05T08:30", duration: 4_800, percentComplete: 40 },
        finish: "1899-12-31T08:00",
      }),
    ];
    const table = writeTable(planFile({ tasks }), [
      "name",
      "start",
      "finish",
      "duration",
      "percent",
    ]);
    const bytes = writeXlsx([table]);
    expect(bytes).toEqual(writeXlsx([table]));
    const read = readXlsx(bytes);
    expect(read.ok && read.value.sheets[0]!.rows.slice(1)).toEqual([
      {
        line: 2,
        level: 0,
        cells: [
          { type: "text", text: "Hall <&> _x0041_ " },
          null,
          null,
          null,
          { type: "number", value: 0, unit: "%" },
        ],
        indents: null,
      },
      {
        line: 3,
        level: 1,
        cells: [
          { type: "text", text: "Task 2" },
          { type: "date", at: "2026-03-05T08:30", timed: true },
          { type: "text", text: "1899-12-31 08:00" },
          { type: "number", value: 1, unit: "d" },
          { type: "number", value: 0.4, unit: "%" },
        ],
        indents: [1],
      },
    ]);
  });
});

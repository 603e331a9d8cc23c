import { describe, expect, test } from "vitest";
import { readCsvPlan, readXlsxPlan } from "./read-plan-table.ts";
import { suggestMapping, type TableMapping } from "./table-mapping.ts";
import { bytesOf } from "./testing/plan-xml.ts";
import { textRow, xlsxFile } from "./testing/xlsx-file.ts";

function read(csv: string, mapping: Partial<TableMapping> = {}) {
  const result = readCsvPlan(bytesOf(csv), "plan.csv", { mapping });
  if (!result.ok) throw new Error(result.error.detail);
  const { plan, findings } = result.value;
  const told = findings.flatMap(({ code, examples }) =>
    examples.map(({ line, detail }) => `${code} ${line} ${detail}`),
  );
  return { plan, tasks: plan.tasks, told };
}

describe("columns are suggested for the headings of", () => {
  test.each([
    [
      "Microsoft Project",
      "ID,Unique_ID,Active,Task_Mode,Name,Duration,Start,Finish,Predecessors,Outline_Level,Notes,%_Complete,Resource_Names,Constraint_Type,Constraint_Date,Deadline",
      "id,uid,active,mode,name,duration,start,finish,predecessors,level,notes,percent,resource,constraintType,constraintDate,deadline",
    ],
    [
      "Microsoft Project in Chinese",
      "标识号,任务模式,任务名称,工期,开始时间,完成时间,前置任务,资源名称,大纲级别,完成百分比,限制类型,限制日期,最后期限,备注",
      "id,mode,name,duration,start,finish,predecessors,resource,level,percent,constraintType,constraintDate,deadline,notes",
    ],
    [
      "Primavera",
      "Activity ID,Activity Name,Original Duration(d),Start,Finish,(*)Predecessors,Activity % Complete(%),Activity Type,Calendar Name",
      "id,name,duration,start,finish,predecessors,percent,milestone,calendar",
    ],
    [
      "Primavera's spreadsheets",
      "task_code,task_name,target_drtn_hr_cnt,start_date,act_start_date,clndr_id",
      "id,name,duration,,actualStart,calendar",
    ],
    [
      "people",
      "序号,工作内容,计划工期（天）,计划开始时间,计划完成时间,紧前工作,责任单位,负责人,里程碑,备注",
      "id,name,duration,start,finish,predecessors,organisation,resource,milestone,notes",
    ],
  ])("%s", (_, header, fields) => {
    const { columns } = suggestMapping(header.split(","));
    const expected = header.startsWith("task_code") ? fields.replace(",,", ",start,") : fields;
    expect(columns.map((field) => field ?? "").join()).toBe(expected);
  });

  test("durations with their unit, and with their own days and weeks", () => {
    expect(suggestMapping(["Name", "Duration (weeks)"]).durationUnit).toBe("w");
    expect(suggestMapping(["名称", "工期（小时）"]).durationUnit).toBe("h");
    expect(suggestMapping(["target_drtn_hr_cnt"]).durationUnit).toBe("h");
    expect(suggestMapping(["Duration (1 d = 10 h, 1 w = 60 h, 1 mo = 26 d)"])).toMatchObject({
      durationUnit: "d",
      minutesPerDay: 600,
      minutesPerWeek: 3_600,
      daysPerMonth: 26,
    });
  });
});

describe("a table becomes a plan", () => {
  test("with outline, links, dates, people and companies", () => {
    const { plan, tasks, told } = read(`Site plan of 2026,,,
ID,Task Name,Duration,Start,Finish,Predecessors,% Complete,Resource Names,Company,Milestone
1,Hall,,,,,,,,
2,  Dig,5 days,2026-03-02,2026-03-06,,50%,"Anna[50%], Bo",Stone,No
3,  Pour,2 wks?,,,2FS+2d,0,,Wall,
4,Done,0 days,,2026-03-31,3,,,,Yes
`);
    expect(told).toEqual([]);
    expect(
      tasks.map(({ uid, outlineLevel, summary, duration, milestone, percentComplete }) => [
        ...[uid, outlineLevel, summary, duration, milestone, percentComplete],
      ]),
    ).toEqual([
      [1, 1, true, null, false, 0],
      [2, 2, false, 24_000, false, 50],
      [3, 2, false, 48_000, false, 0],
      [4, 1, false, 0, true, 0],
    ]);
    expect(tasks[1]).toMatchObject({
      start: "2026-03-02T08:00",
      finish: "2026-03-06T17:00",
      constraintType: "SNET",
      constraintDate: "2026-03-02T08:00",
    });
    expect(tasks[2]).toMatchObject({ estimated: true, durationUnit: "w", constraintType: "ASAP" });
    expect(tasks[2]!.predecessors).toEqual([
      { uid: 2, type: "FS", lag: 9_600, lagUnit: "working" },
    ]);
    expect(plan.resources.map(({ name, group }) => [name, group])).toEqual([
      ["Anna", "Stone"],
      ["Bo", "Stone"],
      ["Wall", "Wall"],
    ]);
    expect(plan.assignments.map(({ taskUid, units }) => [taskUid, units])).toEqual([
      [2, 0.5],
      [2, 1],
      [3, 1],
    ]);
    expect(plan.project).toMatchObject({ title: "plan", start: "2026-03-02T08:00" });
  });

  test("by WBS codes, with relations by code", () => {
    const { tasks } = read("WBS;Name;Predecessors\n1;A;\n1.1;B;\n1.1.1;C;\n1.2;D;1.1SS\n2;E;1.2\n");
    expect(tasks.map(({ outlineLevel }) => outlineLevel)).toEqual([1, 2, 3, 2, 1]);
    expect(tasks[3]!.predecessors[0]).toMatchObject({ uid: 2, type: "SS" });
    expect(tasks[4]!.predecessors[0]).toMatchObject({ uid: 4, type: "FS" });
  });

  test("by row numbers or names where it has no numbers of its own", () => {
    const { tasks, told } = read("Name,Pred\nDig,\nPour,1\nCure,Pour SS+1d\nEnd,9\nEnd,End\n");
    expect(tasks.map(({ predecessors }) => predecessors.map(({ uid }) => uid))).toEqual([
      ...[[], [1], [2], [], []],
    ]);
    expect(told).toEqual(["link.unknown-predecessor 5 9", "link.unknown-predecessor 6 End"]);
  });

  test("with the codes of Primavera, whose headings stand twice", () => {
    const { tasks, told } = read(
      "task_code,task_name,target_drtn_hr_cnt,pred_list,status_code\nActivity ID,Activity Name,Original Duration(h),Predecessors,Activity Status\nA1000,Dig,40,,x\nA1010,Pour,16,A1000: SS 8,y\n",
    );
    expect(tasks.map(({ name, duration }) => [name, duration])).toEqual([
      ["Dig", 24_000],
      ["Pour", 9_600],
    ]);
    expect(tasks[1]!.predecessors).toEqual([
      { uid: 1, type: "SS", lag: 4_800, lagUnit: "working" },
    ]);
    expect(told).toEqual(["table.unknown-column 1 E"]);
  });

  test("whose duration follows from its dates", () => {
    const { tasks } = read(
      "Name,Start,Finish\nweek,2026-03-02,2026-03-06\nweekend,2026-03-07,2026-03-08\nhours,2026-03-02 10:00,2026-03-03 14:00\nlong,2026-01-01,2026-12-31\nnothing,,\nend,,2026-03-06\n",
    );
    expect(tasks.map(({ duration, estimated }) => [duration! / 4_800, estimated])).toEqual([
      [5, false],
      [0, false],
      [1.375, false],
      [261, false],
      [1, true],
      [1, true],
    ]);
    expect(tasks[5]).toMatchObject({ constraintType: "FNET", constraintDate: "2026-03-06T17:00" });
  });

  test("with serial numbers, full width and dates that a person must decide", () => {
    const csv =
      "任务名称,开始时间,完成百分比\n甲,46086,０．５\n乙,3/5/2026,1\n丙,２０２６年３月５日,\n丁,soon,2\n";
    const undecided = read(csv);
    expect(undecided.tasks.map(({ start }) => start)).toEqual([
      "2026-03-05T08:00",
      null,
      "2026-03-05T08:00",
      null,
    ]);
    expect(undecided.told).toEqual([
      "value.bad 5 B5: “soon”",
      "table.ambiguous-date 3 B3: “3/5/2026”: 2026-05-03 / 2026-03-05",
      "table.uncertain-value 2 C2: “０．５” → 0.5%",
    ]);
    expect(undecided.tasks.map(({ percentComplete }) => percentComplete)).toEqual([1, 1, 0, 2]);
    expect(read(csv, { dateOrder: "day-first" }).tasks[1]!.start).toBe("2026-05-03T08:00");
    expect(read(csv, { dateOrder: "month-first" }).tasks[1]!.start).toBe("2026-03-05T08:00");
    expect(read(csv, { date1904: true }).tasks[0]!.start).toBe("2030-03-06T08:00");
  });

  test("with fractions as percentages, where all of them are", () => {
    const { tasks } = read("Name,Progress\na,0.5\nb,1\nc,0\nd,\n");
    expect(tasks.map(({ percentComplete }) => percentComplete)).toEqual([50, 100, 0, 0]);
  });

  test("with constraints, deadlines, modes and calendars in the words of other programs", () => {
    const { plan, tasks, told } = read(
      `Name,Constraint Type,Constraint Date,Deadline,Mode,Calendar,Active,Priority
a,Start No Earlier Than,2026-03-02,2026-03-31,Manually Scheduled,Night,No,700
b,Finish On or Before,2026-03-06,,Auto Scheduled,Standard,Yes,
c,不得早于...开始,2026年3月2日,,自动计划,夜班,是,5000
d,必须完成于,,,whatever,,maybe,x
`,
    );
    expect(
      tasks.map(({ constraintType, constraintDate, deadline, manual, calendarUid, inactive }) => [
        ...[constraintType, constraintDate, deadline, manual, calendarUid, inactive],
      ]),
    ).toEqual([
      ["SNET", "2026-03-02T08:00", "2026-03-31T17:00", true, 2, true],
      ["FNLT", "2026-03-06T17:00", null, false, null, false],
      ["SNET", "2026-03-02T08:00", null, false, 3, false],
      ["MFO", null, null, false, null, true],
    ]);
    expect(tasks.map(({ priority }) => priority)).toEqual([700, 500, 1_000, 500]);
    expect(plan.calendars.map(({ name }) => name)).toEqual(["Standard", "Night", "夜班"]);
    expect(told).toEqual([
      "value.bad 4 H4: “5000”",
      "value.bad 5 H5: “x”",
      "value.bad 5 E5: “whatever”",
      "value.bad 5 G5: “maybe”",
      "calendar.bad-hours 2 A table says no hours: the usual week",
      "calendar.bad-hours 4 A table says no hours: the usual week",
    ]);
  });

  test("and tells of rows, columns and cells that it left out", () => {
    const { tasks, told } = read(
      "Name,Duration,Mood,Finish\nDig,five,blue,31.2.2026\n,3 d,,\nPour,-2 d,,2026-03-01\n",
    );
    expect(tasks.map(({ name }) => name)).toEqual(["Dig", "Pour"]);
    expect(told).toEqual([
      "value.bad 2 B2: “five”",
      "value.bad 2 D2: “31.2.2026”",
      "value.bad 4 B4: “-2 d”",
      "table.no-name 3 3 d",
      "table.unknown-column 1 C",
    ]);
  });
});

test("what was understood of a table comes back, and what a person says stands above it", () => {
  const csv = "Title,Days,Mood\nDig,3,blue\n,,\nPour,x,\n";
  const result = readCsvPlan(bytesOf(csv), "plan.csv");
  expect(result.ok && result.value.table.columns).toEqual([
    { heading: "Title", field: "name", samples: ["Dig", "Pour"] },
    { heading: "Days", field: "duration", samples: ["3", "x"] },
    { heading: "Mood", field: null, samples: ["blue"] },
  ]);
  const { tasks } = read(csv, { columns: ["name", null, "notes"], projectStart: null });
  expect(tasks.map(({ notes, duration }) => [notes, duration])).toEqual([
    ["blue", 4_800],
    ["", 4_800],
  ]);
});

describe("a workbook becomes a plan", () => {
  const cell = (of: string, style = 0) => `<c s="${style}"><v>${of}</v></c>`;
  const inline = (of: string, style = 0) =>
    `<c s="${style}" t="inlineStr"><is><t>${of}</t></is></c>`;

  test("of Primavera's with the sheet of its relations, and units as the words above the columns say", () => {
    const rows = (cells: readonly (readonly string[])[]) =>
      cells.map((each, index) => textRow(index + 1, each)).join("");
    const sheets = [
      rows([
        ["task_code", "task_name", "target_drtn_hr_cnt", "cstr_type"],
        ["Activity ID", "Activity Name", "Original Duration(d)", "Primary Constraint"],
        ["A1000", "Dig", "5", ""],
        ["A1010", "Pour", "2", "CS_MEOB"],
      ]),
      rows([
        ["pred_task_id", "task_id", "pred_type", "lag_hr_cnt"],
        ["Predecessor", "Successor", "Relationship Type", "Lag(d)"],
        ["A1000", "A1010", "SS", "1.5"],
        ["A1000", "A1010", "FF", "-1"],
        ["A0", "A1010", "FS", "0"],
      ]),
      rows([["rsrc_id"], ["Resource"]]),
    ];
    const result = readXlsxPlan(
      xlsxFile({ sheets, names: ["TASK", "TASKPRED", "RSRC"] }),
      "plan.xlsx",
    );
    if (!result.ok) throw new Error(result.error.detail);
    const { plan, findings } = result.value;
    expect(plan.tasks.map(({ duration, constraintType }) => [duration, constraintType])).toEqual([
      [24_000, "ASAP"],
      [9_600, "FNLT"],
    ]);
    expect(plan.tasks[1]!.predecessors.map(({ uid, type, lag }) => [uid, type, lag])).toEqual([
      [1, "SS", 7_200],
      [1, "FF", -4_800],
    ]);
    expect(findings.map(({ code, examples }) => [code, examples[0]!.detail])).toEqual([
      ["link.unknown-predecessor", "A0"],
      ["table.other-sheet", ""],
    ]);
  });

  test("from its first sheet with headings, with real dates and indentation", () => {
    const styles =
      '<cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="9"/><xf><alignment indent="1"/></xf></cellXfs>';
    const header = ["Task name", "Start", "Duration", "% complete"].map((name) => inline(name));
    const sheets = [
      `<row>${inline("just words")}</row>`,
      `<row>${header.join("")}</row><row>${inline("Hall")}</row><row>${inline("Dig", 3)}${cell("46086", 1)}${cell("1234.5")}${cell("0.4", 2)}</row><row>${inline("Pour", 3)}${cell("46086")}<c t="e"><v>#N/A</v></c></row>`,
      `<row>${inline("Name")}</row><row>${inline("other")}</row>`,
    ];
    const result = readXlsxPlan(xlsxFile({ sheets, styles }), "plan.xlsx");
    if (!result.ok) throw new Error(result.error.detail);
    const { plan, findings } = result.value;
    expect(
      plan.tasks.map(({ name, outlineLevel, start, duration, percentComplete }) => [
        ...[name, outlineLevel, start, duration, percentComplete],
      ]),
    ).toEqual([
      ["Hall", 1, null, null, 0],
      ["Dig", 2, "2026-03-05T08:00", 1_234.5 * 4_800, 40],
      ["Pour", 2, "2026-03-05T08:00", 4_800, 0],
    ]);
    expect(findings.map(({ code, examples }) => [code, examples[0]!.subject])).toEqual([
      ["table.error-cell", "Pour"],
      ["table.other-sheet", "S1"],
    ]);
  });
});

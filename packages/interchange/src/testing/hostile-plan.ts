import fc from "fast-check";
import { planXml } from "./plan-xml.ts";

const DATES = [
  "2026-03-02T08:00:00",
  "2199-12-31T24:00:00",
  "2199-12-31T23:59:59",
  "1900-01-01T00:00:00",
  "1899-12-31T23:59:00",
  "2026-02-30T08:00:00",
  "NA",
  "",
  "2026-03-02",
  "0001-01-01T00:00:00",
  "2026-03-02T08:00:00Z",
  "9999-99-99T99:99:99",
];
const NUMBERS = [
  "0",
  "1",
  "2",
  "3",
  "7",
  "21",
  "-1",
  "999999999999999",
  "-999999999999999",
  "1e9",
  "0x10",
  "1.5",
  "",
  " 5 ",
  "９",
  "NaN",
  "65536",
];
const DURATIONS = [
  "PT8H0M0S",
  "PT0H0M0S",
  "-PT8H",
  "PT999999999999H",
  "P1D",
  "P1Y",
  "PT",
  "PT0.5H",
  "8 hours",
  "PT1.7S",
  "",
];
const TEXTS = [
  "",
  "a",
  "钢柱 😀",
  "&#0;",
  "&#xD800;",
  "&#x1;",
  "]]&gt;",
  "&lt;b&gt;",
  "x".repeat(700),
  "__proto__",
  " \t\n ",
  "a&#13;b",
  "é\u0301\u202e",
];
const FLAGS = ["0", "1", "true", "-1", "2", "yes"];
const TIMES = [
  "08:00:00",
  "12:00:00",
  "17:00:00",
  "00:00:00",
  "24:00:00",
  "25:00:00",
  "8:00",
  "",
  "13:30:30.5",
];

const VALUES: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    [
      "UID",
      "ID",
      "OutlineLevel",
      "Priority",
      "PercentComplete",
      "ConstraintType",
      "CalendarUID",
      "DurationFormat",
      "TaskUID",
      "ResourceUID",
      "Type",
      "LagFormat",
      "LinkLag",
      "PredecessorUID",
      "DayType",
      "Period",
      "DaysOfWeek",
      "MonthItem",
      "MonthPosition",
      "Month",
      "MonthDay",
      "BaseCalendarUID",
      "Units",
    ].map((name) => [name, NUMBERS]),
  ),
  ...Object.fromEntries(
    [
      "Start",
      "Finish",
      "ActualStart",
      "ActualFinish",
      "ConstraintDate",
      "Deadline",
      "FromDate",
      "ToDate",
    ].map((name) => [name, DATES]),
  ),
  ...Object.fromEntries(["Duration", "RemainingDuration"].map((name) => [name, DURATIONS])),
  ...Object.fromEntries(["Name", "Notes", "WBS", "OutlineNumber"].map((name) => [name, TEXTS])),
  ...Object.fromEntries(
    [
      "IsNull",
      "Active",
      "Manual",
      "Estimated",
      "Milestone",
      "Summary",
      "DayWorking",
      "CrossProject",
      "ExternalTask",
      "IsBaseCalendar",
    ].map((name) => [name, FLAGS]),
  ),
  ...Object.fromEntries(["FromTime", "ToTime"].map((name) => [name, TIMES])),
};

const fieldsOf = (...names: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(
      fc
        .constantFrom(...names)
        .chain((name) =>
          fc.constantFrom(...VALUES[name]!).map((value) => `<${name}>${value}</${name}>`),
        ),
      { maxLength: names.length },
    )
    .map((parts) => parts.join(""));
const wrap = (name: string, content: fc.Arbitrary<string>, max: number): fc.Arbitrary<string> =>
  fc
    .array(content, { maxLength: max })
    .map((each) => each.map((inner) => `<${name}>${inner}</${name}>`).join(""));
const join = (...parts: readonly fc.Arbitrary<string>[]) =>
  fc.tuple(...parts).map((each) => each.join(""));

const link = wrap(
  "PredecessorLink",
  fieldsOf("PredecessorUID", "Type", "CrossProject", "LinkLag", "LagFormat"),
  3,
);
const task = join(
  fieldsOf(
    "UID",
    "ID",
    "Name",
    "IsNull",
    "Active",
    "Manual",
    "OutlineNumber",
    "OutlineLevel",
    "WBS",
    "Priority",
    "Start",
    "Finish",
    "Duration",
    "DurationFormat",
    "RemainingDuration",
    "Estimated",
    "Milestone",
    "Summary",
    "PercentComplete",
    "ActualStart",
    "ActualFinish",
    "ConstraintType",
    "ConstraintDate",
    "Deadline",
    "CalendarUID",
    "ExternalTask",
    "Notes",
  ),
  link,
);
const periodAndTimes = join(
  wrap("TimePeriod", fieldsOf("FromDate", "ToDate"), 1),
  wrap("WorkingTimes", wrap("WorkingTime", fieldsOf("FromTime", "ToTime"), 3), 1),
);
const weekDays = wrap(
  "WeekDays",
  wrap("WeekDay", join(fieldsOf("DayType", "DayWorking"), periodAndTimes), 4),
  1,
);
const exception = join(
  fieldsOf(
    "Name",
    "Type",
    "Period",
    "DaysOfWeek",
    "Month",
    "MonthDay",
    "MonthItem",
    "MonthPosition",
    "DayWorking",
  ),
  periodAndTimes,
);
const workWeek = join(
  fieldsOf("Name"),
  wrap("TimePeriod", fieldsOf("FromDate", "ToDate"), 1),
  weekDays,
);
const calendar = join(
  fieldsOf("UID", "Name", "IsBaseCalendar", "BaseCalendarUID"),
  weekDays,
  wrap("Exceptions", wrap("Exception", exception, 3), 1),
  wrap("WorkWeeks", wrap("WorkWeek", workWeek, 2), 1),
);

/** Plans whose shape is right and whose values are anything. */
export const hostilePlan: fc.Arbitrary<string> = fc
  .record({
    head: fieldsOf("Name", "CalendarUID", "DurationFormat"),
    calendars: wrap("Calendar", calendar, 3),
    tasks: fc.array(task, { maxLength: 8 }),
    resources: wrap("Resource", fieldsOf("UID", "Name", "Type", "IsNull", "CalendarUID"), 3),
    assignments: wrap("Assignment", fieldsOf("UID", "TaskUID", "ResourceUID", "Units"), 4),
  })
  .map(planXml);

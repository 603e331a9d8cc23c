import fc from "fast-check";
import { HOSTILE_VALUES } from "./hostile-values.ts";
import { planXml } from "./plan-xml.ts";

const fieldsOf = (...names: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(
      fc
        .constantFrom(...names)
        .chain((name) =>
          fc.constantFrom(...HOSTILE_VALUES[name]!).map((value) => `<${name}>${value}</${name}>`),
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

/** Elements of nobody's, in each other and by themselves. */
const unknown = wrap("Odd", wrap("Inner", fieldsOf("GUID", "Cost", "Name", "Start"), 2), 2);
const timephased = wrap(
  "TimephasedData",
  fieldsOf("Type", "UID", "Start", "Finish", "Unit", "Value"),
  4,
);

const link = wrap(
  "PredecessorLink",
  fieldsOf(
    "PredecessorUID",
    "Type",
    "CrossProject",
    "CrossProjectName",
    "LinkLag",
    "LagFormat",
    "Cost",
  ),
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
  fieldsOf(
    "ManualStart",
    "ManualFinish",
    "Stop",
    "Resume",
    "LevelingDelay",
    "LevelingDelayFormat",
    "IgnoreResourceCalendar",
    "Work",
    "Type",
    "EffortDriven",
    "EarlyStart",
    "LateFinish",
    "TotalSlack",
    "FreeSlack",
    "Critical",
    "GUID",
    "Cost",
  ),
  link,
  wrap("Baseline", fieldsOf("Number", "Start", "Finish", "Duration", "Work", "Cost"), 3),
  unknown,
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
  fieldsOf("UID", "Name", "IsBaseCalendar", "BaseCalendarUID", "GUID"),
  unknown,
  weekDays,
  wrap("Exceptions", wrap("Exception", exception, 3), 1),
  wrap("WorkWeeks", wrap("WorkWeek", workWeek, 2), 1),
);

/** Plans whose shape is right and whose values are anything. */
export const hostilePlan: fc.Arbitrary<string> = fc
  .record({
    head: join(
      fieldsOf(
        "SaveVersion",
        "Name",
        "Author",
        "StatusDate",
        "CalendarUID",
        "DurationFormat",
        "MinutesPerDay",
        "DaysPerMonth",
        "HonorConstraints",
        "CriticalSlackLimit",
        "ScheduleFromStart",
      ),
      unknown,
    ),
    calendars: wrap("Calendar", calendar, 3),
    tasks: fc.array(task, { maxLength: 8 }),
    resources: wrap(
      "Resource",
      join(
        fieldsOf(
          "UID",
          "Name",
          "Type",
          "IsNull",
          "IsCostResource",
          "CalendarUID",
          "MaxUnits",
          "Cost",
        ),
        unknown,
      ),
      3,
    ),
    assignments: wrap(
      "Assignment",
      join(
        fieldsOf(
          "UID",
          "TaskUID",
          "ResourceUID",
          "Units",
          "Work",
          "RemainingWork",
          "Delay",
          "Start",
          "Finish",
          "Cost",
        ),
        timephased,
        unknown,
      ),
      4,
    ),
  })
  .map(planXml);

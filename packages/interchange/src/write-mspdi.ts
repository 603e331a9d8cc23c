import type { LocalDateTime } from "@parley/shared/documents/task.ts";
import type {
  DayHours,
  PlanBaseline,
  PlanCalendar,
  PlanException,
  PlanFile,
  PlanLink,
  PlanRecurrence,
  PlanTask,
} from "./plan-file.ts";
import { plainText } from "./plain-text.ts";

type Value = string | number | boolean | null;

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "\r": "&#13;",
};
const escape = (text: string) =>
  plainText(text).replace(/[&<>\r]/g, (character) => ESCAPES[character]!);

/** Elements in the given order, which is that of Microsoft's schema; null is left out. */
function elements(values: Readonly<Record<string, Value>>): string {
  let xml = "";
  for (const [name, value] of Object.entries(values)) {
    if (value === null) continue;
    const text =
      typeof value === "boolean"
        ? value
          ? "1"
          : "0"
        : typeof value === "number"
          ? String(value)
          : escape(value);
    xml += `<${name}>${text}</${name}>`;
  }
  return xml;
}

const seconds = (at: LocalDateTime | null) => (at === null ? null : `${at}:00`);

function xsdDuration(tenths: number | null): string | null {
  if (tenths === null) return null;
  const inSeconds = tenths * 6;
  return `PT${Math.floor(inSeconds / 3_600)}H${Math.floor((inSeconds % 3_600) / 60)}M${inSeconds % 60}S`;
}

const UNITS = ["m", "h", "d", "w", "mo"];
const CONSTRAINTS = ["ASAP", "ALAP", "MSO", "MFO", "SNET", "SNLT", "FNET", "FNLT"];
const LINKS = ["FF", "FS", "SF", "SS"];
const LAG_FORMATS = { working: 7, elapsed: 8, percent: 19, "elapsed-percent": 20 } as const;
const ESTIMATED = 32;

const formatOf = ({ durationUnit, elapsed, estimated }: PlanTask) =>
  3 + UNITS.indexOf(durationUnit) * 2 + (elapsed ? 1 : 0) + (estimated ? ESTIMATED : 0);

const link = ({ uid, type, lag, lagUnit }: PlanLink) =>
  `<PredecessorLink>${elements({ PredecessorUID: uid, Type: LINKS.indexOf(type), CrossProject: false, LinkLag: lag, LagFormat: LAG_FORMATS[lagUnit] })}</PredecessorLink>`;

const FIXED = ["units", "duration", "work"];

const baseline = ({ number, start, finish, duration }: PlanBaseline) =>
  `<Baseline>${elements({ Number: number, Start: seconds(start), Finish: seconds(finish), Duration: xsdDuration(duration) })}</Baseline>`;

function taskXml(task: PlanTask): string {
  const { stored } = task;
  const values = elements({
    UID: task.uid,
    ID: task.id,
    Name: task.name,
    Active: !task.inactive,
    Manual: task.manual,
    Type: FIXED.indexOf(task.fixed),
    IsNull: false,
    WBS: task.wbs === "" ? null : task.wbs,
    OutlineNumber: task.outlineNumber === "" ? null : task.outlineNumber,
    OutlineLevel: task.outlineLevel,
    Priority: task.priority,
    Start: seconds(task.start),
    Finish: seconds(task.finish),
    Duration: xsdDuration(task.duration),
    ManualStart: seconds(task.manualStart),
    ManualFinish: seconds(task.manualFinish),
    DurationFormat: formatOf(task),
    Work: xsdDuration(task.work),
    Stop: seconds(task.stop),
    Resume: seconds(task.resume),
    EffortDriven: task.effortDriven,
    Estimated: task.estimated,
    Milestone: task.milestone,
    Summary: task.summary,
    Critical: stored.critical,
    ExternalTask: task.external,
    EarlyStart: seconds(stored.earlyStart),
    EarlyFinish: seconds(stored.earlyFinish),
    LateStart: seconds(stored.lateStart),
    LateFinish: seconds(stored.lateFinish),
    StartSlack: stored.startFloat,
    FinishSlack: stored.finishFloat,
    FreeSlack: stored.freeFloat,
    TotalSlack: stored.totalFloat,
    PercentComplete: task.percentComplete,
    ActualStart: seconds(task.actualStart),
    ActualFinish: seconds(task.actualFinish),
    RemainingDuration: xsdDuration(task.remainingDuration),
    ConstraintType: CONSTRAINTS.indexOf(task.constraintType),
    CalendarUID: task.calendarUid ?? -1,
    ConstraintDate: seconds(task.constraintDate),
    Deadline: seconds(task.deadline),
    LevelingDelay: task.levellingDelay,
    LevelingDelayFormat: 8,
    IgnoreResourceCalendar: task.ignoresResourceCalendars,
    Notes: task.notes === "" ? null : task.notes,
  });
  return `<Task>${values}${task.predecessors.map(link).join("")}${task.baselines.map(baseline).join("")}</Task>`;
}

function workingTimes(hours: DayHours): string {
  if (hours === "") return "";
  const times = hours.split(",").map((span) => {
    const [from, to] = span.split("-") as [string, string];
    // The end of a day is written as its beginning.
    return `<WorkingTime>${elements({ FromTime: `${from}:00`, ToTime: to === "24:00" ? "00:00:00" : `${to}:00` })}</WorkingTime>`;
  });
  return `<WorkingTimes>${times.join("")}</WorkingTimes>`;
}

function weekDays(week: readonly (DayHours | null)[]): string {
  const days = week.map((hours, day) =>
    hours === null
      ? ""
      : `<WeekDay>${elements({ DayType: day + 1, DayWorking: hours !== "" })}${workingTimes(hours)}</WeekDay>`,
  );
  return `<WeekDays>${days.join("")}</WeekDays>`;
}

const period = (from: string, to: string) =>
  `<TimePeriod>${elements({ FromDate: `${from}T00:00:00`, ToDate: `${to}T23:59:00` })}</TimePeriod>`;

const ANY_DAY = [0, 1, 2, 3, 4, 5, 6].join();
const WEEKDAYS = [1, 2, 3, 4, 5].join();
const WEEKEND = [0, 6].join();

/** MonthItem: any day, a weekday, a weekend day, then Sunday to Saturday. */
function monthItem(weekdays: readonly number[]): number {
  const place = [ANY_DAY, WEEKDAYS, WEEKEND].indexOf(weekdays.join());
  return place >= 0 ? place : 3 + (weekdays[0] ?? 0);
}

function recurrence(rule: PlanRecurrence | null): Readonly<Record<string, Value>> {
  switch (rule?.type) {
    case undefined:
      return { Type: 1 };
    case "daily":
      return { Type: 7, Period: rule.every };
    case "weekly":
      return {
        Type: 6,
        Period: rule.every,
        DaysOfWeek: rule.weekdays.reduce((mask, day) => mask | (1 << day), 0),
      };
    case "monthly-day":
      return { Type: 4, Period: rule.every, MonthDay: rule.day };
    case "monthly-position":
      return {
        Type: 5,
        Period: rule.every,
        MonthItem: monthItem(rule.weekdays),
        MonthPosition: rule.position - 1,
      };
    case "yearly-day":
      return { Type: 2, Month: rule.month - 1, MonthDay: rule.day };
    case "yearly-position":
      return {
        Type: 3,
        MonthItem: monthItem(rule.weekdays),
        MonthPosition: rule.position - 1,
        Month: rule.month - 1,
      };
  }
}

const exceptionXml = ({ name, from, to, hours, recurrence: rule }: PlanException) =>
  `<Exception>${elements({ EnteredByOccurrences: false })}${period(from, to)}${elements({ Name: name, ...recurrence(rule), DayWorking: hours !== "" })}${workingTimes(hours)}</Exception>`;

function calendarXml({
  uid,
  name,
  isBase,
  baseUid,
  week,
  exceptions,
  workWeeks,
}: PlanCalendar): string {
  const head = elements({
    UID: uid,
    Name: name,
    IsBaseCalendar: isBase,
    BaseCalendarUID: baseUid ?? -1,
  });
  const special =
    exceptions.length === 0
      ? ""
      : `<Exceptions>${exceptions.map(exceptionXml).join("")}</Exceptions>`;
  const weeks = workWeeks.map(
    (each) =>
      `<WorkWeek>${period(each.from, each.to)}${elements({ Name: each.name })}${weekDays(each.week)}</WorkWeek>`,
  );
  const others = weeks.length === 0 ? "" : `<WorkWeeks>${weeks.join("")}</WorkWeeks>`;
  return `<Calendar>${head}${weekDays(week)}${special}${others}</Calendar>`;
}

const RESOURCE_TYPES = ["material", "work", "cost"];

/**
 * Writes Microsoft Project's XML, piece by piece so that a large plan need not lie in memory twice. What readMspdi makes of it is
 * the same plan.
 */
export function* writeMspdi(plan: PlanFile): Generator<string> {
  const { project } = plan;
  yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Project xmlns="http://schemas.microsoft.com/project">\n';
  yield elements({
    SaveVersion: 14,
    Name: project.name,
    Title: project.title,
    ScheduleFromStart: project.scheduleFromStart,
    StartDate: seconds(project.start),
    FinishDate: seconds(project.finish),
    CriticalSlackLimit: Math.round(project.scheduling.criticalFloat / (10 * project.minutesPerDay)),
    CalendarUID: project.calendarUid ?? -1,
    MinutesPerDay: project.minutesPerDay,
    MinutesPerWeek: project.minutesPerWeek,
    DaysPerMonth: project.daysPerMonth,
    DurationFormat: 7,
    HonorConstraints: project.scheduling.constraintsHold,
    MultipleCriticalPaths: project.scheduling.everyEndCritical,
    StatusDate: seconds(project.statusDate),
  });
  yield "\n<Calendars>\n";
  for (const calendar of plan.calendars) yield `${calendarXml(calendar)}\n`;
  yield "</Calendars>\n<Tasks>\n";
  for (const task of plan.tasks) yield `${taskXml(task)}\n`;
  yield "</Tasks>\n<Resources>\n";
  for (const { uid, name, type, group, email, calendarUid, maxUnits } of plan.resources)
    yield `<Resource>${elements({ UID: uid, Name: name, Type: RESOURCE_TYPES.indexOf(type), IsNull: false, Group: group === "" ? null : group, EmailAddress: email === "" ? null : email, MaxUnits: maxUnits, CalendarUID: calendarUid ?? -1 })}</Resource>\n`;
  yield "</Resources>\n<Assignments>\n";
  for (const each of plan.assignments)
    yield `<Assignment>${elements({ UID: each.uid, TaskUID: each.taskUid, ResourceUID: each.resourceUid, Delay: each.delay, Finish: seconds(each.finish), RemainingWork: xsdDuration(each.remainingWork), Start: seconds(each.start), Units: each.units, Work: xsdDuration(each.work) })}</Assignment>\n`;
  yield "</Assignments>\n</Project>\n";
}

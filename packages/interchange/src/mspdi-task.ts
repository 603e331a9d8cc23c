import type { ConstraintType, RelationType } from "@parley/shared/documents/task.ts";
import type { Findings } from "./finding.ts";
import { parseDurationFormat, valuesOf, type DurationFormat, type Values } from "./mspdi-values.ts";
import type { PlanBaseline, PlanLink, PlanStoredDates, PlanTask } from "./plan-file.ts";
import { recordsOf, type RawRecord } from "./record-shape.ts";

/** A task before the outline of the whole file is known. */
export type TaskDraft = Omit<PlanTask, "uid" | "outlineLevel" | "summary"> & {
  readonly line: number;
  readonly uid: number | null;
  readonly outlineLevel: number | null;
  readonly summaryFlag: boolean | null;
};

export type TaskDefaults = { readonly minutesPerDay: number; readonly durationFormat: number };

const CONSTRAINTS: readonly ConstraintType[] = [
  "ASAP",
  "ALAP",
  "MSO",
  "MFO",
  "SNET",
  "SNLT",
  "FNET",
  "FNLT",
];
const LINKS: readonly RelationType[] = ["FF", "FS", "SF", "SS"];
/** Longer than any plan: about 1,900 years of minutes. */
const LONGEST = 10_000_000_000;
const DEFAULT_FORMAT = 7;

function linkOf(record: RawRecord, subject: string, findings: Findings): PlanLink | null {
  const values = valuesOf(record, subject, findings);
  const uid = values.integer("PredecessorUID");
  if (values.flag("CrossProject") === true) {
    findings.add("link.other-project", subject, values.text("CrossProjectName"), record.line);
    return null;
  }
  if (uid === null) {
    findings.add("link.unknown-predecessor", subject, "No PredecessorUID", record.line);
    return null;
  }
  const format = parseDurationFormat(values.integer("LagFormat") ?? DEFAULT_FORMAT);
  return {
    uid,
    type: LINKS[values.within("Type", 0, 3) ?? 1]!,
    // Tenths of a minute, but percent as they are.
    lag: values.within("LinkLag", -LONGEST, LONGEST) ?? 0,
    lagUnit: lagUnitOf(format),
  };
}

const lagUnitOf = (format: DurationFormat | null): PlanLink["lagUnit"] =>
  format?.percent
    ? format.elapsed
      ? "elapsed-percent"
      : "percent"
    : format?.elapsed
      ? "elapsed"
      : "working";

/** What Microsoft Project had computed. Floats are in tenths of a minute, as the file has them. */
function storedOf(values: Values): PlanStoredDates {
  const float = (name: string) => values.within(name, -LONGEST, LONGEST);
  return {
    earlyStart: values.dateTime("EarlyStart"),
    earlyFinish: values.dateTime("EarlyFinish"),
    lateStart: values.dateTime("LateStart"),
    lateFinish: values.dateTime("LateFinish"),
    totalFloat: float("TotalSlack"),
    freeFloat: float("FreeSlack"),
    startFloat: float("StartSlack"),
    finishFloat: float("FinishSlack"),
    critical: values.flag("Critical"),
  };
}

/** By number, of which the last one written counts. */
function baselinesOf(
  record: RawRecord,
  subject: string,
  { minutesPerDay }: TaskDefaults,
  findings: Findings,
): PlanBaseline[] {
  const baselines = new Map<number, PlanBaseline>();
  for (const each of recordsOf(record, "Baseline")) {
    const values = valuesOf(each, subject, findings);
    const number = values.within("Number", 0, 10) ?? 0;
    baselines.set(number, {
      number,
      start: values.dateTime("Start"),
      finish: values.dateTime("Finish"),
      duration: values.duration("Duration", minutesPerDay),
    });
  }
  return [...baselines.values()];
}

const FIXED = ["units", "duration", "work"] as const;

export function readTask(record: RawRecord, defaults: TaskDefaults, findings: Findings): TaskDraft {
  const name = record.fields.get("Name")?.trim() ?? "";
  const values = valuesOf(record, name || `UID ${record.fields.get("UID") ?? "?"}`, findings);
  const subject = name || `UID ${values.text("UID")}`;
  const duration = values.duration("Duration", defaults.minutesPerDay);
  const written = parseDurationFormat(values.integer("DurationFormat") ?? defaults.durationFormat);
  const format = written ?? parseDurationFormat(defaults.durationFormat);
  const constraint = CONSTRAINTS[values.within("ConstraintType", 0, 7) ?? 0]!;
  const calendar = values.integer("CalendarUID");
  const bounded = duration === null ? null : Math.min(duration, LONGEST);
  if (bounded !== duration) values.bad("Duration");
  return {
    line: record.line,
    uid: values.integer("UID"),
    id: values.integer("ID"),
    name,
    outlineLevel: values.within("OutlineLevel", 0, 65_535),
    outlineNumber: values.text("OutlineNumber"),
    wbs: values.text("WBS"),
    summaryFlag: values.flag("Summary"),
    milestone: values.flag("Milestone") ?? duration === 0,
    start: values.dateTime("Start"),
    finish: values.dateTime("Finish"),
    duration: bounded,
    durationUnit: format?.unit ?? "d",
    elapsed: format?.elapsed ?? false,
    estimated: values.flag("Estimated") ?? format?.estimated ?? false,
    remainingDuration: values.duration("RemainingDuration", defaults.minutesPerDay),
    percentComplete: values.within("PercentComplete", 0, 100) ?? 0,
    actualStart: values.dateTime("ActualStart"),
    actualFinish: values.dateTime("ActualFinish"),
    constraintType: constraint,
    constraintDate: values.dateTime("ConstraintDate"),
    deadline: values.dateTime("Deadline"),
    priority: values.within("Priority", 0, 1_000) ?? 500,
    manual: values.flag("Manual") ?? false,
    inactive: values.flag("Active") === false,
    external: values.flag("ExternalTask") ?? false,
    calendarUid: calendar === null || calendar < 0 ? null : calendar,
    notes: (record.fields.get("Notes") ?? "").replace(/\r\n?/g, "\n").trim(),
    predecessors: recordsOf(record, "PredecessorLink").flatMap(
      (link) => linkOf(link, subject, findings) ?? [],
    ),
    manualStart: values.dateTime("ManualStart"),
    manualFinish: values.dateTime("ManualFinish"),
    stop: values.dateTime("Stop"),
    resume: values.dateTime("Resume"),
    splits: [],
    levellingDelay: values.within("LevelingDelay", 0, LONGEST) ?? 0,
    ignoresResourceCalendars: values.flag("IgnoreResourceCalendar") ?? false,
    work: values.duration("Work", defaults.minutesPerDay),
    fixed: FIXED[values.within("Type", 0, 2) ?? 0]!,
    effortDriven: values.flag("EffortDriven") ?? false,
    baselines: baselinesOf(record, subject, defaults, findings),
    stored: storedOf(values),
    extra: [],
  };
}

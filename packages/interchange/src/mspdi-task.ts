import type { ConstraintType, RelationType } from "@parley/shared/documents/task.ts";
import type { Findings } from "./finding.ts";
import {
  BASELINE_ORDER,
  inSchemaOrder,
  LINK_ORDER,
  TASK_ORDER,
  type ElementOrder,
} from "./mspdi-order.ts";
import {
  durationFormatCode,
  LONGEST,
  parseDurationFormat,
  valuesOf,
  type DurationFormat,
  type Values,
} from "./mspdi-values.ts";
import type { PlanBaseline, PlanLink, PlanStoredDates, PlanTask, RawElement } from "./plan-file.ts";
import { rawLeaf } from "./raw-element.ts";
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
const DEFAULT_FORMAT = 7;
/** Elapsed days, as Project itself writes it. */
export const LEVELLING_FORMAT = "8";

type Named = { readonly name: string; readonly children: readonly RawElement[] };
const rawOf = ({ name, children }: Named): RawElement => ({ name, text: "", children });

const childrenOf = (order: ElementOrder, { fields, rest }: RawRecord): readonly RawElement[] =>
  inSchemaOrder(order, [
    ...[...fields].map(([name, text]) => rawLeaf(name, text.trim())),
    ...(rest ?? []),
  ]);

/** A relation to another project's task: nothing to this plan, and written again as it was. */
const foreignLink = (record: RawRecord): RawElement =>
  rawOf({ name: "PredecessorLink", children: childrenOf(LINK_ORDER, record) });

/** A row as it was, of which a plan makes nothing. */
export const rawTask = (record: RawRecord): RawElement =>
  rawOf({ name: "Task", children: childrenOf(TASK_ORDER, record) });

type ReadLinks = {
  readonly links: readonly PlanLink[];
  /** What of them a plan has no field for. */
  readonly extra: readonly RawElement[];
};

function readLinks(task: RawRecord, subject: string, findings: Findings): ReadLinks {
  const links: PlanLink[] = [];
  const foreign: RawElement[] = [];
  // Of two relations of the same tasks the later one counts.
  const rests = new Map<number, readonly RawElement[]>();
  for (const record of recordsOf(task, "PredecessorLink")) {
    const values = valuesOf(record, subject, findings);
    const uid = values.integer("PredecessorUID");
    if (values.flag("CrossProject") === true) {
      findings.add("link.other-project", subject, values.text("CrossProjectName"), record.line);
      foreign.push(foreignLink(record));
      continue;
    }
    if (uid === null) {
      findings.add("link.unknown-predecessor", subject, "No PredecessorUID", record.line);
      continue;
    }
    const code = values.integer("LagFormat") ?? DEFAULT_FORMAT;
    const lagUnit = lagUnitOf(parseDurationFormat(code));
    if (code !== LAG_FORMATS[lagUnit]) values.keep("LagFormat");
    rests.set(uid, record.rest ?? []);
    links.push({
      uid,
      type: LINKS[values.within("Type", 0, 3) ?? 1]!,
      // Tenths of a minute, but percent as they are.
      lag: values.within("LinkLag", -LONGEST, LONGEST) ?? 0,
      lagUnit,
    });
  }
  const parts = [...rests].flatMap(([uid, rest]) => {
    const named = [rawLeaf("PredecessorUID", String(uid)), ...rest];
    const children = inSchemaOrder(LINK_ORDER, named);
    return rest.length === 0 ? [] : [rawOf({ name: "PredecessorLink", children })];
  });
  return { links, extra: [...parts, ...foreign] };
}

const lagUnitOf = (format: DurationFormat | null): PlanLink["lagUnit"] =>
  format?.percent
    ? format.elapsed
      ? "elapsed-percent"
      : "percent"
    : format?.elapsed
      ? "elapsed"
      : "working";

/** How a lag is written where the file did not say in which unit to show it. */
export const LAG_FORMATS = { working: 7, elapsed: 8, percent: 19, "elapsed-percent": 20 } as const;

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
  const rests = new Map<number, readonly RawElement[]>();
  for (const each of recordsOf(record, "Baseline")) {
    const values = valuesOf(each, subject, findings);
    const number = values.within("Number", 0, 10) ?? 0;
    baselines.set(number, {
      number,
      start: values.dateTime("Start"),
      finish: values.dateTime("Finish"),
      duration: values.duration("Duration", minutesPerDay),
    });
    // In the order of the baselines, which is that in which they will be written.
    rests.set(number, each.rest ?? []);
  }
  for (const [number, rest] of rests) {
    if (rest.length === 0) continue;
    const children = inSchemaOrder(BASELINE_ORDER, [rawLeaf("Number", String(number)), ...rest]);
    record.rest!.push(rawOf({ name: "Baseline", children }));
  }
  return [...baselines.values()];
}

const FIXED = ["units", "duration", "work"] as const;

export function readTask(record: RawRecord, defaults: TaskDefaults, findings: Findings): TaskDraft {
  const name = record.fields.get("Name")?.trim() ?? "";
  const values = valuesOf(record, name || `UID ${record.fields.get("UID") ?? "?"}`, findings);
  const subject = name || `UID ${values.text("UID")}`;
  const duration = values.duration("Duration", defaults.minutesPerDay);
  const code = values.integer("DurationFormat");
  const asWritten = parseDurationFormat(code ?? defaults.durationFormat);
  const format = asWritten ?? parseDurationFormat(defaults.durationFormat);
  const constraint = CONSTRAINTS[values.within("ConstraintType", 0, 7) ?? 0]!;
  const calendar = values.integer("CalendarUID");
  const durationUnit = format?.unit ?? "d";
  const elapsed = format?.elapsed ?? false;
  const estimated = values.flag("Estimated") ?? format?.estimated ?? false;
  if (code !== null && code !== durationFormatCode(durationUnit, elapsed, estimated))
    values.keep("DurationFormat");
  if (!["", LEVELLING_FORMAT].includes(values.text("LevelingDelayFormat")))
    values.keep("LevelingDelayFormat");
  const written = record.fields.get("Notes") ?? "";
  const notes = written.replace(/\r\n?/g, "\n").trim();
  if (written !== notes) record.rest?.push(rawLeaf("Notes", written));
  const links = readLinks(record, subject, findings);
  const draft: TaskDraft = {
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
    duration,
    durationUnit,
    elapsed,
    estimated,
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
    notes,
    predecessors: links.links,
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
  const extra = record.rest === null ? [] : [...record.rest, ...links.extra];
  return { ...draft, extra: inSchemaOrder(TASK_ORDER, extra) };
}

import { BASELINE_ORDER, LINK_ORDER, TASK_ORDER } from "./mspdi-order.ts";
import { LAG_FORMATS, LEVELLING_FORMAT } from "./mspdi-task.ts";
import { durationFormatCode } from "./mspdi-values.ts";
import {
  assembleXml,
  rawXml,
  xmlParts,
  xsdDateTime,
  xsdDuration,
  type XmlPart,
} from "./mspdi-xml.ts";
import type { PlanBaseline, PlanLink, PlanTask, RawElement } from "./plan-file.ts";
import { rawText } from "./raw-element.ts";

const CONSTRAINTS = ["ASAP", "ALAP", "MSO", "MFO", "SNET", "SNLT", "FNET", "FNLT"];
const LINKS = ["FF", "FS", "SF", "SS"];
const FIXED = ["units", "duration", "work"];

const linkXml = ({ uid, type, lag, lagUnit }: PlanLink, extra: readonly RawElement[]) =>
  `<PredecessorLink>${assembleXml(
    LINK_ORDER,
    xmlParts({
      PredecessorUID: uid,
      Type: LINKS.indexOf(type),
      CrossProject: false,
      LinkLag: lag,
      LagFormat: LAG_FORMATS[lagUnit],
    }),
    extra,
  )}</PredecessorLink>`;

const baselineXml = (
  { number, start, finish, duration }: PlanBaseline,
  extra: readonly RawElement[],
) =>
  `<Baseline>${assembleXml(
    BASELINE_ORDER,
    xmlParts({
      Number: number,
      Start: xsdDateTime(start),
      Finish: xsdDateTime(finish),
      Duration: xsdDuration(duration),
    }),
    extra,
  )}</Baseline>`;

/** What was kept of the relations and baselines that the plan has, by what tells them apart; and all the rest. */
function sortOut(extra: readonly RawElement[]) {
  const links = new Map<string, readonly RawElement[]>();
  const baselines = new Map<string, readonly RawElement[]>();
  const blankRows: RawElement[] = [];
  const rest = extra.filter((element) => {
    const { name, children } = element;
    if (name === "PredecessorLink" && rawText(element, "CrossProject") === "")
      links.set(rawText(element, "PredecessorUID"), children);
    else if (name === "Baseline") baselines.set(rawText(element, "Number"), children);
    else if (name === "Task") blankRows.push(element);
    else return true;
    return false;
  });
  return { links, baselines, blankRows, rest };
}

const NONE: readonly RawElement[] = [];

/** The task, and the blank rows below it. @param extra what the file had of them */
export function taskXml(task: PlanTask, extra: readonly RawElement[]): string {
  const { stored } = task;
  const kept = sortOut(extra);
  const early = xmlParts({
    UID: task.uid,
    ID: task.id,
    Name: task.name === "" ? null : task.name,
    Active: !task.inactive,
    Manual: task.manual,
    Type: FIXED.indexOf(task.fixed),
    IsNull: false,
    WBS: task.wbs === "" ? null : task.wbs,
    OutlineNumber: task.outlineNumber === "" ? null : task.outlineNumber,
    OutlineLevel: task.outlineLevel,
    Priority: task.priority,
    Start: xsdDateTime(task.start),
    Finish: xsdDateTime(task.finish),
    Duration: xsdDuration(task.duration),
    ManualStart: xsdDateTime(task.manualStart),
    ManualFinish: xsdDateTime(task.manualFinish),
    DurationFormat: durationFormatCode(task.durationUnit, task.elapsed, task.estimated),
    Work: xsdDuration(task.work),
    Stop: xsdDateTime(task.stop),
    Resume: xsdDateTime(task.resume),
    EffortDriven: task.effortDriven,
    Estimated: task.estimated,
    Milestone: task.milestone,
    Summary: task.summary,
    Critical: stored.critical,
    ExternalTask: task.external,
    EarlyStart: xsdDateTime(stored.earlyStart),
    EarlyFinish: xsdDateTime(stored.earlyFinish),
    LateStart: xsdDateTime(stored.lateStart),
    LateFinish: xsdDateTime(stored.lateFinish),
    FreeSlack: stored.freeFloat,
    TotalSlack: stored.totalFloat,
    StartSlack: stored.startFloat,
    FinishSlack: stored.finishFloat,
    PercentComplete: task.percentComplete,
    ActualStart: xsdDateTime(task.actualStart),
    ActualFinish: xsdDateTime(task.actualFinish),
    RemainingDuration: xsdDuration(task.remainingDuration),
    ConstraintType: CONSTRAINTS.indexOf(task.constraintType),
    CalendarUID: task.calendarUid ?? -1,
    ConstraintDate: xsdDateTime(task.constraintDate),
    Deadline: xsdDateTime(task.deadline),
    LevelingDelay: task.levellingDelay,
    LevelingDelayFormat: LEVELLING_FORMAT,
    IgnoreResourceCalendar: task.ignoresResourceCalendars,
    Notes: task.notes === "" ? null : task.notes,
  });
  const links = task.predecessors.map((link): XmlPart => [
    "PredecessorLink",
    linkXml(link, kept.links.get(String(link.uid)) ?? NONE),
  ]);
  const baselines = task.baselines.map((each): XmlPart => [
    "Baseline",
    baselineXml(each, kept.baselines.get(String(each.number)) ?? NONE),
  ]);
  return `<Task>${assembleXml(TASK_ORDER, [...early, ...links, ...baselines], kept.rest)}</Task>${kept.blankRows.map((row) => `\n${rawXml(row)}`).join("")}`;
}

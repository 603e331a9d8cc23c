import type { Instant, Tenths } from "../../network.ts";
import { commonSpans, DEFAULT_WEEK, hoursOf, spansOf, weekOf, type Line } from "./calendar-days.ts";
import { ALL_HOURS, plainCalendar, type PlainCalendar } from "./plain-calendar.ts";
import { LONGEST, type SoundNetwork } from "./sound-network.ts";
import type { SoundTask } from "./sound-task.ts";

/** A stretch of a task that runs in one calendar. */
type Part = { readonly calendar: PlainCalendar; readonly length: Tenths };

/** How the work of a leaf lies in time (SPEC C1, C2, F7). */
export type WorkTime = {
  /** Duration and the rests of its splits; 0 is a milestone to every rule. */
  readonly length: Tenths;
  /** What floats are counted in. */
  readonly calendar: PlainCalendar;
  /** Milestones stay where they are, but for Primavera's (P1, P2). */
  next(at: Instant): Instant;
  previous(at: Instant): Instant;
  finishFrom(start: Instant): Instant;
  startFrom(finish: Instant): Instant;
  /** Where `length` of the work is done; only in the one calendar. */
  add(from: Instant, length: Tenths): Instant;
};

export type WorkTimes = {
  ofTask(task: SoundTask): WorkTime;
  /** The own calendar or the project's, whoever works on the task and however: what lags count in. */
  lagCalendar(task: SoundTask): PlainCalendar;
  /** The same, but every hour of an elapsed task. */
  floatCalendar(task: SoundTask): PlainCalendar;
  readonly projectCalendar: PlainCalendar;
};

/** X5: sums of lengths stop at the longest one. */
export const bounded = (length: Tenths): Tenths => Math.min(LONGEST, Math.max(-LONGEST, length));

const DEFAULT_LINE: Line = [
  { id: "", baseId: null, week: DEFAULT_WEEK, workWeeks: [], exceptions: [], shifts: [] },
];

function isPlain({ week, workWeeks, exceptions, shifts }: Line[number]): boolean {
  return (
    week.every((day) => day === null) &&
    workWeeks.length === 0 &&
    exceptions.length === 0 &&
    shifts.length === 0
  );
}

/** A calendar that says nothing of its own stands for its base. */
function standIn(line: Line): Line {
  const [own, base] = line;
  return base !== undefined && isPlain(own!) && base.shifts.length === 0
    ? standIn(line.slice(1))
    : line;
}

function haveCommonHours(one: Line, other: Line): boolean {
  const [ours, theirs] = [weekOf(one).week, weekOf(other).week];
  return ours.some((text, day) =>
    (hoursOf(text) ?? []).some(([from, to]) =>
      (hoursOf(theirs[day]!) ?? []).some(([start, end]) => from < end && start < to),
    ),
  );
}

/** The rests of a task's splits of which the work done before is in `counts` (F7). */
export function restsOf(task: SoundTask, counts: (after: Tenths) => boolean): Tenths {
  return task.splits
    .filter(({ after, rest }) => rest > 0 && after > 0 && after < task.duration && counts(after))
    .reduce((sum, { rest }) => sum + rest, 0);
}

const splitLength = (task: SoundTask): Tenths => bounded(task.duration + restsOf(task, () => true));

export function workTimes(network: SoundNetwork): WorkTimes {
  const made = new Map<string, PlainCalendar>();
  const calendarOf = (key: string, make: () => PlainCalendar): PlainCalendar => {
    let calendar = made.get(key);
    if (calendar === undefined) made.set(key, (calendar = make()));
    return calendar;
  };
  const lineOf = (id: string | null): Line =>
    standIn((id === null ? undefined : network.lines.get(id)) ?? DEFAULT_LINE);
  const ofLine = (line: Line) =>
    calendarOf(JSON.stringify([line[0]!.id]), () => plainCalendar(spansOf(line)));
  const ofBoth = (own: Line, resource: Line): PlainCalendar => {
    if (own[0]!.id === resource[0]!.id || !haveCommonHours(own, resource)) return ofLine(own);
    return calendarOf(JSON.stringify([own[0]!.id, resource[0]!.id]), () =>
      plainCalendar(commonSpans(ofLine(own).spansOfDay, ofLine(resource).spansOfDay)),
    );
  };
  const ownLine = (task: SoundTask) => lineOf(task.calendarId ?? network.project.calendarId);

  function partsOf(task: SoundTask, length: Tenths): readonly Part[] {
    const own = ownLine(task);
    if (task.elapsed) return [{ calendar: ALL_HOURS, length }];
    const parts: Part[] = [];
    for (const { resourceId, units, work, delay } of network.assignmentsOf.get(task.id) ?? []) {
      const resource = network.resources.get(resourceId)!;
      if (resource.type !== "work") continue;
      const line = resource.calendarId === null ? own : lineOf(resource.calendarId);
      const calendar = task.ignoresResourceCalendars
        ? ofLine(own)
        : task.calendarId === null
          ? ofLine(line)
          : ofBoth(own, line);
      const rests = length - task.duration;
      const effort =
        units > 0 && work !== null && work > 0 ? Math.round(work / units) + rests : length;
      parts.push({ calendar, length: bounded(delay + effort) });
    }
    const calendar = parts[0]?.calendar ?? ofLine(own);
    return parts.every((part) => part.calendar === calendar) ? [{ calendar, length }] : parts;
  }

  return {
    projectCalendar: ofLine(lineOf(network.project.calendarId)),
    lagCalendar: (task) => ofLine(ownLine(task)),
    floatCalendar: (task) =>
      task.elapsed && task.children.length === 0 ? ALL_HOURS : ofLine(ownLine(task)),
    ofTask(task) {
      const length = splitLength(task);
      const parts = partsOf(task, length);
      const [first, ...others] = parts;
      const calendar = others.length === 0 ? first!.calendar : ofLine(ownLine(task));
      const isPoint = length === 0;
      const moves = network.project.conventions.passes === "primavera";
      return {
        length,
        calendar,
        next(at) {
          if (!isPoint) return Math.min(...parts.map((part) => part.calendar.next(at)));
          return moves && task.milestoneAt !== "finish" ? calendar.next(at) : at;
        },
        previous(at) {
          if (!isPoint) return Math.max(...parts.map((part) => part.calendar.previous(at)));
          return moves ? calendar.previous(at) : at;
        },
        finishFrom: (start) =>
          isPoint ? start : Math.max(...parts.map((part) => part.calendar.add(start, part.length))),
        startFrom: (finish) =>
          isPoint
            ? finish
            : Math.min(...parts.map((part) => part.calendar.subtract(finish, part.length))),
        add: (from, part) => calendar.add(from, part),
      };
    },
  };
}

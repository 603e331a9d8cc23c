import { TENTHS_PER_DAY } from "../instant.ts";
import { TASK_DEFAULTS } from "../task-defaults.ts";
import { DEFAULT_CONVENTIONS, type Network } from "../network.ts";

export type PsplibInstance = {
  /** Jobs by number, from 1; the first is the source and the last the sink, both without duration. */
  readonly jobs: readonly PsplibJob[];
  readonly capacities: readonly number[];
  /** Length of the critical path without resources, in periods. */
  readonly mpmTime: number;
};

export type PsplibJob = {
  readonly number: number;
  readonly duration: number;
  readonly successors: readonly number[];
  readonly demands: readonly number[];
};

/** Tenths of a minute that a period of an instance becomes: an hour. */
export const TENTHS_PER_PERIOD = 600;
/** Where instances begin: Monday, 2029-01-01. */
export const PSPLIB_START = 21_550 * TENTHS_PER_DAY;

const numbersOf = (line: string) => line.trim().split(/\s+/).map(Number);

/**
 * Reads a single-mode instance of PSPLIB (.sm) with renewable resources.
 * @throws where the text is no such instance
 */
export function readPsplib(text: string): PsplibInstance {
  const lines = text.split(/\r?\n/);
  const after = (heading: RegExp, skipped: number) => {
    const at = lines.findIndex((line) => heading.test(line));
    if (at < 0) throw new Error(`no ${heading.source} in the instance`);
    const end = lines.findIndex((line, n) => n > at + skipped && line.startsWith("*"));
    return lines.slice(at + 1 + skipped, end < 0 ? undefined : end).filter((line) => line.trim());
  };
  const successors = new Map(
    after(/^PRECEDENCE RELATIONS/, 1).map((line) => {
      const [job, , , ...rest] = numbersOf(line);
      return [job!, rest] as const;
    }),
  );
  const jobs = after(/^REQUESTS\/DURATIONS/, 2).map((line) => {
    const [number, , duration, ...demands] = numbersOf(line);
    return {
      number: number!,
      duration: duration!,
      demands,
      successors: successors.get(number!) ?? [],
    };
  });
  return {
    jobs,
    capacities: numbersOf(after(/^RESOURCEAVAILABILITIES/, 1)[0]!),
    mpmTime: numbersOf(after(/^PROJECT INFORMATION/, 1)[0]!).at(-1)!,
  };
}

const idOfJob = (number: number) => `j${String(number).padStart(3, "0")}`;

/** The instance as a network on a calendar that works round the clock; demands are units, capacities the units there are. */
export function networkOfPsplib(instance: PsplibInstance): Network {
  return {
    project: {
      start: PSPLIB_START,
      finish: null,
      scheduleFrom: "start",
      dataDate: null,
      calendarId: "always",
      outsideFinish: null,
      conventions: DEFAULT_CONVENTIONS,
    },
    calendars: [
      {
        id: "always",
        baseId: null,
        week: Array.from({ length: 7 }, () => "00:00-24:00"),
        workWeeks: [],
        exceptions: [],
        shifts: [],
      },
    ],
    tasks: instance.jobs.map((job) => ({
      ...TASK_DEFAULTS,
      id: idOfJob(job.number),
      duration: job.duration * TENTHS_PER_PERIOD,
      milestone: job.duration === 0,
    })),
    relations: instance.jobs.flatMap((job) =>
      job.successors.map((successor) => ({
        id: `${idOfJob(job.number)}-${idOfJob(successor)}`,
        predecessorId: idOfJob(job.number),
        successorId: idOfJob(successor),
        type: "FS" as const,
        lag: 0,
        lagUnit: "working" as const,
      })),
    ),
    resources: instance.capacities.map((capacity, n) => ({
      id: `r${n + 1}`,
      organisationId: null,
      type: "work" as const,
      calendarId: "always",
      maxUnits: capacity,
    })),
    assignments: instance.jobs.flatMap((job) =>
      job.demands.flatMap((units, n) =>
        units === 0
          ? []
          : [
              {
                id: `${idOfJob(job.number)}-r${n + 1}`,
                taskId: idOfJob(job.number),
                resourceId: `r${n + 1}`,
                units,
                work: null,
                delay: 0,
              },
            ],
      ),
    ),
  };
}

// How long levelling takes, and how close to the shortest known plan it comes.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { computeSchedule } from "@parley/schedule/compute-schedule.ts";
import type { Network } from "@parley/schedule/network.ts";
import { levelResources } from "@parley/schedule/resources/level.ts";
import { DEFAULT_LEVELLING } from "@parley/schedule/resources/levelling-options.ts";
import { overAllocations } from "@parley/schedule/resources/over-allocations.ts";
import { resourceLoad } from "@parley/schedule/resources/resource-load.ts";
import { TASK_DEFAULTS } from "@parley/schedule/task-defaults.ts";
import {
  networkOfPsplib,
  readPsplib,
  TENTHS_PER_PERIOD,
} from "@parley/schedule/testing/read-psplib.ts";
import { integer, seededRng } from "@parley/schedule/testing/seeded-rng.ts";
import { smallPlan } from "@parley/schedule/testing/small-plan.ts";
import { describeMachine } from "./machine.ts";
import { resultOf, type BenchReport, type BenchResult } from "./report.ts";

const RUNS = 5;

/** 5,000 tasks in chains that cross, 200 people who have three tasks too many at a time. */
function largePlan(tasks: number, resources: number): Network {
  const rng = seededRng(1);
  const idOf = (n: number) => `t${String(n).padStart(5, "0")}`;
  const plan = smallPlan({ tasks: [] });
  const numbers = Array.from({ length: tasks }, (_, n) => n);
  return {
    ...plan,
    tasks: numbers.map((n) => ({
      ...TASK_DEFAULTS,
      id: idOf(n),
      duration: 4_800 * integer(rng, 1, 10),
    })),
    relations: numbers
      .filter((n) => n >= 20)
      .flatMap((n) =>
        [0, 1].map((which) => ({
          id: `r${n}-${which}`,
          predecessorId: idOf(Math.max(0, n - integer(rng, 1, 400))),
          successorId: idOf(n),
          type: "FS" as const,
          lag: 0,
          lagUnit: "working" as const,
        })),
      ),
    resources: Array.from({ length: resources }, (_, n) => ({
      id: `p${n}`,
      organisationId: null,
      type: "work" as const,
      calendarId: null,
      maxUnits: 1,
    })),
    assignments: numbers.map((n) => ({
      id: `a${n}`,
      taskId: idOf(n),
      resourceId: `p${integer(rng, 0, resources - 1)}`,
      units: 1,
      work: null,
      delay: 0,
    })),
  };
}

function timed(name: string, work: () => unknown, target: number | null = null): BenchResult {
  const samples: number[] = [];
  for (let turn = 0; turn <= RUNS; turn++) {
    const before = performance.now();
    work();
    if (turn > 0) samples.push(performance.now() - before);
  }
  return resultOf({ name, unit: "ms", better: "lower", target }, samples);
}

/** Mean share by which levelled plans are longer than their critical path, which no plan can beat. */
function psplib(folder: URL, tries: number): BenchResult[] {
  const instances = readdirSync(folder)
    .filter((name) => name.endsWith(".sm"))
    .map((name) => readPsplib(readFileSync(new URL(name, folder), "utf8")));
  if (instances.length === 0) return [];
  const started = performance.now();
  const over = instances.map((instance) => {
    const network = networkOfPsplib(instance);
    const { finishAfter } = levelResources(network, { ...DEFAULT_LEVELLING, tries });
    const periods = (finishAfter! - network.project.start!) / TENTHS_PER_PERIOD;
    return 100 * (periods / instance.mpmTime - 1);
  });
  const took = (performance.now() - started) / instances.length;
  const mean = over.reduce((sum, each) => sum + each, 0) / over.length;
  const of = `PSPLIB, ${tries} tries`;
  return [
    resultOf({ name: `${of}: mean over the critical path`, unit: "%", better: "lower" }, [mean]),
    resultOf({ name: `${of}: an instance`, unit: "ms", better: "lower" }, [took]),
  ];
}

export async function run(): Promise<BenchReport> {
  const network = largePlan(5_000, 200);
  const schedule = computeSchedule(network);
  const results = [
    timed("schedule 5,000 tasks", () => computeSchedule(network)),
    timed("find the over-allocations of 200 people", () => overAllocations(network, schedule)),
    timed("load of a person by day", () =>
      resourceLoad(network, schedule, {
        of: { resourceId: "p7" },
        bucket: "day",
        from: null,
        to: null,
      }),
    ),
    ...[1, 20].map((tries) =>
      timed(`level 5,000 tasks and 200 people, tries: ${tries}`, () =>
        levelResources(network, { ...DEFAULT_LEVELLING, tries }),
      ),
    ),
  ];
  const folder = new URL("../../shared/corpus/rcpsp/", import.meta.url);
  if (existsSync(folder))
    for (const tries of [1, 200, 1_000]) results.push(...psplib(folder, tries));
  else console.error("skipped: no PSPLIB instances beside the project");
  return { bench: "levelling", machine: describeMachine(), results };
}

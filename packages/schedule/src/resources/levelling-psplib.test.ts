import { existsSync, readdirSync, readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { computeSchedule } from "../compute-schedule.ts";
import type { Network } from "../network.ts";
import { PSPLIB_BEST_KNOWN } from "../testing/psplib-best-known.ts";
import {
  networkOfPsplib,
  PSPLIB_START,
  readPsplib,
  TENTHS_PER_PERIOD,
} from "../testing/read-psplib.ts";
import { levelResources } from "./level.ts";
import { DEFAULT_LEVELLING } from "./levelling-options.ts";
import { overAllocations } from "./over-allocations.ts";

const folder = new URL("../../../../../shared/corpus/rcpsp/", import.meta.url);
const names = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => name.endsWith(".sm"))
      .sort()
  : [];
if (names.length === 0) console.warn("skipped: no PSPLIB instances beside the project");

const instanceOf = (name: string) => readPsplib(readFileSync(new URL(name, folder), "utf8"));
/** How many plans are tried: TRIES=1000 npx vitest run levelling-psplib prints what CORPUS-PSPLIB.md holds. */
const tries = Number(process.env["TRIES"] ?? 60);
const lines: string[] = [];
const periods = (network: Network, finish: number | null) =>
  (finish! - network.project.start!) / TENTHS_PER_PERIOD;

describe.skipIf(names.length === 0)("PSPLIB", () => {
  test("the path length of every instance is the stored one", () => {
    const found = names.map((name) => {
      const network = networkOfPsplib(instanceOf(name));
      return [name, periods(network, computeSchedule(network).finish)];
    });
    expect(found).toEqual(names.map((name) => [name, instanceOf(name).mpmTime]));
  });

  afterAll(() => {
    console.log(["| instance | path | best known | levelled | gap |", ...lines].join("\n"));
  });

  test.each(names)("R5 %s is levelled within its resources and its path length", (name) => {
    const instance = instanceOf(name);
    const network = networkOfPsplib(instance);
    const { schedule, unresolved, finishAfter } = levelResources(network, {
      ...DEFAULT_LEVELLING,
      tries,
    });
    expect(unresolved).toEqual([]);
    expect(overAllocations(network, schedule)).toEqual([]);
    expect(periods(network, finishAfter)).toBeGreaterThanOrEqual(instance.mpmTime);
    expect(capacityBroken(instance, schedule.byId)).toEqual([]);
    const best = PSPLIB_BEST_KNOWN[name];
    const levelled = periods(network, finishAfter);
    if (best !== undefined) expect(levelled).toBeGreaterThanOrEqual(best);
    lines.push(
      `| ${name} | ${instance.mpmTime} | ${best ?? "–"} | ${levelled} | ${gapOf(levelled, best)} |`,
    );
  });
});

const gapOf = (levelled: number, best: number | undefined) =>
  best === undefined ? "–" : `${(100 * (levelled / best - 1)).toFixed(1)} %`;

/** Looked at period by period, without anything that levelling stands on. */
function capacityBroken(
  instance: ReturnType<typeof readPsplib>,
  byId: ReadonlyMap<string, { readonly start: number; readonly finish: number }>,
): string[] {
  const dates = instance.jobs.map(({ number }) => {
    const { start, finish } = byId.get(`j${String(number).padStart(3, "0")}`)!;
    const from = (start - PSPLIB_START) / TENTHS_PER_PERIOD;
    return [from, (finish - PSPLIB_START) / TENTHS_PER_PERIOD] as const;
  });
  const broken: string[] = [];
  const end = Math.max(...dates.map(([, finish]) => finish));
  for (let period = 0; period < end; period++)
    for (const [resource, capacity] of instance.capacities.entries()) {
      const taken = instance.jobs.reduce((sum, job, n) => {
        const [from, to] = dates[n]!;
        return from <= period && period < to ? sum + job.demands[resource]! : sum;
      }, 0);
      if (taken > capacity) broken.push(`period ${period}, resource ${resource + 1}`);
    }
  for (const [n, job] of instance.jobs.entries())
    for (const successor of job.successors)
      if (dates[successor - 1]![0] < dates[n]![1]) broken.push(`${job.number} > ${successor}`);
  return broken;
}

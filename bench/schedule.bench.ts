// The schedule engine beside a bare integer pass over the same network: whole passes, single edits, loading, memory.
import { createScheduler } from "@parley/schedule/create-scheduler.ts";
import { entitiesOf } from "@parley/schedule/engine/entity-store.ts";
import { LiveSchedule } from "@parley/schedule/engine/live-schedule.ts";
import type { Network } from "@parley/schedule/network.ts";
import { describeMachine } from "./machine.ts";
import { resultOf, type BenchReport, type BenchResult } from "./report.ts";
import { IntegerPasses } from "./schedule/integer-passes.ts";
import { largeNetwork, seededRandom } from "./schedule/large-network.ts";
import { randomEdits } from "./schedule/random-edits.ts";

const SEED = Number(process.env["SEED"] ?? 1);
const PAIRS = 41;
const EDITS = 2_000;

function timed(work: () => void): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

const loaded = (network: Network): LiveSchedule => new LiveSchedule(entitiesOf(network, () => {}));

/** Pairs of a whole pass and the floor, one after the other. */
function wholePasses(name: string, network: Network, targets: [number, number]): BenchResult[] {
  const live = loaded(network);
  const floor = new IntegerPasses(
    network,
    live.plan.tasks.flatMap((task) => (task === null ? [] : [task.id])),
  );
  const whole: number[] = [];
  const bare: number[] = [];
  const ratios: number[] = [];
  for (let turn = -9; turn < PAIRS; turn++) {
    const floorMs = timed(() => floor.run());
    const engineMs = timed(() => live.recompute());
    if (turn < 0) continue; // warm-up
    bare.push(floorMs);
    whole.push(engineMs);
    ratios.push(engineMs / floorMs);
  }
  return [
    resultOf(
      { name: `${name}: whole pass`, unit: "ms", better: "lower", target: targets[0] },
      whole,
    ),
    resultOf({ name: `${name}: bare integer pass`, unit: "ms", better: "lower" }, bare),
    resultOf(
      { name: `${name}: whole pass against bare`, unit: "×", better: "lower", target: targets[1] },
      ratios,
    ),
  ];
}

function edits(network: Network): BenchResult[] {
  const scheduler = createScheduler(network);
  const next = randomEdits(network, seededRandom(SEED + 1));
  const times: number[] = [];
  const counts: number[] = [];
  for (let turn = -200; turn < EDITS; turn++) {
    const change = next();
    let changed = 0;
    const ms = timed(() => {
      changed = scheduler.apply(change).changed.length;
    });
    if (turn < 0) continue;
    times.push(ms);
    counts.push(changed);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const p95 = sorted[Math.floor(sorted.length * 0.95)]!;
  return [
    resultOf({ name: "100,000 tasks: one edit", unit: "ms", better: "lower" }, times),
    resultOf({ name: "100,000 tasks: one edit, p95", unit: "ms", better: "lower", target: 1 }, [
      p95,
    ]),
    resultOf(
      { name: "100,000 tasks: tasks that one edit changes", unit: "tasks", better: "lower" },
      counts,
    ),
  ];
}

/** Bytes that a loaded engine holds beside its input, by task. */
function memory(network: Network): BenchResult[] {
  const collect = (globalThis as { gc?: () => void }).gc;
  const used = () => {
    collect?.();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = used();
  const scheduler = createScheduler(network);
  const bytes = (used() - before) / scheduler.schedule.byId.size;
  const name = `100,000 tasks: state${collect === undefined ? " (not collected before)" : ""}`;
  return [resultOf({ name, unit: "bytes a task", better: "lower" }, [bytes])];
}

export async function run(): Promise<BenchReport> {
  const hundred = largeNetwork(100_000, 200_000, seededRandom(SEED));
  const ten = largeNetwork(10_000, 20_000, seededRandom(SEED));
  const results = [
    ...memory(hundred),
    ...wholePasses("100,000 tasks", hundred, [30, 5]),
    ...wholePasses("10,000 tasks", ten, [3, 5]),
    ...edits(hundred),
  ];
  const loads = Array.from({ length: 5 }, () => timed(() => createScheduler(hundred)));
  results.push(
    resultOf({ name: "100,000 tasks: load and schedule", unit: "ms", better: "lower" }, loads),
  );
  const million = largeNetwork(1_000_000, 2_000_000, seededRandom(SEED));
  const large = Array.from({ length: 2 }, () => timed(() => createScheduler(million)));
  results.push(
    resultOf(
      { name: "1,000,000 tasks: load and schedule", unit: "ms", better: "lower", target: 5_000 },
      large,
    ),
  );
  return { bench: "schedule", machine: { ...describeMachine(), seed: SEED }, results };
}

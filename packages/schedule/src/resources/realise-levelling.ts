import type { Network, Tenths } from "../network.ts";
import type { Schedule } from "../schedule.ts";
import type { LevellingProblem } from "./levelling-problem.ts";
import { askedStart, type Placement } from "./place-in-order.ts";

export type Delays = ReadonlyMap<string, Tenths>;
type Compute = (network: Network) => Schedule;

/** Rounds of putting delays right after the engine has had its say. */
const ROUNDS = 20;

/** The network with these delays, and none for other tasks of `cleared`. */
export function withDelays(
  network: Network,
  cleared: ReadonlySet<string>,
  delays: Delays,
): Network {
  return {
    ...network,
    tasks: network.tasks.map((task) =>
      cleared.has(task.id) ? { ...task, levellingDelay: delays.get(task.id) ?? 0 } : task,
    ),
  };
}

/**
 * Delays that make the engine start tasks where they were placed. What the model of levelling knows less exactly than the engine is put
 * right by looking at what the engine makes of it; each round settles at least the tasks that nothing unsettled comes before.
 */
export function realise(
  network: Network,
  movable: ReadonlySet<string>,
  problem: LevellingProblem,
  placement: Placement,
  compute: Compute,
): { readonly delays: Delays; readonly schedule: Schedule } {
  const delays = new Map<string, Tenths>();
  for (const [index, task] of problem.tasks.entries()) {
    if (task.kind !== "movable") continue;
    const asked = askedStart(task, placement);
    const without = asked === task.release ? asked : task.times.startFrom(asked);
    const delay = placement.starts[index]! - without;
    if (delay > 0) delays.set(task.id, delay);
  }
  let schedule = compute(withDelays(network, movable, delays));
  for (let round = 0; round < ROUNDS; round++) {
    if (!correct(problem, placement, schedule, delays)) break;
    schedule = compute(withDelays(network, movable, delays));
  }
  return { delays, schedule };
}

/** Changes the delays of tasks that the engine starts elsewhere, unless something before them changes anyway; false where none does. */
function correct(
  problem: LevellingProblem,
  placement: Placement,
  schedule: Schedule,
  delays: Map<string, Tenths>,
): boolean {
  const isUnsettled = new Uint8Array(problem.tasks.length);
  let isChanged = false;
  for (const [index, task] of problem.tasks.entries()) {
    if (task.asks.some(({ from }) => from.some((before) => isUnsettled[before] === 1))) {
      isUnsettled[index] = 1;
      continue;
    }
    if (task.kind !== "movable") continue;
    const delay = delays.get(task.id) ?? 0;
    const missing = placement.starts[index]! - schedule.byId.get(task.id)!.start;
    const corrected = Math.max(0, delay + missing);
    if (corrected === delay) continue;
    if (corrected === 0) delays.delete(task.id);
    else delays.set(task.id, corrected);
    isUnsettled[index] = 1;
    isChanged = true;
  }
  return isChanged;
}

/** One task of a synthetic plan; days count from the first day of the plan. */
export type SyntheticTask = {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  readonly start: number;
  readonly days: number;
};
export type SyntheticPlan = {
  readonly tasks: readonly SyntheticTask[];
  readonly links: readonly (readonly [from: string, to: string])[];
};

const GROUP = 20;
const REACH = 50;

/** mulberry32 */
function rngOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** So many tasks in groups of twenty, each after the one before it, with 1.3 relations a task in all. */
export function syntheticPlan(count: number): SyntheticPlan {
  const rng = rngOf(count);
  const tasks: SyntheticTask[] = [];
  const links: (readonly [string, string])[] = [];
  const finish: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const group = Math.floor(index / GROUP);
    const at = index % GROUP;
    if (at === 0)
      tasks.push({ id: `g${group}`, name: `Stage ${group}`, parent: null, start: 0, days: 0 });
    let start = Math.floor(rng() * 10);
    const follow = (other: number): void => {
      links.push([`t${other}`, `t${index}`]);
      start = Math.max(start, finish[other]!);
    };
    if (at > 0) follow(index - 1);
    const far = (group - REACH) * GROUP;
    if (rng() < 0.35) {
      if (far >= 0) follow(far + Math.floor(rng() * GROUP));
      else if (at > 1) follow(index - 2);
    }
    const days = 1 + Math.floor(rng() * 5);
    finish[index] = start + days;
    tasks.push({ id: `t${index}`, name: `Task ${index}`, parent: `g${group}`, start, days });
  }
  return { tasks, links };
}

import type { RelationInput } from "@parley/schedule/network.ts";
import type { PlanFile, PlanLink, PlanTask } from "./plan-file.ts";

/** What asks for a moment through tasks that are done: the end of an open task, with the lag that came first. */
type Carried = { readonly uid: number; readonly end: "F" | "S"; readonly lag: number };

const keyOf = ({ uid, end }: Carried) => `${uid}${end}`;
const isDone = (task: PlanTask) => task.percentComplete === 100 && !task.summary;
/** Through one task that is done, so that memory stays bounded. */
const MOST = 100;

/**
 * Under Primavera's retained logic a task that was done before its predecessors passes on what they ask: what follows it waits for
 * them. These are such relations, from the open task to what waits for it past the tasks that are done. What was left of the lags
 * in between counts as elapsed. In a plan whose work was done in order there are none.
 */
export function carriedRelations(plan: PlanFile): RelationInput[] {
  const { passes, progress } = plan.project.scheduling;
  if (passes !== "primavera" || progress !== "retained-logic") return [];
  const byUid = new Map(plan.tasks.map((task) => [task.uid, task]));
  const carriedBy = carriedThrough(byUid);
  return plan.tasks.flatMap((task) => {
    if (isDone(task)) return [];
    const found = new Map<string, Carried>();
    for (const link of task.predecessors) {
      const before = byUid.get(link.uid);
      if (before === undefined || !isDone(before) || link.type[1] !== "S") continue;
      for (const each of carriedBy.get(before.uid) ?? []) keepLatest(found, each);
    }
    return [...found.values()].map(({ uid, end, lag }): RelationInput => ({
      id: `${task.uid}<${uid}~${end}`,
      predecessorId: `t${uid}`,
      successorId: `t${task.uid}`,
      type: `${end}S`,
      lag,
      lagUnit: "working",
    }));
  });
}

function keepLatest(found: Map<string, Carried>, carried: Carried): void {
  const before = found.get(keyOf(carried));
  if (before === undefined ? found.size < MOST : before.lag < carried.lag)
    found.set(keyOf(carried), carried);
}

/** By each task that is done what it passes on; without recursion, and a circle passes nothing on to itself. */
function carriedThrough(
  byUid: ReadonlyMap<number, PlanTask>,
): ReadonlyMap<number, readonly Carried[]> {
  const carriedBy = new Map<number, readonly Carried[]>();
  const entered = new Set<number>();
  type Step = { readonly task: PlanTask; readonly found: Map<string, Carried>; next: number };
  for (const first of byUid.values()) {
    if (!isDone(first) || entered.has(first.uid)) continue;
    const open: Step[] = [{ task: first, found: new Map(), next: 0 }];
    entered.add(first.uid);
    while (open.length > 0) {
      const step = open.at(-1)!;
      const link: PlanLink | undefined = step.task.predecessors[step.next];
      if (link === undefined) {
        carriedBy.set(step.task.uid, [...step.found.values()]);
        open.pop();
        continue;
      }
      const before = byUid.get(link.uid);
      if (before !== undefined && isDone(before) && !entered.has(before.uid)) {
        // Its predecessor first; then this link is looked at again.
        entered.add(before.uid);
        open.push({ task: before, found: new Map(), next: 0 });
        continue;
      }
      step.next += 1;
      if (before === undefined || before.inactive || before.summary) continue;
      if (isDone(before))
        for (const each of carriedBy.get(before.uid) ?? []) keepLatest(step.found, each);
      else
        keepLatest(step.found, {
          uid: before.uid,
          end: link.type[0] === "F" ? "F" : "S",
          lag: link.lag,
        });
    }
  }
  return carriedBy;
}

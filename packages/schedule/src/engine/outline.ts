import type { TaskInput } from "../network.ts";
import type { ArrayRoom } from "./array-room.ts";
import type { Places } from "./entity-table.ts";
import type { Report } from "./sound-values.ts";

/** Who lies under whom, by places of tasks; -1 where there is none. */
export type Outline = {
  readonly parent: Int32Array;
  readonly firstChild: Int32Array;
  readonly nextSibling: Int32Array;
};

/** An outline as it was given, with what is needed to make a plan of it. */
export type WholeOutline = Outline & {
  /** Parents before their children. */
  readonly topDown: Int32Array;
  /** A task lies under another if its `enter` is from the other's `enter` to before its `leave`. */
  readonly enter: Int32Array;
  readonly leave: Int32Array;
};

/**
 * X3: unknown parents leave a task at the root, circles are cut at their smallest id. No recursion: chains of parents may be long. Its
 * arrays are passing ones of the room.
 */
export function outlineOf(
  tasks: readonly TaskInput[],
  placeOf: Pick<Places, "get">,
  report: Report,
  room: ArrayRoom,
): WholeOutline {
  const count = tasks.length;
  const parent = room.passing(count).fill(-1);
  // Mostly the same as of the task before.
  let above: number | undefined;
  let aboveId: string | null = null;
  for (let place = 0; place < count; place++) {
    const { id, parentId } = tasks[place]!;
    if (parentId === null) continue;
    if (parentId !== aboveId) above = placeOf.get(parentId);
    aboveId = parentId;
    if (above === undefined) report({ type: "unknown-parent", taskId: id, parentId });
    else parent[place] = above;
  }
  cutParents(tasks, parent, report, room);
  const firstChild = room.passing(count).fill(-1);
  const nextSibling = room.passing(count).fill(-1);
  for (let place = count - 1; place >= 0; place--) {
    const above = parent[place]!;
    if (above < 0) continue;
    nextSibling[place] = firstChild[above]!;
    firstChild[above] = place;
  }
  const topDown = room.passing(count);
  const enter = room.passing(count);
  const leave = room.passing(count);
  let at = 0;
  for (let root = 0; root < count; root++) {
    if (parent[root]! >= 0) continue;
    for (let place = root; place >= 0;) {
      enter[place] = at;
      topDown[at++] = place;
      let next = firstChild[place]!;
      while (next < 0 && place >= 0) {
        leave[place] = at;
        if (place === root) break;
        next = nextSibling[place]!;
        if (next < 0) place = parent[place]!;
      }
      place = next;
    }
  }
  return { parent, firstChild, nextSibling, topDown, enter, leave };
}

function cutParents(
  tasks: readonly TaskInput[],
  parent: Int32Array,
  report: Report,
  room: ArrayRoom,
): void {
  // 0: unseen, else the walk that saw it first; a walk that meets itself has found a circle.
  const seenIn = room.passing(parent.length);
  for (let place = 0; place < parent.length; place++) {
    let at = place;
    while (at >= 0 && seenIn[at] === 0) {
      seenIn[at] = place + 1;
      at = parent[at]!;
    }
    if (at < 0 || seenIn[at] !== place + 1) continue;
    let smallest = at;
    for (let next = parent[at]!; next !== at; next = parent[next]!)
      if (tasks[next]!.id < tasks[smallest]!.id) smallest = next;
    parent[smallest] = -1;
    report({ type: "parent-cycle", taskId: tasks[smallest]!.id });
  }
}

export function liesUnder({ enter, leave }: WholeOutline, place: number, above: number): boolean {
  return enter[place]! >= enter[above]! && enter[place]! < leave[above]!;
}

/** The same of an outline that changes: costs as many steps as there are tasks above. */
export function liesBelow({ parent }: Outline, place: number, above: number): boolean {
  for (let at = place; at >= 0; at = parent[at]!) if (at === above) return true;
  return false;
}

/** Puts a task without children under another one, or at the root below zero. */
export function putUnder(
  { parent, firstChild, nextSibling }: Outline,
  place: number,
  above: number,
) {
  parent[place] = above;
  firstChild[place] = nextSibling[place] = -1;
  if (above < 0) return;
  nextSibling[place] = firstChild[above]!;
  firstChild[above] = place;
}

/** Takes a task without children out. */
export function takeFromUnder({ parent, firstChild, nextSibling }: Outline, place: number): void {
  const above = parent[place]!;
  if (above < 0) return;
  if (firstChild[above] === place) firstChild[above] = nextSibling[place]!;
  else {
    let before = firstChild[above]!;
    while (nextSibling[before] !== place) before = nextSibling[before]!;
    nextSibling[before] = nextSibling[place]!;
  }
  parent[place] = nextSibling[place] = -1;
}

import type { Timeline } from "vis-timeline";
import type { WallTime } from "./swimlane-scene.ts";

/** What the library knows of itself and has no public name for. Everything that reaches into it lies in this file. */
type Internals = {
  readonly body: { readonly util: { readonly toScreen: (time: Date) => number } };
  readonly dom: { readonly centerContainer: HTMLElement; readonly center: HTMLElement };
  readonly itemSet: {
    readonly items: Readonly<
      Record<string, { readonly top: number | null; readonly height: number } | undefined>
    >;
    readonly groups: Readonly<
      Record<string, { readonly dom: { readonly foreground: HTMLElement } } | undefined>
    >;
  };
};
const of = (timeline: Timeline): Internals => timeline as unknown as Internals;

/** The pane in which items lie; whatever is put before its first child is drawn below them. */
export const paneOf = (timeline: Timeline): HTMLElement => of(timeline).dom.centerContainer;

/** CSS pixels from the left edge of the pane. */
export const xAt = (timeline: Timeline, time: WallTime): number =>
  of(timeline).body.util.toScreen(new Date(time));

/** The top of each lane, CSS pixels from the top of the pane. Reads the layout once for each. */
export function laneTops(
  timeline: Timeline,
  laneIds: Iterable<string>,
): ReadonlyMap<string, { readonly top: number; readonly height: number }> {
  const origin = paneOf(timeline).getBoundingClientRect().top;
  const tops = new Map<string, { top: number; height: number }>();
  for (const id of laneIds) {
    const element = of(timeline).itemSet.groups[id]?.dom.foreground;
    if (element === undefined) continue;
    const { top, height } = element.getBoundingClientRect();
    tops.set(id, { top: top - origin, height });
  }
  return tops;
}

/** The middle of an item within its lane; null while the library has not placed it. */
export function middleOf(timeline: Timeline, itemId: string): number | null {
  const item = of(timeline).itemSet.items[itemId];
  return item === undefined || item.top === null ? null : item.top + item.height / 2;
}

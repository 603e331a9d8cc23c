import type { OrganisationId, YdocId } from "@parley/shared/primitives/ids.ts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { PlanArrival } from "./plan-arrival.ts";
import { ProjectStore } from "./project-store.ts";

const LANE = {
  kind: "lane",
  organisationId: "ours" as OrganisationId,
  audience: "everyone",
  part: 1,
} as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** An arrival whose frames come when they are asked for. */
function arrivalWithFrames() {
  const waiting: (() => void)[] = [];
  const later = (run: () => void): void => void waiting.push(run);
  const store: ProjectStore = new ProjectStore((run) => arrival.deliver(run));
  const arrival: PlanArrival = new PlanArrival(store, later);
  const frame = (): void => {
    for (const run of waiting.splice(0)) run();
  };
  return { store, arrival, frame };
}

test("what comes behind the first rows is read in its order, when these have been painted", () => {
  const { arrival, frame } = arrivalWithFrames();
  const read: string[] = [];
  arrival.take(() => {
    read.push("frame");
    arrival.note(false);
  });
  arrival.take(() => {
    read.push("first lane");
    arrival.note(true);
  });
  for (const name of ["second lane", "third lane"]) arrival.take(() => void read.push(name));
  expect(read).toEqual(["frame", "first lane"]);
  frame();
  frame();
  vi.advanceTimersByTime(10);
  expect(read).toEqual(["frame", "first lane", "second lane", "third lane"]);
  arrival.take(() => void read.push("late"));
  expect(read.at(-1)).toBe("late");
});

test("what can wait is done once, when the plan stands", () => {
  const { arrival } = arrivalWithFrames();
  const done: number[] = [];
  arrival.afterwards(() => void done.push(1));
  arrival.afterwards(() => void done.push(2));
  expect(done).toEqual([]);
  arrival.finish();
  arrival.finish();
  expect(done).toEqual([2]);
  arrival.afterwards(() => void done.push(3));
  expect(done).toEqual([2, 3]);
});

test("a ydoc that never comes does not keep the dates of the others back", () => {
  const { store, arrival, frame } = arrivalWithFrames();
  const ydoc = new Y.Doc();
  ydoc.getMap("tasks").set("t0000000000001", new Y.Map([["name", "Excavate"]]));
  store.add("one" as YdocId, LANE, ydoc);
  arrival.note(true);
  frame();
  expect(store.isArriving).toBe(true);
  vi.advanceTimersByTime(3_000);
  expect(store.isArriving).toBe(false);
});

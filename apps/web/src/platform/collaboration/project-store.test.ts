import { expect, test } from "vitest";
import type { OrganisationId, YdocId } from "@parley/shared/primitives/ids.ts";
import * as Y from "yjs";
import { ProjectStore } from "./project-store.ts";

const place = {
  kind: "lane",
  organisationId: "ours" as OrganisationId,
  audience: "everyone",
  part: 1,
} as const;

const idOf = (n: number): string => `t${String(n).padStart(13, "0")}`;

function laneOf(first: number, count: number): Y.Doc {
  const ydoc = new Y.Doc();
  ydoc.transact(() => {
    for (let n = first; n < first + count; n++) {
      const fields = { name: `Task ${n}`, order: `a${n}`, duration: 4_800, createdAt: 0 };
      ydoc.getMap("tasks").set(idOf(n), new Y.Map(Object.entries(fields)));
    }
  });
  return ydoc;
}

/** A store whose deliveries wait until `run`. */
function storeWithFrames(): { readonly store: ProjectStore; readonly run: () => void } {
  const waiting: (() => void)[] = [];
  const store = new ProjectStore((deliver) => void waiting.push(deliver));
  return {
    store,
    run: () => {
      for (const deliver of waiting.splice(0)) deliver();
    },
  };
}

const shown = (store: ProjectStore) =>
  store.get().plan.rows.map(({ id, start, finish }) => ({ id, start, finish }));

test("while a plan arrives its rows come first; dates follow once, when all of it is there", () => {
  const { store, run } = storeWithFrames();
  store.arrive();
  store.add("one" as YdocId, place, laneOf(0, 3));
  run();
  expect(shown(store).map(({ start }) => start)).toEqual([null, null, null]);
  store.add("two" as YdocId, place, laneOf(3, 2));
  store.arrived();
  expect(shown(store).map(({ id }) => id)).toEqual([0, 1, 2, 3, 4].map(idOf));
  const at = storeWithFrames();
  at.store.add("one" as YdocId, place, laneOf(0, 3));
  at.store.add("two" as YdocId, place, laneOf(3, 2));
  at.run();
  expect(shown(store)).toEqual(shown(at.store));
  expect(shown(store).every(({ finish }) => finish !== null)).toBe(true);
});

test("a large plan is painted before its dates are worked out", () => {
  const { store, run } = storeWithFrames();
  const isDated = () => shown(store).every(({ start }) => start !== null);
  store.arrive();
  store.add("one" as YdocId, place, laneOf(0, 1_001));
  store.arrived();
  expect(shown(store)).toHaveLength(1_001);
  expect(isDated()).toBe(false);
  run();
  expect(isDated()).toBe(false);
  run();
  expect(isDated()).toBe(true);
});

test("an edit that is made before the dates came brings them", () => {
  const { store, run } = storeWithFrames();
  const lane = laneOf(0, 1_001);
  store.arrive();
  store.add("one" as YdocId, place, lane);
  store.arrived();
  (lane.getMap("tasks").get(idOf(0)) as Y.Map<unknown>).set("name", "Renamed");
  store.settle();
  expect(shown(store).every(({ finish }) => finish !== null)).toBe(true);
  const { plan } = store.get();
  run();
  run();
  expect(store.get().plan).toBe(plan);
});

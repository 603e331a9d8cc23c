import { expect, test } from "vitest";
import * as Y from "yjs";
import { withoutUpdates } from "./without-updates.ts";

const updateOf = (key: string): Uint8Array => {
  const ydoc = new Y.Doc();
  ydoc.getMap("m").set(key, 1);
  return Y.encodeStateAsUpdate(ydoc);
};

test("one transaction is applied without an update, and every later one is heard", () => {
  const ydoc = new Y.Doc();
  const heard: unknown[] = [];
  ydoc.on("update", (_update: Uint8Array, origin: unknown) => heard.push(origin));
  withoutUpdates(ydoc, () => {
    Y.applyUpdate(ydoc, updateOf("first"), "first");
    // What somebody writes as soon as the first content is there.
    ydoc.transact(() => ydoc.getMap("m").set("own", 1), "own");
  });
  Y.applyUpdate(ydoc, updateOf("later"), "later");
  expect(heard).toEqual(["own", "later"]);
  expect([...ydoc.getMap("m").keys()].sort()).toEqual(["first", "later", "own"]);
});

test("listeners come back where nothing was applied, or something failed", () => {
  const ydoc = new Y.Doc();
  let count = 0;
  ydoc.on("update", () => (count += 1));
  withoutUpdates(ydoc, () => undefined);
  ydoc.getMap("m").set("a", 1);
  expect(() =>
    withoutUpdates(ydoc, () => {
      throw new Error("broken");
    }),
  ).toThrow("broken");
  ydoc.getMap("m").set("b", 1);
  expect(count).toBe(2);
});

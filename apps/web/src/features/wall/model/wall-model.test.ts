import type { WallObject } from "@parley/shared/documents/wall.ts";
import type { EntityId, YdocId } from "@parley/shared/primitives/ids.ts";
import { EMPTY_WALL } from "@parley/shared/documents/wall-snapshot.ts";
import { expect, test } from "vitest";
import type { WallState } from "../../../platform/collaboration/wall-state.ts";
import { WallModel } from "./wall-model.ts";
import { wallObject } from "./testing/make-items.ts";

const part = (ydocId: string, objects: readonly WallObject[]) => ({
  ydocId: ydocId as YdocId,
  content: { ...EMPTY_WALL, objects: new Map(objects.map((object) => [object.id, object])) },
});
const state = (shared: readonly WallObject[], area: readonly WallObject[] = []): WallState => ({
  shared: part("wall", shared),
  area: part("area", area),
  isArchived: false,
});
const object = (id: string, fields: Partial<WallObject> = {}) =>
  wallObject({ id: id as EntityId, ...fields });

test("frames lie below, connectors next, and the rest by its order; what is removed is gone", () => {
  const model = new WallModel();
  model.update(
    state([
      object("line", { type: "connector", order: "a0" }),
      object("high", { order: "a2" }),
      object("frame", { type: "frame", order: "a9" }),
      object("low", { order: "a1" }),
      object("gone", { removed: true }),
    ]),
  );
  expect(model.items.map(({ key }) => key)).toEqual(["frame", "line", "low", "high"]);
});

test("what did not change keeps its identity, also where a neighbour moves or comes", () => {
  const model = new WallModel();
  const [a, b] = [object("a", { order: "a1" }), object("b", { order: "a2" })];
  model.update(state([a, b]));
  const before = model.byId.get("a");
  expect(model.update(state([a, { ...b, x: 50 }]))).toBe(true);
  expect(model.byId.get("a")).toBe(before);
  expect(model.items.at(-1)?.rect.x).toBe(50);
  model.update(state([a, object("c", { order: "a0" })]));
  expect(model.items.map(({ key }) => key)).toEqual(["c", "a"]);
  expect(model.byId.get("a")).toBe(before);
});

test("what is being revealed is shown once, as everybody sees it", () => {
  const model = new WallModel();
  model.update(state([object("note")], [object("note"), object("secret")]));
  expect(model.items.map(({ key, isPrivate }) => [key, isPrivate])).toEqual([
    ["note", false],
    ["secret", true],
  ]);
});

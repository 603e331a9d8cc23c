import { DEFAULT_TASK } from "@parley/shared/documents/task.ts";
import type {
  EntityId,
  OrganisationId,
  TaskId,
  UserId,
  YdocId,
} from "@parley/shared/primitives/ids.ts";
import { expect, test } from "vitest";
import { createObjects, moveObjects, planNote, strokeOf, taskOfText } from "./wall-edits.ts";
import { objectItem } from "./testing/make-items.ts";

const AUTHOR = { userId: "me" as UserId, organisationId: "us" as OrganisationId, now: 7 };
const WALL = "wall" as YdocId;

test("new objects carry author and time, whole units, and stand above what lies there", () => {
  const edits = createObjects(
    WALL,
    [
      { id: "a" as EntityId, type: "note", x: 1.4, y: 2.6 },
      { id: "b" as EntityId, type: "shape" },
    ],
    AUTHOR,
    "a5",
  );
  expect(edits[0]!.edit).toMatchObject({
    type: "object.create",
    fields: { x: 1, y: 3, createdBy: "me", organisationId: "us", createdAt: 7 },
  });
  const orders = edits.map(({ edit }) =>
    "fields" in edit ? String(Reflect.get(edit.fields, "order")) : "",
  );
  expect(["a5", ...orders]).toEqual(["a5", ...orders].toSorted());
});

test("moving to where something lies already is no edit", () => {
  const item = objectItem({ x: 10, y: 10 });
  expect(moveObjects([item], [{ x: 10.2, y: 9.8 }])).toEqual([]);
  expect(moveObjects([item], [{ x: 12, y: 10 }])).toHaveLength(1);
});

test.each([
  ["Lift beams 3 d", "Lift beams", 14_400],
  ["吊装钢梁 2天", "吊装钢梁", 9_600],
  ["Handed over 0 d", "Handed over", 0],
  ["Erect beams L3", "Erect beams L3", 4_800],
  ["Pour\nzone 1", "Pour zone 1", 4_800],
])("%j is a task and how long it takes", (text, name, duration) => {
  expect(taskOfText(text)).toMatchObject({ name, duration });
});

test("a note that becomes a task goes from the wall in the same step", () => {
  const item = objectItem({ text: "Lift beams 3 d" });
  const edits = planNote(
    item,
    {
      id: "task" as TaskId,
      laneId: "lane" as YdocId,
      fields: { order: "a1", constraintType: "SNET", constraintDate: "2030-01-07T08:00" },
    },
    AUTHOR,
  );
  expect(edits).toMatchObject([
    { ydocId: "lane", edit: { type: "task.create", id: "task", fields: { name: "Lift beams" } } },
    { ydocId: item.ydocId, edit: { type: "object.set", fields: { removed: true } } },
  ]);
  const [create] = edits;
  if (create?.edit.type !== "task.create") throw new Error("no task");
  for (const field of Object.keys(create.edit.fields)) expect(field in DEFAULT_TASK).toBe(true);
});

test("a drawn line keeps its ends however long it was", () => {
  const points = Array.from({ length: 20_000 }, (_, n) => ({ x: n, y: n % 50 }));
  const stroke = strokeOf(points);
  const kept = stroke.points!.split(" ");
  expect(kept.length).toBeLessThan(1_600);
  expect([kept[0], kept.at(-1)]).toEqual(["0,0", "19999,49"]);
  expect(stroke.points!.length).toBeLessThan(20_000);
});

import type { Relation } from "@parley/shared/documents/task.ts";
import type { EntityId, TaskId, YdocId } from "@parley/shared/primitives/ids.ts";
import { expect, test } from "vitest";
import { copiedEdits, copiedRelations, copiesOf, copyTasks, readCopied } from "./copied-tasks.ts";
import { drawPlan } from "./testing/make-plan.ts";

const drawn = drawPlan("build\n  pour\n  cure\nother", {
  pour: { duration: 9_600, progress: 40, status: "in-progress" },
  cure: { calendarId: "nights" as EntityId },
});
const relation = (id: string, from: string, to: string): Relation & { ydocId: YdocId } => ({
  id: id as EntityId,
  predecessorId: from as TaskId,
  successorId: to as TaskId,
  type: "SS",
  lag: 4_800,
  lagUnit: "working",
  removed: false,
  ydocId: "lane-ours" as YdocId,
});
const plan = {
  ...drawn,
  relations: [relation("inside", "pour", "cure"), relation("outside", "cure", "other")],
};
const copy = (...ids: string[]) => copyTasks(plan, new Set(ids), "p1", false)!;

test("a copy takes what is below a task along, and the relations among what is copied", () => {
  const copied = copy("build", "cure");
  expect(copied.ids).toEqual(["build"]);
  expect(copied.tasks.map(({ id, parentId }) => [id, parentId])).toEqual([
    ["build", null],
    ["pour", "build"],
    ["cure", "build"],
  ]);
  expect(copied.relations).toHaveLength(1);
});

test("a copy is new work: what has become of the task does not go with it", () => {
  const [first] = copiesOf(copy("pour"), "p1");
  expect(first!.fields).toMatchObject({ name: "pour", duration: 9_600 });
  expect(first!.fields).not.toHaveProperty("progress");
  expect(first!.fields).not.toHaveProperty("status");
});

test("a calendar of one project means nothing in another", () => {
  expect(copiesOf(copy("cure"), "p1")[0]!.fields.calendarId).toBe("nights");
  expect(copiesOf(copy("cure"), "p2")[0]!.fields).not.toHaveProperty("calendarId");
});

test("copies have the same outline and the same relations as what was copied", () => {
  const copied = copy("build");
  expect(copiesOf(copied, "p1").map(({ parent }) => parent)).toEqual([-1, 0, 0]);
  const made = ["x", "y", "z"].map((id) => ({ id: id as TaskId, ydocId: "part-2" as YdocId }));
  expect(copiedRelations(copied, made, () => "new" as EntityId)).toEqual([
    {
      ydocId: "part-2",
      edit: {
        type: "relation.create",
        id: "new",
        fields: {
          predecessorId: "y",
          successorId: "z",
          type: "SS",
          lag: 4_800,
          lagUnit: "working",
        },
      },
    },
  ]);
});

test("bare new tasks become the copies, each below the copy of its parent", () => {
  const ids = ["x", "y", "z"] as TaskId[];
  const bare = ids.map((id) => ({
    ydocId: "part-1" as YdocId,
    edit: { type: "task.create", id, fields: { parentId: null, order: id } } as const,
  }));
  const made = copiedEdits(copiesOf(copy("build"), "p1"), bare as never, ids);
  expect(made.map(({ edit }) => "fields" in edit && edit.fields)).toMatchObject([
    { name: "build", parentId: null, order: "x" },
    { name: "pour", parentId: "x", order: "y" },
    { name: "cure", parentId: "x", order: "z" },
  ]);
});

test("of a phase, the tasks below it are copied, and each stands for itself", () => {
  const phased = { ...plan, rows: plan.rows.filter(({ id }) => id !== "build") };
  expect(copyTasks(phased, new Set(["pour", "cure"]), "p1", true)!.ids).toEqual(["pour", "cure"]);
});

test("the clipboard is read as it was written, and nothing else is taken from it", () => {
  const copied = copy("build");
  expect(readCopied(JSON.stringify(copied))).toEqual(copied);
  expect(readCopied("no json")).toBeNull();
  expect(readCopied("[]")).toBeNull();
  const foreign = { ...copied, tasks: [{ id: "a", fields: { name: "a", createdBy: "me" } }] };
  expect(readCopied(JSON.stringify(foreign))!.tasks[0]!.fields).toEqual({ name: "a" });
  const bad = { ...copied, relations: [{ predecessorId: "a", successorId: "b", type: "XX" }] };
  expect(readCopied(JSON.stringify(bad))!.relations).toEqual([]);
});

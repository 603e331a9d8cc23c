import { expect, test } from "vitest";
import type { EntityId } from "../primitives/ids.ts";
import {
  attempt,
  laneServer,
  PLANNER,
  REMARK,
  SLAB,
  updateOf,
  verdict,
  WALL,
} from "./testing/attempt.ts";
import { HOST, id, NOW, OTHER, standing, SUPPLIER } from "./testing/fixtures.ts";

const NEW = id<EntityId>("answer");
const HOST_MANAGER = standing(3, HOST, "host-project-manager");

function say(
  writer: typeof PLANNER,
  changes: Record<string, unknown>,
  server = laneServer(),
): string {
  const comment = {
    id: NEW,
    taskId: WALL,
    body: "Agreed",
    authorId: writer.userId,
    organisationId: writer.organisationId,
    at: NOW,
    ...changes,
  };
  return verdict(attempt(server, writer, (ydoc) => ydoc.getMap("comments").set(NEW, comment)));
}

test.each<[string, typeof PLANNER, Record<string, unknown>, string]>([
  ["an own word", PLANNER, {}, "ok"],
  ["the host's in a participant's lane", HOST_MANAGER, {}, "ok"],
  ["another organisation's", standing(4, OTHER, "buyer"), {}, "ok"],
  ["a viewer's", standing(5, SUPPLIER, "viewer"), {}, "edit.forbidden"],
  ["in another's name", PLANNER, { authorId: HOST_MANAGER.userId }, "edit.not-own-author"],
  ["for another organisation", PLANNER, { organisationId: HOST }, "edit.not-own-author"],
  ["from the future", PLANNER, { at: NOW + 301_000 }, "edit.bad-value"],
  ["on no task", PLANNER, { taskId: id("absent") }, "edit.bad-value"],
  ["too long", PLANNER, { body: "x".repeat(10_001) }, "edit.bad-value"],
  ["with more in it", PLANNER, { extra: 1 }, "edit.bad-value"],
  ["under another id", PLANNER, { id: REMARK }, "edit.bad-value"],
  ["withdrawing nothing", PLANNER, { withdrawn: true }, "edit.bad-value"],
])("V14 a comment: %s", (_, writer, changes, expected) => {
  expect(say(writer, changes)).toBe(expected);
});

test("V14 a decoded __proto__ lends a comment nothing", () => {
  const server = laneServer();
  const update = updateOf(server, (ydoc) =>
    ydoc
      .getMap("comments")
      .set(NEW, { __prot0__: { id: NEW, taskId: WALL, body: "", authorId: "" } }),
  );
  const [from, to] = [new TextEncoder().encode("__prot0__"), new TextEncoder().encode("__proto__")];
  const at = update.findIndex((_, i) => from.every((byte, n) => update[i + n] === byte));
  update.set(to, at);
  expect(verdict(server.verify(PLANNER, update))).toBe("edit.bad-value");
});

test.each<[string, typeof PLANNER, Record<string, unknown>, string]>([
  ["an own one", PLANNER, { amends: REMARK }, "ok"],
  ["taking back an own one", PLANNER, { amends: REMARK, withdrawn: true, body: "" }, "ok"],
  ["a colleague's", standing(2, SUPPLIER, "planner"), { amends: REMARK }, "edit.not-own-author"],
  [
    "the same person's for another organisation",
    standing(1, HOST, "planner"),
    { amends: REMARK },
    "edit.not-own-author",
  ],
  ["on another task", PLANNER, { amends: REMARK, taskId: SLAB }, "edit.bad-value"],
  ["one that is not there", PLANNER, { amends: id("absent") }, "edit.bad-value"],
  ["itself", PLANNER, { amends: NEW }, "edit.bad-value"],
])("V15 amending %s", (_, writer, changes, expected) => {
  expect(say(writer, changes)).toBe(expected);
});

test("V25 the touch of a comment holds what a notification needs", () => {
  const server = laneServer();
  const comment = {
    id: NEW,
    taskId: WALL,
    body: "b".repeat(300),
    authorId: PLANNER.userId,
    organisationId: SUPPLIER,
    at: NOW,
    amends: REMARK,
  };
  const said = attempt(server, PLANNER, (ydoc) => ydoc.getMap("comments").set(NEW, comment));
  expect(said.ok && said.value.touches).toEqual([
    {
      collection: "comments",
      id: NEW,
      taskId: WALL,
      kind: "create",
      value: { taskId: WALL, body: `${"b".repeat(199)}…`, amends: REMARK },
    },
  ]);
});

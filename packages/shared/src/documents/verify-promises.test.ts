import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import type { EntityId } from "../primitives/ids.ts";
import { applyEdit } from "./apply-edit.ts";
import type { Edit } from "./edit.ts";
import { readFrame } from "./frame-snapshot.ts";
import { readLane } from "./lane-snapshot.ts";
import { attempt, laneServer, PLANNER, replicaOf, SLAB, verdict, WALL } from "./testing/attempt.ts";
import { FRAME, HOST, id, NOW, standing, SUPPLIER } from "./testing/fixtures.ts";
import { SimulatedServer } from "./testing/simulated-server.ts";

const PROMISE = id<EntityId>("promise");
const WEEK = "2026-03-02T00:00";
const give = (fields: object = {}): Edit => ({
  type: "promise.create",
  id: PROMISE,
  fields: { taskId: WALL, week: WEEK, createdBy: PLANNER.userId, createdAt: NOW, ...fields },
});
const offered = (server: SimulatedServer, writer: typeof PLANNER, edit: Edit) =>
  attempt(server, writer, (ydoc) => {
    const made = applyEdit(ydoc, edit, { origin: null });
    if (!made.ok) throw new Error(made.error.detail);
  });
function promised(): SimulatedServer {
  const server = laneServer();
  server.receive(PLANNER, offered(server, PLANNER, give()).update);
  return server;
}

describe("V12 only the owner of a task promises it", () => {
  const settle: Edit = { type: "promise.set", id: PROMISE, fields: { outcome: "done" } };
  const worker = standing(9, SUPPLIER, ["plan.read", "task.progress"]);
  test.each([
    ["the planner", PLANNER, "ok"],
    ["the host's manager", standing(3, HOST, "host-project-manager"), "edit.forbidden"],
    ["a viewer of the same company", standing(5, SUPPLIER, "viewer"), "edit.forbidden"],
  ] as const)("V12 %s", (_, writer, code) => {
    const made = give({ createdBy: writer.userId });
    expect(verdict(offered(laneServer(), writer, made))).toBe(code);
    expect(verdict(offered(promised(), writer, settle))).toBe(code);
  });
  test("V12 who reports progress of a task may also settle its promise", () => {
    expect(verdict(offered(promised(), worker, settle))).toBe("ok");
  });
});

test("V9 nobody promises in another's name, without a week, or at a time to come", () => {
  const forged = (fields: Record<string, unknown>) =>
    verdict(
      attempt(laneServer(), PLANNER, (ydoc) => {
        const whole = { taskId: WALL, week: WEEK, createdBy: PLANNER.userId, ...fields };
        const kept = Object.entries(whole).filter(([, value]) => value !== null);
        ydoc.getMap("promises").set(PROMISE, new Y.Map(kept));
      }),
    );
  expect(forged({})).toBe("ok");
  expect(forged({ createdBy: standing(8, HOST, "planner").userId })).toBe("edit.not-own-author");
  expect(forged({ week: null })).toBe("edit.bad-value");
  expect(forged({ week: "next week" })).toBe("edit.bad-value");
  expect(forged({ createdAt: NOW + 3_600_000 })).toBe("edit.bad-value");
});

test("V10 a promise stays with its task and its week", () => {
  for (const [field, value] of [
    ["taskId", SLAB],
    ["week", "2026-03-09T00:00"],
  ] as const) {
    const moved = attempt(promised(), PLANNER, (ydoc) => {
      const map = ydoc.getMap("promises").get(PROMISE) as Y.Map<unknown>;
      map.set(field, value);
    });
    expect(verdict(moved)).toBe("edit.create-only");
  }
});

test("V16 a promise of a task that is not there is refused", () => {
  const nothing = attempt(laneServer(), PLANNER, (ydoc) =>
    ydoc
      .getMap("promises")
      .set(
        PROMISE,
        new Y.Map(Object.entries({ taskId: id("nowhere"), week: WEEK, createdBy: PLANNER.userId })),
      ),
  );
  expect(verdict(nothing)).toBe("edit.bad-value");
});

test("R2 promises and reasons are read like everything else", () => {
  const server = promised();
  expect(readLane(server.ydoc).promises.get(PROMISE)).toEqual({
    id: PROMISE,
    taskId: WALL,
    week: WEEK,
    ready: false,
    outcome: null,
    reasonId: null,
    note: "",
    createdBy: PLANNER.userId,
    createdAt: NOW,
    removed: false,
  });
  const before = readLane(server.ydoc);
  const same = { entities: new Map(), descriptions: new Set<never>(), origin: null, local: true };
  expect(readLane(server.ydoc, before, same).promises).toBe(before.promises);
  expect(readLane(replicaOf(server)).promises).toEqual(before.promises);
});

test("V12 the host alone says which reasons there are", () => {
  const reason: Edit = {
    type: "reason.create",
    id: id<EntityId>("rain"),
    fields: { name: "Rain", order: "a1" },
  };
  const server = new SimulatedServer(FRAME);
  expect(verdict(offered(server, PLANNER, reason))).toBe("edit.forbidden");
  const manager = standing(3, HOST, "host-project-manager");
  const made = offered(server, manager, reason);
  expect(verdict(made)).toBe("ok");
  server.receive(manager, made.update);
  expect([...readFrame(server.ydoc).reasons.values()].map(({ name }) => name)).toEqual(["Rain"]);
});

import { describe, expect, test } from "vitest";
import { seededRng } from "../primitives/clock.ts";
import type { EntityId, TaskId } from "../primitives/ids.ts";
import { applyEdit } from "./apply-edit.ts";
import { checkEdit } from "./check-edit.ts";
import type { Edit } from "./edit.ts";
import {
  attempt,
  laneServer,
  newTask,
  PLANNER,
  replicaOf,
  verdict,
  WALL,
  type Writer,
} from "./testing/attempt.ts";
import { FRAME, HOST, id, NOW, OTHER, standing, SUPPLIER } from "./testing/fixtures.ts";
import { pick, randomEdit } from "./testing/random-edits.ts";
import { SimulatedServer } from "./testing/simulated-server.ts";

const WRITERS = [
  PLANNER,
  standing(2, SUPPLIER, "quality-reviewer"),
  standing(3, HOST, "host-project-manager"),
  standing(4, OTHER, "planner"),
  standing(5, SUPPLIER, "viewer"),
  standing(6, OTHER, []),
];
const says = (server: SimulatedServer, edit: Edit, writer: Writer): string => {
  const checked = checkEdit(replicaOf(server), edit, {
    place: server.place,
    standing: writer,
    now: NOW,
  });
  return checked.ok ? "ok" : checked.error.code;
};

describe("E5 the client anticipates what the server decides", () => {
  test("E5 on random edits by everybody", () => {
    const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 2 ** 31));
    const rng = seededRng(seed);
    const server = laneServer();
    for (let n = 0; n < 300; n++) {
      const writer = pick(rng, WRITERS);
      const author = rng() % 4 === 0 ? pick(rng, WRITERS) : writer;
      const edit = randomEdit(server.ydoc, author, rng);
      const made = attempt(server, writer, (ydoc) => applyEdit(ydoc, edit, { origin: null }));
      // An edit that changes nothing needs no right, for it sends nothing.
      if (made.ok && made.value.isNoop) continue;
      expect(says(server, edit, writer), `SEED=${seed} ${JSON.stringify(edit)}`).toBe(
        verdict(made),
      );
      if (made.ok) server.receive(writer, made.update);
    }
  });

  test.each<[string, Edit, string]>([
    [
      "a value out of bounds",
      { type: "task.set", id: WALL, fields: { progress: 101 } },
      "edit.bad-value",
    ],
    [
      "a field written once",
      { type: "task.set", id: WALL, fields: { externalId: "7" } },
      "edit.create-only",
    ],
    [
      "a create for somebody else",
      newTask(id<TaskId>("n"), standing(2, SUPPLIER, "planner")),
      "edit.not-own-author",
    ],
    [
      "a relation without an end",
      { type: "relation.create", id: id<EntityId>("r"), fields: { successorId: WALL } },
      "edit.bad-value",
    ],
    [
      "a task that is not there",
      { type: "task.set", id: id<TaskId>("absent"), fields: { name: "x" } },
      "edit.unknown-place",
    ],
    [
      "an edit of another kind of ydoc",
      { type: "column.set", id: id<EntityId>("c"), fields: { name: "x" } },
      "edit.unknown-place",
    ],
    [
      "a field named constructor",
      { type: "task.set", id: WALL, fields: { constructor: "x" } as never },
      "edit.unknown-place",
    ],
  ])("E5 %s", (_, edit, code) => {
    expect(says(laneServer(), edit, PLANNER)).toBe(code);
  });

  test("E5 an edit that agrees with the ydoc already needs no right, for it sends nothing", () => {
    const viewer = WRITERS[4]!;
    const same: Edit = { type: "task.set", id: WALL, fields: { name: WALL, progress: 0 } };
    expect(says(laneServer(), same, viewer)).toBe("ok");
    const more: Edit = { type: "task.set", id: WALL, fields: { name: WALL, progress: 1 } };
    expect(says(laneServer(), more, viewer)).toBe("edit.forbidden");
  });

  test("E5 in the frame, for the host alone", () => {
    const frame = new SimulatedServer(FRAME);
    const edit: Edit = {
      type: "phase.create",
      id: id<EntityId>("p"),
      fields: { name: "Structure", order: "a1" },
    };
    expect(says(frame, edit, WRITERS[2]!)).toBe("ok");
    expect(says(frame, edit, PLANNER)).toBe("edit.forbidden");
    const week: Edit = {
      type: "calendar.create",
      id: id<EntityId>("k"),
      fields: { name: "x", week: "Monday" },
    };
    expect(says(frame, week, WRITERS[2]!)).toBe("edit.bad-value");
  });
});

import * as Y from "yjs";
import type { Standing } from "../../permissions/standing.ts";
import type { EntityId, TaskId } from "../../primitives/ids.ts";
import { applyEdit } from "../apply-edit.ts";
import type { Edit } from "../edit.ts";
import { id, lane, NOW, standing, SUPPLIER } from "./fixtures.ts";
import { SimulatedServer } from "./simulated-server.ts";

export type Writer = Extract<Standing, { kind: "participant" }>;

export const PLANNER = standing(1, SUPPLIER, "planner");
export const WALL = id<TaskId>("wall");
export const SLAB = id<TaskId>("slab");
export const REMARK = id<EntityId>("remark");
export const CHECK = id<EntityId>("check");
export const RELATION = id<EntityId>("relation");

export const newTask = (task: TaskId, writer: Writer, fields: object = {}): Edit => ({
  type: "task.create",
  id: task,
  fields: { name: task, createdBy: writer.userId, createdAt: NOW, ...fields },
});

/** The supplier's lane with two tasks, a relation, a check and a remark of the planner's. */
export function laneServer(
  audience: "everyone" | "host" | "private" = "everyone",
): SimulatedServer {
  const server = new SimulatedServer(lane(SUPPLIER, audience));
  const edits: Edit[] = [
    newTask(WALL, PLANNER),
    newTask(SLAB, PLANNER),
    { type: "relation.create", id: RELATION, fields: { predecessorId: WALL, successorId: SLAB } },
    { type: "check.create", id: CHECK, fields: { taskId: WALL, text: "plumb" } },
    {
      type: "comment.add",
      comment: {
        id: REMARK,
        taskId: WALL,
        body: "Looks good",
        authorId: PLANNER.userId,
        organisationId: PLANNER.organisationId,
        at: NOW,
      },
    },
  ];
  for (const edit of edits) {
    const made = attempt(server, PLANNER, (ydoc) => applyEdit(ydoc, edit, { origin: null }));
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    server.receive(PLANNER, made.update);
  }
  return server;
}

let nextClient = 1_000;

/** A fresh replica of the server's ydoc, with a clientID that is its own. */
export function replicaOf(server: SimulatedServer, clientId = nextClient++): Y.Doc {
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(server.ydoc));
  ydoc.clientID = clientId;
  return ydoc;
}

/** The bytes that a change on a fresh replica yields. */
export function updateOf(
  server: SimulatedServer,
  change: (ydoc: Y.Doc) => unknown,
  ydoc = replicaOf(server),
): Uint8Array {
  const before = Y.encodeStateVector(ydoc);
  ydoc.transact(() => change(ydoc));
  return Y.encodeStateAsUpdate(ydoc, before);
}

/** What the server says to a change by somebody; applies nothing. */
export function attempt(
  server: SimulatedServer,
  writer: Standing,
  change: (ydoc: Y.Doc) => unknown,
): ReturnType<SimulatedServer["verify"]> & { readonly update: Uint8Array } {
  const update = updateOf(server, change);
  return { ...server.verify(writer, update), update };
}

/** `ok`, or the code of the refusal: what a table of cases compares. */
export const verdict = (result: ReturnType<SimulatedServer["verify"]>): string =>
  result.ok ? "ok" : result.error.code;

export const taskMap = (ydoc: Y.Doc, task: string = WALL): Y.Map<unknown> =>
  ydoc.getMap("tasks").get(task) as Y.Map<unknown>;

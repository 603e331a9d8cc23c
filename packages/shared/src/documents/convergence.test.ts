import * as Y from "yjs";
import { createScheduler } from "@parley/schedule/create-scheduler.ts";
import { describe, expect, test } from "vitest";
import type { BuiltInRoleKey } from "../permissions/built-in-roles.ts";
import { seededRng } from "../primitives/clock.ts";
import type { OrganisationId } from "../primitives/ids.ts";
import { PlanScheduler } from "../schedule/plan-scheduler.ts";
import { applyEdit } from "./apply-edit.ts";
import { assemblePlan } from "./assemble-plan.ts";
import { EMPTY_FRAME } from "./frame-snapshot.ts";
import { checkEdit } from "./check-edit.ts";
import { readLane } from "./lane-snapshot.ts";
import { migrateYdoc } from "./migrate-ydoc.ts";
import { HOST, lane, NOW, OTHER, standing, SUPPLIER } from "./testing/fixtures.ts";
import { pick, randomEdit, randomRichText } from "./testing/random-edits.ts";
import { SimulatedServer } from "./testing/simulated-server.ts";
import { contentOf } from "./testing/ydoc-content.ts";

const PLACE = lane(SUPPLIER, "everyone");
const CAST: readonly (readonly [OrganisationId, BuiltInRoleKey])[] = [
  [SUPPLIER, "planner"],
  [SUPPLIER, "supplier-representative"],
  [SUPPLIER, "quality-reviewer"],
  [HOST, "host-project-manager"],
  [OTHER, "viewer"],
];

type Replica = {
  readonly ydoc: Y.Doc;
  readonly writer: ReturnType<typeof standing>;
  online: boolean;
  up: Uint8Array[];
  down: Uint8Array[];
};

/** Replicas on queued links to one server that verifies: what is sent arrives late, in part, or after a new connection only. */
function simulate(seed: number, steps: number): { server: SimulatedServer; replicas: Replica[] } {
  const rng = seededRng(seed);
  const server = new SimulatedServer(PLACE);
  const replicas = CAST.slice(0, 3 + (rng() % 3)).map(([organisation, role], n): Replica => {
    const ydoc = new Y.Doc();
    ydoc.clientID = rng();
    return { ydoc, writer: standing(n + 1, organisation, role), online: true, up: [], down: [] };
  });
  for (const replica of replicas)
    replica.ydoc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "server" && replica.online) replica.up.push(update);
    });

  const deliverUp = (replica: Replica): void => {
    const update = replica.up.shift();
    if (update === undefined) return;
    const verified = server.receive(replica.writer, update);
    if (!verified.ok)
      throw new Error(`An honest edit was refused: ${JSON.stringify(verified.error)}`);
    for (const other of replicas)
      if (other !== replica && other.online && !verified.value.isNoop) other.down.push(update);
  };
  const deliverDown = (replica: Replica): void => {
    const update = replica.down.shift();
    if (update !== undefined) Y.applyUpdate(replica.ydoc, update, "server");
  };
  const reconnect = (replica: Replica): void => {
    replica.online = true;
    replica.up = [Y.encodeStateAsUpdate(replica.ydoc, Y.encodeStateVector(server.ydoc))];
    replica.down = [Y.encodeStateAsUpdate(server.ydoc, Y.encodeStateVector(replica.ydoc))];
  };

  for (let step = 0; step < steps; step++) {
    const replica = pick(rng, replicas);
    switch (rng() % 10) {
      case 0:
        if (replica.online) {
          replica.online = false;
          replica.up = replica.up.slice(0, 0);
          replica.down = [];
        } else reconnect(replica);
        break;
      case 1:
      case 2:
        deliverUp(replica);
        break;
      case 3:
      case 4:
        deliverDown(replica);
        break;
      case 5:
      case 6:
        randomRichText(replica.ydoc, PLACE, replica.writer, rng);
        break;
      default: {
        const edit = randomEdit(replica.ydoc, replica.writer, rng);
        const context = { place: PLACE, standing: replica.writer, now: NOW };
        if (checkEdit(replica.ydoc, edit, context).ok)
          expect(applyEdit(replica.ydoc, edit, { origin: "edit" }).ok).toBe(true);
      }
    }
  }
  for (let round = 0; round < 2; round++)
    for (const replica of replicas) {
      while (replica.online && replica.up.length > 0) deliverUp(replica);
      reconnect(replica);
      while (replica.up.length > 0) deliverUp(replica);
      while (replica.down.length > 0) deliverDown(replica);
    }
  for (const replica of replicas) while (replica.down.length > 0) deliverDown(replica);
  return { server, replicas };
}

const planOf = (ydoc: Y.Doc): unknown => {
  const snapshot = readLane(ydoc);
  const source = { ydocId: "y", organisationId: SUPPLIER, audience: "everyone", ...snapshot };
  const tree = assemblePlan({ phases: [], lanes: [source as never] });
  return new PlanScheduler(createScheduler).date(tree, EMPTY_FRAME, null);
};

describe("convergence", () => {
  const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 2 ** 31));
  const runs = process.env["SEED"] === undefined ? 12 : 1;
  console.log(`SEED=${seed}`);

  test("L1 replicas that made random edits through a verifying server hold the same content, and compute the same dates", () => {
    for (let run = 0; run < runs; run++) {
      const { server, replicas } = simulate(seed + run, 600);
      const content = contentOf(server.ydoc);
      expect(Object.keys(content).length, `SEED=${seed + run}`).toBeGreaterThan(0);
      expect(server.isPending()).toBe(false);
      for (const { ydoc } of replicas) {
        expect(contentOf(ydoc), `SEED=${seed + run}`).toEqual(content);
        expect(planOf(ydoc)).toEqual(planOf(server.ydoc));
      }
      expect(migrateYdoc(server.ydoc, "lane", 1)).toBe(0);
    }
  });
});

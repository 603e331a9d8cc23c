import { setImmediate as nextTurn } from "node:timers/promises";
import { applyEdit } from "@parley/shared/documents/apply-edit.ts";
import { seededRng } from "@parley/shared/primitives/clock.ts";
import type { OrganisationId, ProjectId, YdocId } from "@parley/shared/primitives/ids.ts";
import { PROTOCOL_VERSION } from "@parley/shared/protocol/collab-protocol.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { until } from "../collaboration/testing/test-client.ts";
import { Site } from "../collaboration/testing/test-server.ts";
import { openFlakyLink, type FlakyLink } from "./testing/flaky-link.ts";
import { PatientProvider, UnqueuedSocket } from "./testing/patient-provider.ts";
import { randomEdit, type Writer } from "./testing/random-edit.ts";

const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 2 ** 31));
const EDITS = 400;

type Seat = {
  readonly writer: Writer;
  readonly link: FlakyLink;
  readonly provider: PatientProvider;
  /** Everything that the server objected to. */
  readonly complaints: string[];
};

let site: Site;
const leave: (() => void | Promise<void>)[] = [];

beforeAll(async () => {
  site = await Site.start();
});
afterAll(async () => {
  for (const step of leave) await step();
  await site?.stop();
});

async function takeSeat(
  name: string,
  role: "host-project-manager" | "planner",
  organisation: OrganisationId,
  project: ProjectId,
  lane: YdocId,
): Promise<Seat> {
  const { world, server } = site;
  const person = await world.person(name, organisation);
  world.setRole(person, project, role, role === "host-project-manager");
  const link = await openFlakyLink(Number(new URL(server.origin).port));
  const origin = `http://127.0.0.1:${link.port}`;
  const headers = { cookie: `parley_session=${person.sessionId}`, origin };
  const websocketProvider = new UnqueuedSocket({
    url: `ws://127.0.0.1:${link.port}/collab`,
    delay: 20,
    minDelay: 20,
    maxDelay: 100,
    jitter: false,
    WebSocketPolyfill: class extends WebSocket {
      constructor(url: string) {
        super(url, { headers });
        // Given up while it was still connecting: the next attempt follows by itself.
        this.on("error", () => undefined);
      }
    },
  });
  const document = new Y.Doc();
  const complaints: string[] = [];
  const provider = new PatientProvider({
    websocketProvider,
    name: lane,
    document,
    sessionAwareness: true,
    token: () =>
      JSON.stringify({
        protocol: PROTOCOL_VERSION,
        csrf: `csrf-${person.sessionId}`,
        clientId: document.clientID,
      }),
    onStateless: ({ payload }) => complaints.push(payload),
    onAuthenticationFailed: ({ reason }) => complaints.push(reason),
  });
  provider.attach();
  leave.push(() => {
    provider.destroy();
    websocketProvider.destroy();
    return link.close();
  });
  const { userId, organisationId } = person;
  const ownsLane = role === "planner";
  return { writer: { userId, organisationId, ownsLane }, link, provider, complaints };
}

const isSettled = ({ provider }: Seat): boolean => provider.synced && !provider.hasUnsyncedChanges;

/** What people see. Equal state vectors would prove nothing. */
const contentOf = (ydoc: Y.Doc): Record<string, unknown> =>
  Object.fromEntries(
    ["tasks", "relations", "checks", "comments"].map((root) => [root, ydoc.getMap(root).toJSON()]),
  );

test(`three people whose lines keep breaking end with the same plan (SEED=${seed})`, async () => {
  const rng = seededRng(seed);
  const { world, server } = site;
  const contractor = await world.organisation("GC");
  const supplier = await world.organisation("ST");
  const project = await world.project(contractor, supplier);
  const lane = await world.lane(project, supplier);
  const seats = [
    await takeSeat("Sami", "planner", supplier, project, lane),
    await takeSeat("Selma", "planner", supplier, project, lane),
    await takeSeat("Carla", "host-project-manager", contractor, project, lane),
  ];

  let cuts = 0;
  let edits = 0;
  while (edits < EDITS) {
    const { writer, link, provider } = seats[rng() % seats.length]!;
    if (rng() % 20 === 0) {
      link.cut();
      cuts += 1;
    }
    // Lets messages travel while people go on; how far they come is left to chance.
    for (let turns = rng() % 8; turns > 0; turns -= 1) await nextTurn();
    if (!writer.ownsLane && provider.document.getMap("tasks").size === 0) continue;
    const edit = randomEdit(provider.document, writer, rng, Date.now());
    expect(applyEdit(provider.document, edit, { origin: "test" }).ok).toBe(true);
    edits += 1;
  }
  await until(() => seats.every(isSettled));

  const stored = new Y.Doc();
  Y.applyUpdate(stored, await server.collaboration.readState(lane));
  const expected = contentOf(stored);
  for (const { provider, complaints } of seats) {
    // The last broadcasts may still be on their way.
    await expect.poll(() => contentOf(provider.document), { timeout: 5_000 }).toEqual(expected);
    expect(complaints).toEqual([]);
    expect(provider.document.store.pendingStructs).toBeNull();
    expect(provider.document.store.pendingDs).toBeNull();
  }
  expect(cuts).toBeGreaterThan(5);
  expect(Object.keys(expected["tasks"] as object).length).toBeGreaterThan(20);
});

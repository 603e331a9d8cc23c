import { randomInt } from "node:crypto";
import {
  AUDIENCES,
  isMarksPlace,
  isSpecPlace,
  type CatalogEntry,
} from "@parley/shared/documents/ydoc-kind.ts";
import { newEntityId, type OrganisationId } from "@parley/shared/primitives/ids.ts";
import * as Y from "yjs";
import {
  nameOfPart,
  nameOfPerson,
  OWNERS,
  ROLE_NAMES,
  type Owner,
  type Part,
  type Person,
  type RoleName,
} from "./matrix-cast.ts";
import { fileDrawings, type Drawing } from "./matrix-drawings.ts";
import { writeSpecs, type WrittenSpec } from "./matrix-specs.ts";
import { RawCollabSocket, type RawSession } from "./raw-collab-socket.ts";
import { RestClient } from "./rest-client.ts";
import type { BuiltInRoleKey } from "@parley/shared/permissions/built-in-roles.ts";
import { seedProject } from "../../testing/seed-project.ts";
import {
  emailOf,
  insertOrganisation,
  insertPersona,
  TEST_PASSWORD,
} from "../../testing/test-people.ts";
import type { TestServer } from "../../testing/test-server.ts";

/** A running server. */
export type MatrixServer = {
  readonly url: string;
  readonly server: TestServer;
  readonly query: (sql: string, values?: readonly unknown[]) => Promise<Record<string, unknown>[]>;
};

export type Member = {
  readonly person: Person;
  readonly userId: string;
  readonly organisationId: string;
  readonly email: string;
  readonly rest: RestClient;
};

/** A ydoc of the world with what was planted in it: `secret` stands in every text. */
export type Plot = {
  readonly part: Part;
  readonly ydocId: string;
  readonly secret: string;
  readonly taskId: string;
  readonly checkId: string;
  readonly commentId: string;
  readonly phaseId: string;
  /** Its state as its owner sees it. */
  readonly state: Uint8Array;
};

export type MatrixWorld = {
  readonly projectId: string;
  readonly wallId: string;
  /** Signed-in people, by party and role; those without a session are not here. */
  readonly members: readonly Member[];
  readonly plots: readonly Plot[];
  readonly drawings: readonly Drawing[];
  readonly specs: readonly WrittenSpec[];
  /** Frozen while every secret was in its place: of the project, and of each organisation for each audience. */
  readonly baselines: readonly { readonly id: string; readonly like: Part }[];
  readonly bosses: ReadonlyMap<Owner, Member>;
  /** Members whom their organisation did not put on the project. */
  readonly bystanders: ReadonlyMap<Owner, Member>;
  readonly organisations: ReadonlyMap<Owner, string>;
  readonly roleIds: ReadonlyMap<RoleName, string>;
};

export const newId = (): string => newEntityId(() => randomInt(2 ** 32));
const bossOf = (owner: Owner): string => `Boss of ${owner}`;
const bystanderOf = (owner: Owner): string => `Bystander of ${owner}`;

/** The boss of each organisation, its people in every role, and a member who is not on the project. */
function staffOf(owner: Owner): Readonly<Record<string, BuiltInRoleKey | null>> {
  const people = ROLE_NAMES.map((role) => {
    const name = nameOfPerson({ party: owner, role });
    // A role of the project's own follows once the project is there.
    return [name, role === "powerless" ? "guest" : role] as const;
  });
  return {
    [bossOf(owner)]: owner === "host" ? "host-project-manager" : "supplier-representative",
    ...Object.fromEntries(people),
    [bystanderOf(owner)]: null,
  };
}

async function signIn(
  { url, query }: MatrixServer,
  person: Person,
  name: string,
  organisationId: string,
): Promise<Member> {
  const rest = await new RestClient(url).begin();
  const email = emailOf(name);
  await rest.must("POST", "/api/session", { email, password: TEST_PASSWORD });
  await rest.begin();
  await rest.must("PUT", "/api/session/organisation", { organisationId });
  await rest.begin();
  const [row] = await query("select id from users where email = $1", [email]);
  return { person, userId: row!["id"] as string, organisationId, email, rest };
}

/** Four companies with somebody in every role, a bystander each, and a secret in every ydoc; then one is sent away. */
export async function buildWorld(matrix: MatrixServer): Promise<MatrixWorld> {
  const seeded = await seedProject(matrix.server, {
    organisations: Object.fromEntries(OWNERS.map((owner) => [owner, staffOf(owner)])),
  });
  const { projectId } = seeded;
  const powerless = await makePowerless(matrix, projectId);
  const roleIds = new Map<RoleName, string>([
    ...(Object.entries(seeded.roleIds) as [RoleName, string][]),
    ["powerless", powerless],
  ]);
  const organisations = new Map(
    OWNERS.map((owner) => [owner, seeded.organisationIds[owner] as string]),
  );
  const bosses = new Map<Owner, Member>();
  const bystanders = new Map<Owner, Member>();
  const members: Member[] = [await admitOutsider(matrix)];
  for (const [owner, organisationId] of organisations) {
    const boss = { party: owner, role: "supplier-representative" } as const;
    bosses.set(owner, await signIn(matrix, boss, bossOf(owner), organisationId));
    const idle = { party: owner, role: "powerless" } as const;
    bystanders.set(owner, await signIn(matrix, idle, bystanderOf(owner), organisationId));
    const staff = ROLE_NAMES.map((role) => ({ party: owner, role }));
    members.push(
      ...(await Promise.all(
        staff.map((person) => signIn(matrix, person, nameOfPerson(person), organisationId)),
      )),
    );
  }
  const plots: Plot[] = [];
  const { id: wallId } = await bosses
    .get("host")!
    .rest.must<{ id: string }>("POST", `/api/projects/${projectId}/walls`, { name: "Pull plan" });
  const owners = new Map([...organisations].map(([owner, id]) => [id, owner]));
  const drawings = await fileDrawings(matrix.query, bosses, projectId);
  const specs = await writeSpecs(bosses, projectId);
  for (const [owner, boss] of bosses)
    plots.push(...(await plant(matrix, boss, owner, projectId, owners)));
  const baselines = await freezeAll(bosses, projectId);
  await matrix.query(
    "update participations set ended_at = now() where project_id = $1 and organisation_id = $2",
    [projectId, organisations.get("former")],
  );
  return {
    projectId,
    wallId,
    members,
    plots,
    drawings,
    specs,
    baselines,
    bosses,
    bystanders,
    organisations,
    roleIds,
  };
}

/** A baseline is known as this part is. */
export const scopeLike = (like: Part): object =>
  "audience" in like ? { kind: "organisation", audience: like.audience } : { kind: "project" };

async function freezeAll(
  bosses: ReadonlyMap<Owner, Member>,
  projectId: string,
): Promise<MatrixWorld["baselines"]> {
  const made: { id: string; like: Part }[] = [];
  for (const [owner, { rest }] of bosses) {
    const own = AUDIENCES.map((audience): Part => ({ kind: "lane", owner, audience }));
    for (const like of owner === "host" ? [{ kind: "frame" } as const, ...own] : own) {
      const body = { name: "Frozen", scope: scopeLike(like) };
      const path = `/api/projects/${projectId}/baselines`;
      made.push({ ...(await rest.must<{ id: string }>("POST", path, body)), like });
    }
  }
  return made;
}

/** A role of the project's own that allows nothing at all. */
async function makePowerless({ query }: MatrixServer, projectId: string): Promise<string> {
  const [role] = await query(
    "insert into roles (project_id, key, name, capabilities) values ($1, null, 'Powerless', '{}') returning id",
    [projectId],
  );
  await query(
    `update people set role_id = $1 where project_id = $2
     and user_id in (select id from users where name like '% as powerless')`,
    [role!["id"], projectId],
  );
  return role!["id"] as string;
}

async function admitOutsider(matrix: MatrixServer): Promise<Member> {
  const { db } = matrix.server.context;
  const { userId } = await insertPersona(db, "Outsider");
  const organisationId = await insertOrganisation(db, "Outside", [{ userId, role: "admin" }]);
  const person = { party: "outsider", role: "host-project-manager" } as const;
  return signIn(matrix, person, "Outsider", organisationId);
}

function partOf(
  { place }: CatalogEntry,
  owner: Owner,
  organisations: ReadonlyMap<string, Owner>,
): Part {
  if (place.kind === "frame") return { kind: "frame" };
  if (isMarksPlace(place)) {
    const { audience: readBy, organisationId } = place.file;
    const drawingOf = organisations.get(organisationId)!;
    return place.kind === "marks"
      ? { kind: place.kind, owner: drawingOf, readBy }
      : { kind: place.kind, owner, drawingOf, readBy };
  }
  if (isSpecPlace(place)) {
    const { audience: readBy, writers } = place;
    return place.kind === "spec-notes"
      ? { kind: place.kind, owner, specOf: organisations.get(place.ownerId)!, readBy, writers }
      : { kind: place.kind, owner, readBy, writers };
  }
  return "audience" in place
    ? { kind: place.kind, owner, audience: place.audience }
    : { kind: place.kind, owner };
}

async function plant(
  server: MatrixServer,
  boss: Member,
  owner: Owner,
  projectId: string,
  owners: ReadonlyMap<string, Owner>,
): Promise<readonly Plot[]> {
  const { entries } = await boss.rest.must<{ entries: CatalogEntry[] }>(
    "GET",
    `/api/projects/${projectId}/catalog`,
  );
  const socket = await RawCollabSocket.connect(server.url, boss.rest.credentials);
  if (typeof socket === "number") throw new Error(`upgrade refused: ${socket}`);
  const plots: Plot[] = [];
  for (const entry of entries) {
    const { place } = entry;
    const isOwn =
      place.kind === "frame" || place.kind === "wall"
        ? owner === "host"
        : (place.kind === "marks" ? place.file : place).organisationId ===
          (boss.organisationId as OrganisationId);
    if (!isOwn) continue;
    const part = partOf(entry, owner, owners);
    const session = await socket.open(entry.ydocId);
    if (typeof session === "string") throw new Error(`${nameOfPart(part)}: ${session}`);
    plots.push(await plantIn(session, part, entry.ydocId, boss));
  }
  socket.close();
  return plots;
}

async function plantIn(
  session: RawSession,
  part: Part,
  ydocId: string,
  { userId, organisationId }: Member,
): Promise<Plot> {
  const secret = `SECRET-${newId()}`;
  const ids = { taskId: newId(), checkId: newId(), commentId: newId(), phaseId: newId() };
  const map = (fields: Readonly<Record<string, unknown>>) => new Y.Map(Object.entries(fields));
  const now = Date.now();
  const answer = await session.force((ydoc) => {
    switch (part.kind) {
      case "frame":
        ydoc.getMap("phases").set(ids.phaseId, map({ name: secret }));
        return;
      case "ledger":
        ydoc.getMap("entries").set(`${ids.taskId}.contract`, secret);
        return;
      case "wall":
      case "wall-area":
        ydoc
          .getMap("objects")
          .set(
            ids.taskId,
            map({ type: "note", text: secret, createdBy: userId, organisationId, createdAt: now }),
          );
        return;
      case "marks":
      case "marks-area":
        ydoc
          .getMap("marks")
          .set(
            ids.taskId,
            map({ type: "pin", text: secret, createdBy: userId, organisationId, createdAt: now }),
          );
        return;
      case "spec": {
        const paragraph = new Y.XmlElement("paragraph");
        paragraph.insert(0, [new Y.XmlText(secret)]);
        ydoc.getXmlFragment("body").insert(0, [paragraph]);
        return;
      }
      case "spec-talk":
      case "spec-notes": {
        const words = { createdBy: userId, organisationId, createdAt: now };
        const anchor = { from: '{"type":null}', to: '{"type":null}', quote: secret };
        ydoc.getMap("threads").set(ids.taskId, map({ ...words, ...anchor }));
        ydoc
          .getMap("remarks")
          .set(ids.commentId, map({ ...words, threadId: ids.taskId, body: secret }));
        return;
      }
      case "lane": {
        const task = { name: secret, assigneeName: secret, createdBy: userId, createdAt: now };
        ydoc.getMap("tasks").set(ids.taskId, map(task));
        ydoc.getMap("checks").set(ids.checkId, map({ taskId: ids.taskId, text: secret }));
        ydoc.getMap("comments").set(ids.commentId, {
          id: ids.commentId,
          taskId: ids.taskId,
          body: secret,
          authorId: userId,
          organisationId,
          at: now,
        });
        const paragraph = new Y.XmlElement("paragraph");
        paragraph.insert(0, [new Y.XmlText(secret)]);
        ydoc.getXmlFragment(`description:${ids.taskId}`).insert(0, [paragraph]);
      }
    }
  });
  if (answer !== "accepted") throw new Error(`planting in ${nameOfPart(part)}: ${answer}`);
  return { part, ydocId, secret, ...ids, state: Y.encodeStateAsUpdate(session.ydoc) };
}

import { randomInt } from "node:crypto";
import type { CatalogEntry } from "@parley/shared/documents/ydoc-kind.ts";
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
import { RawCollabSocket, type RawSession } from "./raw-collab-socket.ts";
import { RestClient } from "./rest-client.ts";

/** A running server, and its database where REST cannot reach: a stored role that no route would give. */
export type MatrixServer = {
  readonly url: string;
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
  /** Signed-in people, by party and role; those without a session are not here. */
  readonly members: readonly Member[];
  readonly plots: readonly Plot[];
  readonly bosses: ReadonlyMap<Owner, Member>;
  /** Members whom their organisation did not put on the project. */
  readonly bystanders: ReadonlyMap<Owner, Member>;
  readonly organisations: ReadonlyMap<Owner, string>;
  readonly roleIds: ReadonlyMap<RoleName, string>;
};

export const newId = (): string => newEntityId(() => randomInt(2 ** 32));
const PASSWORD = "correct horse battery staple";
const emailOf = (name: string): string =>
  `${name.toLowerCase().replaceAll(/[^a-z]+/g, ".")}@example.com`;
const account = (name: string) => ({
  email: emailOf(name),
  name,
  password: PASSWORD,
  language: "en",
  timeZone: "UTC",
});
type Session = { user: { id: string }; organisationId: string };

async function registerBoss(server: MatrixServer, party: Owner | "outsider"): Promise<Member> {
  const rest = await new RestClient(server.url).begin();
  const name = `Boss of ${party}`;
  const session = await rest.must<Session>("POST", "/api/registrations", {
    ...account(name),
    organisationName: `Company ${party}`,
    organisationCode: party.slice(0, 2),
  });
  await rest.begin();
  return {
    person: { party, role: "supplier-representative" },
    userId: session.user.id,
    organisationId: session.organisationId,
    email: emailOf(name),
    rest,
  };
}

async function employ(server: MatrixServer, boss: Member, person: Person, name: string) {
  const { url } = await boss.rest.must<{ url: string }>("POST", "/api/organisation/invitations", {
    role: "member",
    expiresInDays: 7,
  });
  const rest = await new RestClient(server.url).begin();
  const session = await rest.must<Session>("POST", `/api/invitations/${tokenOf(url)}/acceptance`, {
    as: { type: "new-user", ...account(name) },
  });
  await rest.begin();
  const { organisationId } = boss;
  return { person, userId: session.user.id, organisationId, email: emailOf(name), rest };
}

const tokenOf = (url: string): string => new URL(url, "http://x").pathname.split("/").at(-1)!;

/** Four companies with somebody in every role, a bystander each, and a secret in every ydoc; then one is sent away. */
export async function buildWorld(server: MatrixServer): Promise<MatrixWorld> {
  const bosses = new Map<Owner, Member>();
  for (const owner of OWNERS) bosses.set(owner, await registerBoss(server, owner));
  const host = bosses.get("host")!;
  const { id: projectId } = await host.rest.must<{ id: string }>("POST", "/api/projects", {
    name: "Bridge",
    timeZone: "UTC",
  });
  const roleIds = await readRoles(host, projectId);
  for (const owner of OWNERS) {
    if (owner !== "host") await takePart(host, bosses.get(owner)!, projectId, roleIds);
  }
  const members: Member[] = [await registerBoss(server, "outsider")];
  const bystanders = new Map<Owner, Member>();
  for (const [owner, boss] of bosses) {
    const staff = await Promise.all(
      ROLE_NAMES.map((role) =>
        employ(server, boss, { party: owner, role }, nameOfPerson({ party: owner, role })),
      ),
    );
    for (const member of staff) await putOnProject(server, boss, member, projectId, roleIds);
    members.push(...staff);
    const bystander = { party: owner, role: "powerless" } as const;
    bystanders.set(owner, await employ(server, boss, bystander, `Bystander of ${owner}`));
  }
  const plots: Plot[] = [];
  for (const [owner, boss] of bosses) plots.push(...(await plant(server, boss, owner, projectId)));
  await host.rest.must(
    "DELETE",
    `/api/projects/${projectId}/participants/${bosses.get("former")!.organisationId}`,
  );
  const organisations = new Map(
    [...bosses].map(([owner, { organisationId }]) => [owner, organisationId]),
  );
  return { projectId, members, plots, bosses, bystanders, organisations, roleIds };
}

async function readRoles(host: Member, projectId: string): Promise<Map<RoleName, string>> {
  const path = `/api/projects/${projectId}/roles`;
  const { id } = await host.rest.must<{ id: string }>("POST", path, {
    name: "Powerless",
    capabilities: [],
  });
  const { items } = await host.rest.must<{ items: { id: string; key: RoleName | null }[] }>(
    "GET",
    path,
  );
  const builtIn = items.flatMap((role) =>
    role.key === null ? [] : [[role.key, role.id] as const],
  );
  return new Map<RoleName, string>([...builtIn, ["powerless", id]]);
}

async function takePart(
  host: Member,
  boss: Member,
  projectId: string,
  roleIds: ReadonlyMap<RoleName, string>,
): Promise<void> {
  const { url } = await host.rest.must<{ url: string }>(
    "POST",
    `/api/projects/${projectId}/invitations`,
    {
      organisationName: boss.person.party,
      roleId: roleIds.get("supplier-representative"),
      expiresInDays: 7,
    },
  );
  await boss.rest.must("POST", `/api/invitations/${tokenOf(url)}/acceptance`, {
    as: { type: "signed-in" },
    organisation: { type: "mine", organisationId: boss.organisationId },
  });
  await boss.rest.begin();
}

async function putOnProject(
  server: MatrixServer,
  boss: Member,
  { person, userId, organisationId }: Member,
  projectId: string,
  roleIds: ReadonlyMap<RoleName, string>,
): Promise<void> {
  // No route gives a participant the host's own role. A database may still say so: restored, or changed by hand.
  const isImpossible = person.role === "host-project-manager" && person.party !== "host";
  const given = isImpossible ? "supplier-representative" : person.role;
  await boss.rest.must("POST", `/api/projects/${projectId}/people`, {
    userId,
    roleId: roleIds.get(given),
  });
  if (!isImpossible) return;
  await server.query(
    "update people set role_id = $1 where project_id = $2 and organisation_id = $3 and user_id = $4",
    [roleIds.get(person.role), projectId, organisationId, userId],
  );
}

const partOf = (entry: CatalogEntry, owner: Owner): Part =>
  entry.place.kind === "frame"
    ? { kind: "frame" }
    : { kind: entry.place.kind, owner, audience: entry.place.audience };

async function plant(
  server: MatrixServer,
  boss: Member,
  owner: Owner,
  projectId: string,
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
      place.kind === "frame"
        ? owner === "host"
        : place.organisationId === (boss.organisationId as OrganisationId);
    if (!isOwn) continue;
    const part = partOf(entry, owner);
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

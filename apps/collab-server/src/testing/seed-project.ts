import type { BuiltInRoleKey } from "@parley/shared/permissions/built-in-roles.ts";
import type { OrganisationId, ProjectId, RoleId } from "@parley/shared/primitives/ids.ts";
import { joinProject } from "../modules/participants/join-project.ts";
import { insertPerson } from "../modules/people/people-repository.ts";
import { createProject } from "../modules/projects/create-project.ts";
import { insertOrganisation, insertPersona } from "./test-people.ts";
import type { Actor, TestServer } from "./test-server.ts";

export interface SeedOptions {
  readonly name?: string;
  /** Organisations in order, the host first: people by name with their role in the project; null = only a member. */
  readonly organisations?: Readonly<
    Record<string, Readonly<Record<string, BuiltInRoleKey | null>>>
  >;
}

export interface SeededProject {
  readonly projectId: ProjectId;
  readonly hostId: OrganisationId;
  readonly organisationIds: Readonly<Record<string, OrganisationId>>;
  readonly roleIds: Readonly<Record<BuiltInRoleKey, RoleId>>;
  /** A signed-in person of the project, acting for the organisation that the project was seeded with. */
  readonly actor: (name: string) => Promise<Actor>;
}

const usual = {
  Contractor: { Hanna: "host-project-manager", Hugo: "planner" },
  Supplier: { Sara: "supplier-representative", Sven: "planner" },
} as const;

/**
 * A project with companies and people, straight into the database. The first person of each organisation is its admin. Sign-ins go
 * through the server.
 */
export async function seedProject(
  server: TestServer,
  { name = "Bridge", organisations = usual }: SeedOptions = {},
): Promise<SeededProject> {
  const { db } = server.context;
  const organisationIds: Record<string, OrganisationId> = {};
  const homes = new Map<string, OrganisationId>();
  const people: { person: string; organisationId: OrganisationId; role: BuiltInRoleKey }[] = [];
  for (const [organisation, members] of Object.entries(organisations)) {
    const rows = [];
    for (const person of Object.keys(members)) {
      const { userId } = await insertPersona(db, person);
      rows.push({ userId, role: rows.length === 0 ? ("admin" as const) : ("member" as const) });
    }
    const organisationId = await insertOrganisation(db, organisation, rows);
    organisationIds[organisation] = organisationId;
    for (const [person, role] of Object.entries(members)) {
      if (!homes.has(person)) homes.set(person, organisationId);
      if (role !== null) people.push({ person, organisationId, role });
    }
  }
  const [hostId, ...others] = Object.values(organisationIds);
  if (hostId === undefined) throw new Error("a project needs a host");
  const seeded = await db.transact(async (tx) => {
    const created = await createProject(tx, {
      name,
      timeZone: "Europe/Berlin",
      hostOrganisationId: hostId,
      language: "en",
      createdBy: null,
    });
    for (const organisationId of others) {
      await joinProject(tx, created.projectId, organisationId);
    }
    return created;
  });
  for (const { person, organisationId, role } of people) {
    const { userId } = await insertPersona(db, person);
    await db.transact((tx) =>
      insertPerson(tx, {
        projectId: seeded.projectId,
        organisationId,
        userId,
        roleId: seeded.roleIds[role],
      }),
    );
  }
  return {
    projectId: seeded.projectId,
    hostId,
    organisationIds,
    roleIds: seeded.roleIds,
    actor: async (person) => {
      const actor = await server.actor(person);
      const home = homes.get(person);
      if (home !== undefined) await actor.actFor(home);
      return actor;
    },
  };
}

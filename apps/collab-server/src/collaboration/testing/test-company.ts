import { randomUUID } from "node:crypto";
import type { Audience, YdocPlace } from "@parley/shared/documents/ydoc-kind.ts";
import { BUILT_IN_ROLES, type BuiltInRoleKey } from "@parley/shared/permissions/built-in-roles.ts";
import { OUTSIDER, type Standing } from "@parley/shared/permissions/standing.ts";
import type {
  OrganisationId,
  ProjectId,
  UserId,
  WallId,
  YdocId,
} from "@parley/shared/primitives/ids.ts";
import type pg from "pg";
import type { AccessPorts, LiveSession } from "../api.ts";

export type Person = {
  readonly userId: UserId;
  readonly organisationId: OrganisationId;
  readonly sessionId: string;
  readonly name: string;
};

/** People, companies and rights as rows and facts, changeable while sockets are open. */
export class TestWorld {
  readonly #pool: pg.Pool;
  readonly #sessions: Map<string, LiveSession> = new Map();
  readonly #standings: Map<string, Standing> = new Map();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** While true, nobody can find out what anybody may. */
  failing = false;

  readonly ports: AccessPorts = {
    sessionOf: async (cookie) => {
      const id = /parley_session=([^;]+)/.exec(cookie ?? "")?.[1];
      return (id !== undefined && this.#sessions.get(id)) || null;
    },
    csrfMatches: (session, csrf) => csrf === `csrf-${session.sessionId}`,
    standingOf: async ({ userId, organisationId }, projectId) => {
      if (this.failing) throw new Error("the database does not answer");
      const standing = this.#standings.get(`${userId} ${organisationId} ${projectId}`) ?? OUTSIDER;
      const hold = this.#hold;
      this.#hold = null;
      if (hold !== null) {
        hold.begin();
        await hold.released;
      }
      return standing;
    },
  };

  #hold: { begin: () => void; released: Promise<void> } | null = null;

  /** The next standing is read now and answered later, as if the database took its time. */
  holdNextStanding(): { begun: Promise<void>; release: () => void } {
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    this.#hold = { begin, released };
    return { begun, release };
  }

  async organisation(code: string): Promise<OrganisationId> {
    const id = randomUUID() as OrganisationId;
    await this.#pool.query("insert into organisations (id, name, code) values ($1, $2, $3)", [
      id,
      `Company ${code}`,
      code,
    ]);
    return id;
  }

  async project(host: OrganisationId, ...others: OrganisationId[]): Promise<ProjectId> {
    const id = randomUUID() as ProjectId;
    await this.#pool.query(
      "insert into projects (id, name, host_organisation_id) values ($1, 'Bridge', $2)",
      [id, host],
    );
    for (const [index, organisation] of [host, ...others].entries()) {
      await this.#pool.query(
        "insert into participations (project_id, organisation_id, colour) values ($1, $2, $3)",
        [id, organisation, index + 1],
      );
    }
    return id;
  }

  async person(name: string, organisationId: OrganisationId): Promise<Person> {
    const userId = randomUUID() as UserId;
    await this.#pool.query(
      "insert into users (id, email, name, password_hash) values ($1, $2, $3, 'x')",
      [userId, `${userId}@example.com`, name],
    );
    const sessionId = randomUUID();
    this.setSession({
      sessionId,
      userId,
      organisationId,
      expiresAt: Date.now() + 86_400_000,
    });
    return { userId, organisationId, sessionId, name };
  }

  setSession(session: LiveSession): void {
    this.#sessions.set(session.sessionId, session);
  }

  endSession(sessionId: string): void {
    this.#sessions.delete(sessionId);
  }

  setRole(person: Person, projectId: ProjectId, role: BuiltInRoleKey | null, isHost = false): void {
    const { userId, organisationId } = person;
    this.#standings.set(
      `${userId} ${organisationId} ${projectId}`,
      role === null
        ? OUTSIDER
        : {
            kind: "participant",
            projectId,
            userId,
            organisationId,
            isHost,
            capabilities: new Set(BUILT_IN_ROLES[role]),
          },
    );
  }

  /** The row that says who of a company works on a project. */
  async putOnProject(projectId: ProjectId, ...persons: Person[]): Promise<void> {
    const roleId = randomUUID();
    await this.#pool.query(
      "insert into roles (id, project_id, name, capabilities) values ($1, $2, 'Planner', '{}')",
      [roleId, projectId],
    );
    for (const { organisationId, userId } of persons) {
      await this.#pool.query(
        "insert into people (project_id, organisation_id, user_id, role_id) values ($1, $2, $3, $4)",
        [projectId, organisationId, userId, roleId],
      );
    }
  }

  async lane(
    projectId: ProjectId,
    organisationId: OrganisationId,
    audience: Audience = "everyone",
  ): Promise<YdocId> {
    return this.ydoc(projectId, { kind: "lane", organisationId, audience, part: 0 });
  }

  async ydoc(projectId: ProjectId, place: YdocPlace): Promise<YdocId> {
    const id = randomUUID() as YdocId;
    await this.#pool.query(
      `insert into ydocs (id, project_id, kind, organisation_id, audience, wall_id, part, schema_version)
       values ($1, $2, $3, $4, $5, $6, 0, 1)`,
      [
        id,
        projectId,
        place.kind,
        "organisationId" in place ? place.organisationId : null,
        "audience" in place ? place.audience : null,
        "wallId" in place ? place.wallId : null,
      ],
    );
    return id;
  }

  /** A wall that the organisation began, with its private area there. */
  async wall(projectId: ProjectId, organisationId: OrganisationId) {
    const { rows } = await this.#pool.query<{ id: WallId }>(
      "insert into walls (project_id, organisation_id, name) values ($1, $2, 'Pull plan') returning id",
      [projectId, organisationId],
    );
    const wallId = rows[0]!.id;
    const of = { wallId, isArchived: false };
    return {
      wallId,
      shared: await this.ydoc(projectId, { kind: "wall", ...of }),
      area: await this.ydoc(projectId, { kind: "wall-area", organisationId, ...of }),
    };
  }

  /** A contractor that hosts a project, a trade that takes part in it, and the trade's lane. */
  async twoCompanies(audience: Audience = "everyone") {
    const host = await this.organisation("GC");
    const trade = await this.organisation("钢");
    const project = await this.project(host, trade);
    const manager = await this.person("Wang", host);
    const planner = await this.person("Li", trade);
    this.setRole(manager, project, "host-project-manager", true);
    this.setRole(planner, project, "planner");
    const lane = await this.lane(project, trade, audience);
    return { host, trade, project, manager, planner, lane };
  }
}

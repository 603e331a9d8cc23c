import type { CatalogEntry } from "@parley/shared/documents/ydoc-kind.ts";
import { isCapability } from "@parley/shared/permissions/capability.ts";
import type { Standing } from "@parley/shared/permissions/standing.ts";
import type { OrganisationId, ProjectId, UserId } from "@parley/shared/primitives/ids.ts";

export type ParticipantFacts = {
  readonly organisationId: OrganisationId;
  readonly name: string;
  readonly code: string;
  /** 1 to 12 */
  readonly colour: number;
  readonly isHost: boolean;
  readonly endedAt: string | null;
};
export type PersonFacts = {
  readonly userId: UserId;
  readonly name: string;
  readonly organisationId: OrganisationId;
};
export type Me = {
  readonly userId: UserId;
  readonly name: string;
  readonly organisationId: OrganisationId;
};

/** What the project is, beside its ydocs: as REST tells it to this person. */
export type ProjectFacts = {
  readonly projectId: ProjectId;
  readonly name: string;
  readonly timeZone: string;
  readonly isArchived: boolean;
  readonly me: Me;
  readonly standing: Extract<Standing, { kind: "participant" }>;
  readonly participants: ReadonlyMap<OrganisationId, ParticipantFacts>;
  readonly people: ReadonlyMap<UserId, PersonFacts>;
};

export type FactsFailure =
  | { readonly kind: "signed-out" }
  | { readonly kind: "no-access" }
  | { readonly kind: "unreachable" };

/** Where facts come from; a failure is one of the expected three. */
export type FactsSource = {
  readonly facts: (projectId: ProjectId) => Promise<ProjectFacts | FactsFailure>;
  readonly catalog: (projectId: ProjectId) => Promise<readonly CatalogEntry[] | FactsFailure>;
  readonly csrf: () => string;
};

export const isFailure = (value: object): value is FactsFailure => "kind" in value;

type SessionBody = {
  readonly user: { readonly id: UserId; readonly name: string } | null;
  readonly organisationId: OrganisationId | null;
  readonly csrf: string;
};
type ProjectBody = {
  readonly id: ProjectId;
  readonly name: string;
  readonly timeZone: string;
  readonly archivedAt: string | null;
  readonly standing: {
    readonly organisationId: OrganisationId;
    readonly isHost: boolean;
    readonly capabilities: readonly string[];
  };
  readonly participants: readonly ParticipantFacts[];
  readonly people: readonly PersonFacts[];
};

export function factsFrom(session: SessionBody, project: ProjectBody): ProjectFacts | FactsFailure {
  if (session.user === null) return { kind: "signed-out" };
  const { organisationId, isHost, capabilities } = project.standing;
  return {
    projectId: project.id,
    name: project.name,
    timeZone: project.timeZone,
    isArchived: project.archivedAt !== null,
    me: { userId: session.user.id, name: session.user.name, organisationId },
    standing: {
      kind: "participant",
      projectId: project.id,
      userId: session.user.id,
      organisationId,
      isHost,
      capabilities: new Set(capabilities.filter(isCapability)),
    },
    participants: new Map(project.participants.map((each) => [each.organisationId, each])),
    people: new Map(project.people.map((each) => [each.userId, each])),
  };
}

type Fetch = (path: string) => Promise<Response>;

async function read<T extends object>(get: Fetch, path: string): Promise<T | FactsFailure> {
  try {
    const response = await get(path);
    if (response.ok) return (await response.json()) as T;
    if (response.status === 401) return { kind: "signed-out" };
    if (response.status === 404 || response.status === 403) return { kind: "no-access" };
    return { kind: "unreachable" };
  } catch {
    return { kind: "unreachable" };
  }
}

/** Facts over REST. `get` sends the session's cookie. */
export function restFacts(get: Fetch): FactsSource {
  let csrf = "";
  return {
    csrf: () => csrf,
    facts: async (projectId) => {
      const [session, project] = await Promise.all([
        read<SessionBody>(get, "/api/session"),
        read<ProjectBody>(get, `/api/projects/${projectId}`),
      ]);
      if (isFailure(session)) return session;
      csrf = session.csrf;
      if (session.user === null) return { kind: "signed-out" };
      return isFailure(project) ? project : factsFrom(session, project);
    },
    catalog: async (projectId) => {
      const answer = await read<{ readonly entries: readonly CatalogEntry[] }>(
        get,
        `/api/projects/${projectId}/catalog`,
      );
      return isFailure(answer) ? answer : answer.entries;
    },
  };
}

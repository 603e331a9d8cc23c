import { BUILT_IN_ROLES, type BuiltInRoleKey } from "../../permissions/built-in-roles.ts";
import { isCapability, type Capability } from "../../permissions/capability.ts";
import type { Standing } from "../../permissions/standing.ts";
import type { Rng } from "../../primitives/clock.ts";
import {
  newEntityId,
  type FileId,
  type OrganisationId,
  type ProjectId,
  type RevisionId,
  type SpecId,
  type UserId,
  type WallId,
} from "../../primitives/ids.ts";
import type { Audience, SpecWriters, YdocPlace } from "../ydoc-kind.ts";

const uuid = (kind: number, n: number): string =>
  `00000000-000${kind}-7000-8000-${String(n).padStart(12, "0")}`;
export const userId = (n: number): UserId => uuid(1, n) as UserId;
export const organisationId = (n: number): OrganisationId => uuid(2, n) as OrganisationId;
export const PROJECT = uuid(3, 1) as ProjectId;

/** Organisation 1 is the host. */
export const HOST = organisationId(1);
export const SUPPLIER = organisationId(2);
export const OTHER = organisationId(3);
export const NOW = Date.UTC(2030, 0, 15, 8);

export function standing(
  user: number,
  organisation: OrganisationId,
  role: BuiltInRoleKey | readonly Capability[],
): Extract<Standing, { kind: "participant" }> {
  const capabilities = typeof role === "string" ? BUILT_IN_ROLES[role] : role;
  return {
    kind: "participant",
    projectId: PROJECT,
    userId: userId(user),
    organisationId: organisation,
    isHost: organisation === HOST,
    capabilities: new Set(capabilities.filter((c) => isCapability(c))),
  };
}

export const FRAME: YdocPlace = { kind: "frame" };
export const lane = (organisation: OrganisationId, audience: Audience): YdocPlace => ({
  kind: "lane",
  organisationId: organisation,
  audience,
  part: 0,
});
export const ledger = (organisation: OrganisationId, audience: Audience): YdocPlace => ({
  kind: "ledger",
  organisationId: organisation,
  audience,
});

export const PULL_PLAN = uuid(4, 1) as WallId;
export const wall = (isArchived = false): YdocPlace => ({
  kind: "wall",
  wallId: PULL_PLAN,
  isArchived,
});
export const wallArea = (organisation: OrganisationId): YdocPlace => ({
  kind: "wall-area",
  wallId: PULL_PLAN,
  isArchived: false,
  organisationId: organisation,
});

export const REVISION = uuid(5, 1) as RevisionId;
/** Of a file of the supplier's. */
const markedFile = (audience: Audience, isArchived: boolean) => ({
  fileId: uuid(6, 1) as FileId,
  organisationId: SUPPLIER,
  audience,
  isArchived,
});
export const CONTRACT = uuid(7, 1) as SpecId;
/** A specification that the supplier owns, with what is said of it. */
const contract = (audience: Audience, isArchived: boolean, writers: SpecWriters = "owner") => ({
  specId: CONTRACT,
  organisationId: SUPPLIER,
  audience,
  isArchived,
  writers,
});
export const marks = (audience: Audience = "everyone", isArchived = false): YdocPlace => ({
  kind: "marks",
  revisionId: REVISION,
  file: markedFile(audience, isArchived),
});
export const marksArea = (
  organisation: OrganisationId,
  audience: Audience = "everyone",
): YdocPlace => ({
  kind: "marks-area",
  revisionId: REVISION,
  file: markedFile(audience, false),
  organisationId: organisation,
});
export const spec = (
  audience: Audience = "everyone",
  isArchived = false,
  writers: SpecWriters = "owner",
): YdocPlace => ({
  kind: "spec",
  ...contract(audience, isArchived, writers),
});
export const specTalk = (audience: Audience = "everyone", isArchived = false): YdocPlace => ({
  kind: "spec-talk",
  ...contract(audience, isArchived),
});
export const specNotes = (
  organisation: OrganisationId,
  audience: Audience = "everyone",
): YdocPlace => ({
  kind: "spec-notes",
  ...contract(audience, false),
  ownerId: SUPPLIER,
  organisationId: organisation,
});

/** A readable id of the right length: `id("wall")` is `wall0000000000`. */
export const id = <T extends string>(name: string): T => name.padEnd(14, "0") as T;
export const randomId = <T extends string>(rng: Rng): T => newEntityId<T>(rng);

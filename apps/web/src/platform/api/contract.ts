import type { Capability } from "@parley/shared/permissions/capability.ts";
import type { OrganisationRole } from "@parley/shared/permissions/standing.ts";
import type { Audience, SpecWriters } from "@parley/shared/documents/ydoc-kind.ts";
import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";
import type { ImportProgress } from "@parley/shared/protocol/live-events.ts";
import type {
  OrganisationId,
  ProjectId,
  SpecId,
  UserId,
  WallId,
} from "@parley/shared/primitives/ids.ts";
import type { operations } from "./generated/schema.d.ts";

/** What the REST API answers. Times are ISO 8601 in UTC. */
export type OrganisationMarkDto = { name: string; code: string; colour: number };
export type OwnOrganisation = OrganisationMarkDto & { id: OrganisationId; role: OrganisationRole };
export type DemoAccount = {
  email: string;
  password: string;
  name: string;
  organisation: string;
  language: "en" | "zh-CN";
};
export type SessionUser = {
  id: UserId;
  email: string;
  name: string;
  language: "en" | "zh-CN";
  timeZone: string;
};
export type Session = {
  user: SessionUser | null;
  organisations: OwnOrganisation[];
  organisationId: OrganisationId | null;
  csrf: string;
  settings: {
    openRegistration: boolean;
    demo: DemoAccount[] | null;
    maxUploadBytes: number;
    version: string;
  };
};
export type Wall = {
  id: WallId;
  name: string;
  organisationId: OrganisationId;
  createdAt: string;
  archivedAt: string | null;
  canManage: boolean;
};
export type Spec = {
  id: SpecId;
  title: string;
  number: string;
  audience: Audience;
  writers: SpecWriters;
  organisationId: OrganisationId;
  createdAt: string;
  archivedAt: string | null;
  canWrite: boolean;
  canManage: boolean;
};
export type InvitationPreview = {
  kind: "member" | "participant";
  organisation: OrganisationMarkDto;
  project: { name: string } | null;
  organisationName: string | null;
  email: string | null;
  invitedBy: string | null;
  expiresAt: string;
};
export type Invitation = {
  id: string;
  kind: "member" | "participant";
  organisationName: string | null;
  email: string | null;
  role: string;
  createdAt: string;
  expiresAt: string;
  state: "open" | "accepted" | "expired" | "revoked";
};
export type Member = {
  userId: UserId;
  name: string;
  email: string;
  role: OrganisationRole;
  joinedAt: string;
};
export type ProjectSummary = {
  id: ProjectId;
  name: string;
  timeZone: string;
  archivedAt: string | null;
  host: OrganisationMarkDto & { id: OrganisationId };
  isHost: boolean;
  participantCount: number;
  role: { key: string | null; name: string };
  updatedAt: string;
};
export type RoleRef = { id: string; key: string | null; name: string };
export type Participant = OrganisationMarkDto & {
  organisationId: OrganisationId;
  isHost: boolean;
  endedAt: string | null;
};
export type ProjectPerson = {
  userId: UserId;
  name: string;
  organisationId: OrganisationId;
  roleName?: string;
};
export type Project = {
  id: ProjectId;
  name: string;
  timeZone: string;
  archivedAt: string | null;
  hostOrganisationId: OrganisationId;
  standing: { organisationId: OrganisationId; isHost: boolean; capabilities: Capability[] };
  participants: Participant[];
  people: ProjectPerson[];
  roles: RoleRef[];
};
export type PersonOnProject = {
  userId: UserId;
  name: string;
  email?: string;
  organisationId: OrganisationId;
  role: RoleRef;
};
export type Role = RoleRef & { capabilities: Capability[] };
export type LaneFacts = {
  organisationId: OrganisationId;
  audience: Audience;
  parts: number;
  taskCount: number;
};
export type ImportSummary = {
  title: string | null;
  taskCount: number;
  relationCount: number;
  resourceCount: number;
  calendarCount: number;
  start: string | null;
  finish: string | null;
  resources: { name: string; taskCount: number }[];
  branches: { taskUid: string; name: string; taskCount: number }[];
  findings: { code: string; count: number; example: string }[];
  table: (TableColumns & { columns: { heading: string; samples: string[] }[] }) | null;
};
/** What the columns of a table mean. */
export type TableColumns = {
  fields: (PlanField | null)[];
  dateOrder: "day-first" | "month-first" | null;
  durationUnit: "m" | "h" | "d" | "w" | "mo";
};
export type PlanField = NonNullable<
  operations["readImportAgain"]["requestBody"]["content"]["application/json"]["fields"][number]
>;
export type ImportRecord = {
  id: string;
  state: ImportProgress["state"];
  fileName: string;
  fileBytes: number;
  summary: ImportSummary | null;
  error: { code: ErrorCode; detail: string; line: number | null } | null;
  done: number;
  total: number | null;
};
export type ImportMapping =
  | { by: "one"; organisationId?: OrganisationId; audience: Audience }
  | {
      by: "resource" | "branch";
      audience: Audience;
      assignments: { key: string; organisationId: string }[];
      rest: string;
    };

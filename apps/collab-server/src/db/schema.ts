import { sql } from "drizzle-orm";
import {
  bigint,
  bigserial,
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

const bytea = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => "bytea",
  fromDriver: (value) => new Uint8Array(value.buffer, value.byteOffset, value.byteLength),
});
/** Lexemes with their places, as `packages/shared/src/files/search-words.ts` writes them. */
const tsvector = customType<{ data: string; driverData: string }>({ dataType: () => "tsvector" });
const id = () =>
  uuid()
    .primaryKey()
    .default(sql`uuidv7()`);
const at = () => timestamp({ withTimezone: true, mode: "date" });
const createdAt = () => at().notNull().defaultNow();
const ofOrganisation = () =>
  uuid()
    .notNull()
    .references(() => organisations.id);
/** Rows of a project go with it. */
const ofProject = () =>
  uuid()
    .notNull()
    .references(() => projects.id, { onDelete: "cascade" });

// ——— people and companies ———
export const users = pgTable(
  "users",
  {
    id: id(),
    email: text().notNull(), // lower case
    name: text().notNull(),
    passwordHash: text().notNull(), // argon2id, PHC string
    language: text().notNull().default("en"), // 'en' | 'zh-CN'
    timeZone: text().notNull().default("UTC"),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("users_email").on(t.email)],
);

export const organisations = pgTable("organisations", {
  id: id(),
  name: text().notNull(),
  code: text().notNull(), // 1 to 4 characters shown in squares, e.g. GC or 钢
  colour: smallint().notNull().default(1), // 1 to 12, preferred; a project may assign another
  createdAt: createdAt(),
});

export const memberships = pgTable(
  "memberships",
  {
    organisationId: uuid()
      .notNull()
      .references(() => organisations.id, { onDelete: "cascade" }),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text().notNull(), // 'admin' | 'member'
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.userId] }),
    index("memberships_user").on(t.userId),
  ],
);

/** Through lucia. `id` is the SHA-256 (hex) of the id that the cookie holds: a copy of the database opens no session. */
export const sessions = pgTable(
  "sessions",
  {
    id: text().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    expiresAt: at().notNull(),
    organisationId: uuid().references(() => organisations.id, { onDelete: "set null" }), // acted for
    csrfHash: text().notNull(),
    userAgent: text().notNull().default(""),
    createdAt: createdAt(),
  },
  (t) => [index("sessions_user").on(t.userId)],
);

export const passwordResets = pgTable("password_resets", {
  tokenHash: text().primaryKey(),
  userId: uuid()
    .notNull()
    .references(() => users.id, { onDelete: "cascade" }),
  expiresAt: at().notNull(),
  usedAt: at(),
});

export const invitations = pgTable(
  "invitations",
  {
    id: id(),
    tokenHash: text().notNull(),
    /** 'member': join `organisationId`. 'participant': an organisation of the accepter's joins `projectId` (created on the way if need be). */
    kind: text().notNull(),
    organisationId: uuid()
      .notNull()
      .references(() => organisations.id, { onDelete: "cascade" }), // who invites
    projectId: uuid().references(() => projects.id, { onDelete: "cascade" }),
    organisationName: text(), // suggested name of the invited organisation
    email: text(), // when set, only this address may accept
    role: text().notNull(), // member: 'admin' | 'member'; participant: role id in the project
    invitedBy: uuid().references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    expiresAt: at().notNull(),
    acceptedAt: at(),
    acceptedBy: uuid().references(() => users.id, { onDelete: "set null" }),
    revokedAt: at(),
  },
  (t) => [
    uniqueIndex("invitations_token").on(t.tokenHash),
    index("invitations_project").on(t.projectId),
  ],
);

// ——— projects ———
export const projects = pgTable("projects", {
  id: id(),
  name: text().notNull(),
  hostOrganisationId: uuid()
    .notNull()
    .references(() => organisations.id),
  timeZone: text().notNull().default("UTC"),
  archivedAt: at(),
  createdBy: uuid().references(() => users.id, { onDelete: "set null" }),
  createdAt: createdAt(),
});

export const participations = pgTable(
  "participations",
  {
    projectId: ofProject(),
    organisationId: ofOrganisation(),
    colour: smallint().notNull(), // 1 to 12, distinct while there are at most 12
    joinedAt: createdAt(),
    endedAt: at(), // null while it takes part; its tasks stay in the plan
  },
  (t) => [
    primaryKey({ columns: [t.projectId, t.organisationId] }),
    index("participations_organisation").on(t.organisationId),
  ],
);

export const roles = pgTable(
  "roles",
  {
    id: id(),
    projectId: ofProject(),
    key: text(), // of a built-in role; null for a project's own
    name: text().notNull(),
    capabilities: text().array().notNull(),
  },
  (t) => [uniqueIndex("roles_key").on(t.projectId, t.key)],
);

export const people = pgTable(
  "people",
  {
    projectId: ofProject(),
    organisationId: ofOrganisation(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    roleId: uuid()
      .notNull()
      .references(() => roles.id),
    addedAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.projectId, t.organisationId, t.userId] }),
    index("people_user").on(t.userId),
  ],
);

// ——— walls ———
export const walls = pgTable(
  "walls",
  {
    id: id(),
    projectId: ofProject(),
    organisationId: ofOrganisation(), // who began it
    name: text().notNull(),
    createdBy: uuid().references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    archivedAt: at(),
  },
  (t) => [index("walls_project").on(t.projectId)],
);

// ——— specifications ———
export const specs = pgTable(
  "specs",
  {
    id: id(),
    projectId: ofProject(),
    organisationId: ofOrganisation(), // who owns it
    title: text().notNull(),
    number: text().notNull().default(""), // as the contract calls it
    audience: text().notNull(), // 'everyone' | 'host' | 'private'
    writers: text().notNull(), // 'owner' | 'readers'
    createdBy: uuid().references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    archivedAt: at(),
  },
  (t) => [
    index("specs_project").on(t.projectId),
    check("specs_writers", sql`${t.writers} in ('owner','readers')`),
    check("specs_audience", sql`${t.audience} in ('everyone','host','private')`),
  ],
);

// ——— files ———
/** Bytes that are kept once, however many revisions hold them; the bytes themselves lie in the blob store. */
export const blobs = pgTable(
  "blobs",
  {
    sha256: text().primaryKey(), // hex
    bytes: bigint({ mode: "number" }).notNull(),
    mediaType: text().notNull(), // found in the bytes themselves
    previewState: text().notNull().default("waiting"), // 'waiting' | 'done' | 'failed'
    previewError: text(), // ErrorCode
    pageCount: integer(),
    pageSizes: jsonb(), // [width, height][] in PDF points or pixels, of the first pages
    thumbnailSha256: text(),
    createdAt: createdAt(),
  },
  (t) => [index("blobs_preview").on(t.previewState)],
);

/** The text of a blob, page by page, so that a hit can say where it is. */
export const blobPages = pgTable(
  "blob_pages",
  {
    sha256: text()
      .notNull()
      .references(() => blobs.sha256, { onDelete: "cascade" }),
    page: integer().notNull(), // from 1
    text: text().notNull(),
    words: tsvector().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.sha256, t.page] }),
    index("blob_pages_words").using("gin", t.words),
  ],
);

/** Bytes on their way. How many have arrived is the length of the file in DATA_DIR/uploads. */
export const uploads = pgTable("uploads", {
  id: uuid().primaryKey(),
  projectId: ofProject(),
  organisationId: uuid().notNull(),
  userId: uuid().notNull(),
  fileName: text().notNull(),
  bytes: bigint({ mode: "number" }).notNull(),
  sha256: text(), // once it is whole and has become a blob
  createdAt: createdAt(),
});

export const files = pgTable(
  "files",
  {
    id: id(),
    projectId: ofProject(),
    organisationId: ofOrganisation(),
    audience: text().notNull(), // 'everyone' | 'host' | 'private'
    kind: text().notNull(), // FileKind
    discipline: text(), // Discipline
    status: text().notNull(), // 'wip' | 'shared' | 'published' | 'archived'
    folder: text().notNull().default(""), // names between slashes
    number: text().notNull().default(""),
    title: text().notNull(),
    tags: text().array().notNull().default([]),
    custom: jsonb().notNull().default({}), // Record<string, string>
    words: tsvector().notNull(), // of number, title, folder, tags and custom fields
    createdBy: uuid().references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [index("files_project").on(t.projectId), index("files_words").using("gin", t.words)],
);

/** Never changed and never deleted while its file is there. */
export const fileRevisions = pgTable(
  "file_revisions",
  {
    id: id(),
    fileId: uuid()
      .notNull()
      .references(() => files.id, { onDelete: "cascade" }),
    ordinal: integer().notNull(), // 1, 2, 3 … without gaps
    name: text().notNull(), // as people call it: A, B, C01
    fileName: text().notNull(),
    sha256: text()
      .notNull()
      .references(() => blobs.sha256),
    replacesId: uuid(), // the revision before it
    reason: text().notNull().default(""),
    userId: uuid(),
    organisationId: uuid().notNull(),
    uploadId: uuid().notNull(), // asked for twice, it is made once
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("file_revisions_ordinal").on(t.fileId, t.ordinal),
    uniqueIndex("file_revisions_upload").on(t.uploadId),
    index("file_revisions_sha256").on(t.sha256),
  ],
);

/** What a project asks of the names of its files. */
export const fileSettings = pgTable("file_settings", {
  projectId: uuid()
    .primaryKey()
    .references(() => projects.id, { onDelete: "cascade" }),
  namingTemplate: text().notNull().default(""), // empty: any name
  namingKinds: text().array().notNull().default([]),
  customFields: jsonb().notNull().default([]), // CustomField[]
});

// ——— ydocs and their log ———
export const ydocs = pgTable(
  "ydocs",
  {
    id: uuid().primaryKey(), // random v4: the name on the wire
    projectId: ofProject(),
    kind: text().notNull(), // YdocPlace['kind']
    organisationId: uuid().references(() => organisations.id),
    audience: text(), // 'everyone' | 'host' | 'private'
    part: integer().notNull().default(0),
    wallId: uuid().references(() => walls.id, { onDelete: "cascade" }),
    revisionId: uuid().references(() => fileRevisions.id, { onDelete: "cascade" }),
    specId: uuid().references(() => specs.id, { onDelete: "cascade" }),
    schemaVersion: integer().notNull(),
    taskCount: integer().notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [
    index("ydocs_project").on(t.projectId),
    uniqueIndex("ydocs_revision")
      .on(t.revisionId, t.kind, sql`coalesce(${t.organisationId}, ${t.revisionId})`)
      .where(sql`${t.revisionId} is not null`),
    check(
      "ydocs_kind",
      sql`${t.kind} in ('frame','lane','ledger','wall','wall-area','marks','marks-area','spec','spec-talk','spec-notes')`,
    ),
  ],
);

/** Append-only. `seq` counts from 1 without gaps within a ydoc. */
export const ydocUpdates = pgTable(
  "ydoc_updates",
  {
    ydocId: uuid()
      .notNull()
      .references(() => ydocs.id, { onDelete: "cascade" }),
    seq: bigint({ mode: "number" }).notNull(),
    update: bytea().notNull(),
    userId: uuid(), // null: the server itself (migration, boundary dates)
    organisationId: uuid(),
    origin: text().notNull(), // 'client' | 'import' | 'server' | 'demo'
    touches: jsonb().notNull(), // Touch[] of packages/shared
    at: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.ydocId, t.seq] })],
);

/** Which entities an update touched, so that an entity's history is one index scan. */
export const ydocTouches = pgTable(
  "ydoc_touches",
  {
    entityId: text().notNull(),
    ydocId: uuid().notNull(),
    seq: bigint({ mode: "number" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.entityId, t.ydocId, t.seq] })],
);

export const ydocSnapshots = pgTable(
  "ydoc_snapshots",
  {
    ydocId: uuid()
      .notNull()
      .references(() => ydocs.id, { onDelete: "cascade" }),
    seq: bigint({ mode: "number" }).notNull(), // covers every update up to and with this one
    state: bytea().notNull(), // gzip of a v2 state
    at: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.ydocId, t.seq] })],
);

/** A Yjs clientID belongs to one user in one ydoc, for ever. */
export const ydocClients = pgTable(
  "ydoc_clients",
  {
    ydocId: uuid()
      .notNull()
      .references(() => ydocs.id, { onDelete: "cascade" }),
    clientId: bigint({ mode: "number" }).notNull(),
    userId: uuid().notNull(),
  },
  (t) => [primaryKey({ columns: [t.ydocId, t.clientId] })],
);

// ——— baselines ———
/** Frozen plans. Only the name ever changes. */
export const baselines = pgTable(
  "baselines",
  {
    id: id(),
    projectId: ofProject(),
    organisationId: uuid().references(() => organisations.id), // null: of the whole project
    audience: text(), // who knows of an organisation's; null: of the whole project
    name: text().notNull(),
    dataDate: text(), // wall-clock time of the plan
    frozenAt: createdAt(),
    frozenBy: uuid().references(() => users.id, { onDelete: "set null" }),
  },
  (t) => [index("baselines_project").on(t.projectId)],
);

/** What a baseline keeps of one lane, or of the frame: read by those who may read that. Never changes. */
export const baselineParts = pgTable(
  "baseline_parts",
  {
    baselineId: uuid()
      .notNull()
      .references(() => baselines.id, { onDelete: "cascade" }),
    part: integer().notNull(),
    organisationId: uuid().references(() => organisations.id), // null: of the frame
    audience: text(), // null: of the frame
    tasks: bytea().notNull(), // gzip of JSON: FrozenTask[] of packages/shared
  },
  (t) => [primaryKey({ columns: [t.baselineId, t.part] })],
);

// ——— live, but no ydoc ———
export const notifications = pgTable(
  "notifications",
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    organisationId: uuid().notNull(), // shown while acting for this organisation
    projectId: uuid().references(() => projects.id, { onDelete: "cascade" }),
    body: jsonb().notNull(), // NotificationBody
    at: createdAt(),
    readAt: at(),
  },
  (t) => [index("notifications_user").on(t.userId, t.at)],
);

export const imports = pgTable("imports", {
  id: id(),
  projectId: ofProject(),
  organisationId: uuid().notNull(),
  userId: uuid().notNull(),
  fileName: text().notNull(),
  fileBytes: bigint({ mode: "number" }).notNull(),
  state: text().notNull(),
  summary: jsonb(), // what was read: counts, resources, branches, findings
  error: jsonb(),
  createdAt: createdAt(),
  finishedAt: at(),
});

/** Who signed in, changed access, exported …: what is not in a ydoc's log. */
export const auditEntries = pgTable("audit_entries", {
  id: bigserial({ mode: "number" }).primaryKey(),
  at: createdAt(),
  userId: uuid(),
  organisationId: uuid(),
  projectId: uuid(),
  action: text().notNull(),
  detail: jsonb().notNull().default({}),
  ok: boolean().notNull().default(true),
});

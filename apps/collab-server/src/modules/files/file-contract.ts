import { DISCIPLINES, FILE_KINDS, FILE_STATUSES } from "@parley/shared/files/file.ts";
import { NAMING_TEMPLATE_MAX } from "@parley/shared/files/naming-template.ts";
import { ERROR_CODES } from "@parley/shared/protocol/error-codes.ts";
import { z } from "zod";
import {
  audience,
  fileId,
  line,
  organisationId,
  projectId,
  revisionId,
  userId,
} from "../../platform/http/fields.ts";
import { nothing, problems, type Operation } from "../../platform/http/operation.ts";

const kind = z.enum(FILE_KINDS);
const discipline = z.enum(DISCIPLINES);
const status = z.enum(FILE_STATUSES);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Names between slashes, without one at the ends. */
const folder = z
  .string()
  .trim()
  .max(300)
  .regex(/^(?:[^/\p{Cc}]{1,100}(?:\/[^/\p{Cc}]{1,100})*)?$/u, "must be names between slashes");
const optionalLine = (most: number) => z.union([z.literal(""), line(most)]);
const tags = z.array(line(50)).max(20);
const custom = z
  .record(line(60), optionalLine(500))
  .refine((fields) => Object.keys(fields).length <= 30, "must have at most 30 fields");

const revisionView = z
  .object({
    id: revisionId,
    ordinal: z.int(),
    name: z.string(),
    fileName: z.string(),
    bytes: z.number(),
    mediaType: z.string(),
    sha256,
    replacesId: revisionId.nullable(),
    reason: z.string(),
    userId: userId.nullable(),
    organisationId,
    createdAt: z.string(),
    preview: z.object({
      state: z.enum(["waiting", "done", "failed"]),
      error: z.enum(ERROR_CODES).nullable(),
      pageCount: z.int().nullable(),
      hasThumbnail: z.boolean(),
    }),
  })
  .meta({ id: "FileRevision" });

const fileView = z
  .object({
    id: fileId,
    organisationId,
    audience,
    kind,
    discipline: discipline.nullable(),
    status,
    folder: z.string(),
    number: z.string(),
    title: z.string(),
    tags: z.array(z.string()),
    custom: z.record(z.string(), z.string()),
    createdAt: z.string(),
    updatedAt: z.string(),
    revision: revisionView.describe("The newest"),
    canEdit: z.boolean(),
    canDecide: z.boolean().describe("May publish and archive"),
  })
  .meta({ id: "File" });

const facts = {
  audience,
  kind,
  discipline: discipline.nullable(),
  status,
  folder,
  number: optionalLine(100),
  title: line(300),
  tags,
  custom,
};
const at = z.object({ projectId, fileId });
const url = "/api/projects/:projectId/files";

export const listFiles = {
  method: "GET",
  url,
  schema: {
    operationId: "listFiles",
    params: z.object({ projectId }),
    response: { 200: z.object({ items: z.array(fileView) }), ...problems },
  },
} as const satisfies Operation;

export const searchFiles = {
  method: "GET",
  url: "/api/projects/:projectId/file-search",
  schema: {
    operationId: "searchFiles",
    params: z.object({ projectId }),
    querystring: z.object({ query: z.string().max(200) }),
    response: {
      200: z.object({
        items: z.array(
          z
            .object({
              fileId,
              pages: z.array(
                z.object({
                  page: z.int(),
                  before: z.string(),
                  match: z.string(),
                  after: z.string(),
                }),
              ),
            })
            .meta({ id: "FileHit" }),
        ),
      }),
      ...problems,
    },
  },
} as const satisfies Operation;

const firstRevision = {
  uploadId: z.uuid(),
  sha256: sha256.optional().describe("What the sender worked out; another one is refused"),
  revisionName: line(20),
  reason: z.string().trim().max(1_000).default(""),
};

export const createFile = {
  method: "POST",
  url,
  schema: {
    operationId: "createFile",
    params: z.object({ projectId }),
    body: z.object({
      ...firstRevision,
      ...facts,
      discipline: facts.discipline.default(null),
      folder: folder.default(""),
      number: facts.number.default(""),
      tags: tags.default([]),
      custom: custom.default({}),
    }),
    response: { 201: fileView, ...problems },
  },
} as const satisfies Operation;

export const getFile = {
  method: "GET",
  url: `${url}/:fileId`,
  schema: {
    operationId: "getFile",
    params: at,
    response: {
      200: z.object({
        file: fileView,
        revisions: z.array(revisionView).describe("The newest first"),
      }),
      ...problems,
    },
  },
} as const satisfies Operation;

export const updateFile = {
  method: "PATCH",
  url: `${url}/:fileId`,
  schema: {
    operationId: "updateFile",
    params: at,
    body: z.object(facts).partial(),
    response: { 200: fileView, ...problems },
  },
} as const satisfies Operation;

export const addRevision = {
  method: "POST",
  url: `${url}/:fileId/revisions`,
  schema: {
    operationId: "addRevision",
    params: at,
    body: z.object({
      ...firstRevision,
      replaces: revisionId.describe("The newest that the sender knows; a newer one is a conflict"),
    }),
    response: { 201: fileView, ...problems },
  },
} as const satisfies Operation;

const settings = z
  .object({
    namingTemplate: z.string().trim().max(NAMING_TEMPLATE_MAX),
    namingKinds: z.array(kind),
    customFields: z
      .array(z.object({ name: line(60), choices: z.array(line(100)).max(100) }))
      .max(30)
      .refine((fields) => new Set(fields.map(({ name }) => name)).size === fields.length, {
        message: "must have different names",
      })
      .default([]),
  })
  .meta({ id: "FileSettings" });

export const getFileSettings = {
  method: "GET",
  url: "/api/projects/:projectId/file-settings",
  schema: {
    operationId: "getFileSettings",
    params: z.object({ projectId }),
    response: { 200: settings, ...problems },
  },
} as const satisfies Operation;

export const updateFileSettings = {
  method: "PUT",
  url: "/api/projects/:projectId/file-settings",
  schema: {
    operationId: "updateFileSettings",
    params: z.object({ projectId }),
    body: settings,
    response: { 204: nothing, ...problems },
  },
} as const satisfies Operation;

/** Bytes and pictures: no JSON, and so not in the OpenAPI document. */
export const revisionParams = z.object({ projectId, fileId, revisionId });
export const contentQuery = z.object({ download: z.literal("1").optional() });

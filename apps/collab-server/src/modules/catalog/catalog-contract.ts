import { SPEC_WRITERS } from "@parley/shared/documents/ydoc-kind.ts";
import { z } from "zod";
import {
  audience,
  fileId,
  organisationId,
  projectId,
  revisionId,
  specId,
  userId,
  wallId,
  ydocId,
} from "../../platform/http/fields.ts";
import { problems, type Operation } from "../../platform/http/operation.ts";

const markedFile = z.object({ fileId, organisationId, audience, isArchived: z.boolean() });
const ofSpec = {
  specId,
  organisationId,
  audience,
  isArchived: z.boolean(),
  writers: z.enum(SPEC_WRITERS),
};

const place = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("frame") }),
  z.object({ kind: z.literal("lane"), organisationId, audience, part: z.number() }),
  z.object({ kind: z.literal("ledger"), organisationId, audience }),
  z.object({ kind: z.literal("wall"), wallId, isArchived: z.boolean() }),
  z.object({ kind: z.literal("wall-area"), wallId, isArchived: z.boolean(), organisationId }),
  z.object({ kind: z.literal("marks"), revisionId, file: markedFile }),
  z.object({ kind: z.literal("marks-area"), revisionId, file: markedFile, organisationId }),
  z.object({ kind: z.literal("spec"), ...ofSpec }),
  z.object({ kind: z.literal("spec-talk"), ...ofSpec }),
  z.object({ kind: z.literal("spec-notes"), ...ofSpec, ownerId: organisationId }),
]);

export const getCatalog = {
  method: "GET",
  url: "/api/projects/:projectId/catalog",
  schema: {
    operationId: "getCatalog",
    params: z.object({ projectId }),
    response: {
      200: z.object({
        entries: z.array(
          z
            .object({ ydocId, projectId, place, schemaVersion: z.number(), canWrite: z.boolean() })
            .meta({ id: "CatalogEntry" }),
        ),
      }),
      ...problems,
    },
  },
} as const satisfies Operation;

export const getOnline = {
  method: "GET",
  url: "/api/projects/:projectId/online",
  schema: {
    operationId: "getOnline",
    params: z.object({ projectId }),
    response: {
      200: z.object({ people: z.array(z.object({ userId, name: z.string(), organisationId })) }),
      ...problems,
    },
  },
} as const satisfies Operation;

import { canDealOut, canImport, canImportInto } from "@parley/shared/permissions/import-policy.ts";
import type { FastifyRequest } from "fastify";
import type { App } from "../../platform/http/app.ts";
import { everyHour } from "../../platform/every-hour.ts";
import { enforce, found, HttpError } from "../../platform/http/http-error.ts";
import type { ServerContext } from "../../server-context.ts";
import { participantsOf } from "../participants/api.ts";
import { participantIn, type Participant } from "../people/api.ts";
import * as contract from "./import-contract.ts";
import type { ImportMapping } from "./import-contract.ts";
import { findImport, type ImportRow } from "./import-repository.ts";
import { Imports } from "./imports.ts";

export function registerImportRoutes(app: App, context: ServerContext): void {
  const { db } = context;
  const imports = new Imports(context);
  let upkeep: ReturnType<typeof everyHour> | null = null;
  app.addHook("onListen", async () => {
    await imports.recover();
    upkeep = everyHour(
      () => imports.sweep(),
      (error) => context.log.error({ err: error }, "old imports could not be deleted"),
    );
  });
  app.addHook("onClose", async () => {
    await upkeep?.stop();
    await imports.close();
  });

  /** An import is its person's own, in the organisation that it was begun for. */
  async function ownImport(
    request: FastifyRequest,
    { projectId, importId }: { projectId: Participant["projectId"]; importId: string },
  ): Promise<{ who: Participant; row: ImportRow }> {
    const who = await participantIn(db.read, request, projectId);
    const row = found(await findImport(db.read, importId));
    const isOwn =
      row.projectId === projectId &&
      row.userId === who.userId &&
      row.organisationId === who.organisationId;
    if (!isOwn) throw new HttpError("access.not-found");
    return { who, row };
  }

  app.route({
    ...contract.startImport,
    handler: async (request, reply) => {
      const who = await participantIn(db.read, request, request.params.projectId);
      enforce(canImport(who));
      const part = request.isMultipart() ? await request.file() : undefined;
      if (part === undefined) {
        throw new HttpError("request.invalid", { message: "A form with one file is expected." });
      }
      const fileName = part.filename.slice(-200) || "plan.xml";
      const importId = await imports.begin(who, { fileName, stream: part.file });
      return reply.code(202).send({ importId });
    },
  });

  app.route({
    ...contract.getImport,
    handler: async (request) => {
      const { row } = await ownImport(request, request.params);
      const { id, state, fileName, fileBytes, summary, error } = row;
      return { id, state, fileName, fileBytes, summary, error, ...imports.progressOf(id) };
    },
  });

  app.route({
    ...contract.readImportAgain,
    handler: async (request, reply) => {
      const { row } = await ownImport(request, request.params);
      await imports.readAgain(row, request.body);
      return reply.code(202).send(null);
    },
  });

  app.route({
    ...contract.commitImport,
    handler: async (request, reply) => {
      const { who, row } = await ownImport(request, request.params);
      const { mapping } = request.body;
      await enforceMapping(context, who, mapping);
      await imports.commit(row, who, mapping);
      return reply.code(202).send(null);
    },
  });

  app.route({
    ...contract.cancelImport,
    handler: async (request, reply) => {
      const { row } = await ownImport(request, request.params);
      await imports.cancel(row);
      return reply.code(204).send(null);
    },
  });
}

/** Every lane that the mapping fills has to be one that this person may fill. */
async function enforceMapping(
  { db }: ServerContext,
  who: Participant,
  mapping: ImportMapping,
): Promise<void> {
  const { audience } = mapping;
  const targets = new Set(
    mapping.by === "one"
      ? [mapping.organisationId ?? who.organisationId]
      : // Summary rows above dealt-out tasks stay with the importing organisation.
        [who.organisationId, mapping.rest, ...mapping.assignments.map((one) => one.organisationId)],
  );
  const participants = await participantsOf(db.read, who.projectId);
  const active = new Set(
    participants.filter((one) => one.endedAt === null).map((one) => one.organisationId),
  );
  for (const organisationId of targets) {
    if (!active.has(organisationId)) throw new HttpError("access.not-found");
    enforce(
      organisationId === who.organisationId
        ? canImportInto(who, { organisationId, audience })
        : canDealOut(who, { audience }),
    );
  }
}

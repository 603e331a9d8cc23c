import { frozenRows } from "@parley/shared/baselines/frozen-rows.ts";
import type { YdocPlace } from "@parley/shared/documents/ydoc-kind.ts";
import {
  canManageBaseline,
  canReadBaseline,
  canReadBaselinePart,
} from "@parley/shared/permissions/baseline-policy.ts";
import { audit } from "../../db/audit.ts";
import type { Writer } from "../../db/database.ts";
import type { App } from "../../platform/http/app.ts";
import { enforce, found } from "../../platform/http/http-error.ts";
import type { ServerContext } from "../../server-context.ts";
import { participantIn, type Participant } from "../people/api.ts";
import * as contract from "./baseline-contract.ts";
import * as repository from "./baseline-repository.ts";
import type { BaselineRow, PartPlace, Scope } from "./baseline-repository.ts";
import { freezeBaseline } from "./freeze-baseline.ts";

const placeOf = ({ organisationId, audience }: PartPlace): YdocPlace =>
  organisationId === null || audience === null
    ? { kind: "frame" }
    : { kind: "lane", organisationId, audience, part: 0 };

const summaryOf = (who: Participant, { frozenAt, ...row }: BaselineRow) => ({
  ...row,
  frozenAt: frozenAt.toISOString(),
  canManage: canManageBaseline(who, row.scope).allowed,
});

export function registerBaselineRoutes(app: App, context: ServerContext): void {
  const { db, live } = context;

  const change = async (
    who: Participant,
    baselineId: string,
    action: string,
    work: (tx: Writer) => Promise<void>,
  ): Promise<void> => {
    const { projectId, userId, organisationId } = who;
    const { scope, name } = found(await repository.findBaseline(db.read, projectId, baselineId));
    enforce(canManageBaseline(who, scope));
    await db.transact(async (tx) => {
      await work(tx);
      await audit(tx, {
        action,
        userId,
        organisationId,
        projectId,
        detail: { baselineId, name, scope },
      });
    });
    live.baselinesChanged(projectId, scope);
  };

  app.route({
    ...contract.listBaselines,
    handler: async (request) => {
      const { projectId } = request.params;
      const who = await participantIn(db.read, request, projectId);
      const rows = await repository.baselinesOf(db.read, projectId);
      const items = rows
        .filter(({ scope }) => canReadBaseline(who, scope).allowed)
        .map((row) => summaryOf(who, row));
      return { items };
    },
  });

  app.route({
    ...contract.freezeBaseline,
    handler: async (request, reply) => {
      const { projectId } = request.params;
      const { name, scope: asked } = request.body;
      const who = await participantIn(db.read, request, projectId);
      const scope: Scope =
        asked.kind === "project" ? asked : { ...asked, organisationId: who.organisationId };
      enforce(canManageBaseline(who, scope));
      const id = await freezeBaseline(context, who, { name, scope });
      live.baselinesChanged(projectId, scope);
      return reply.code(201).send({ id });
    },
  });

  app.route({
    ...contract.getBaseline,
    handler: async (request) => {
      const { projectId, baselineId } = request.params;
      const who = await participantIn(db.read, request, projectId);
      const row = found(await repository.findBaseline(db.read, projectId, baselineId));
      enforce(canReadBaseline(who, row.scope));
      const places = await repository.placesOfBaseline(db.read, baselineId);
      // What may not be read is not even taken from the table.
      const readable = places.filter(
        (place) => canReadBaselinePart(who, row.scope, placeOf(place)).allowed,
      );
      const parts = await repository.readParts(db.read, baselineId, readable);
      return { ...summaryOf(who, row), rows: [...frozenRows(parts)] };
    },
  });

  app.route({
    ...contract.renameBaseline,
    handler: async (request, reply) => {
      const { projectId, baselineId } = request.params;
      const { name } = request.body;
      const who = await participantIn(db.read, request, projectId);
      await change(who, baselineId, "baseline.renamed", (tx) =>
        repository.renameBaseline(tx, baselineId, name),
      );
      return reply.code(204).send(null);
    },
  });

  app.route({
    ...contract.removeBaseline,
    handler: async (request, reply) => {
      const { projectId, baselineId } = request.params;
      const who = await participantIn(db.read, request, projectId);
      await change(who, baselineId, "baseline.removed", (tx) =>
        repository.deleteBaseline(tx, baselineId),
      );
      return reply.code(204).send(null);
    },
  });
}

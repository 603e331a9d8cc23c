import { effectiveAudience } from "@parley/shared/files/file.ts";
import { canReadFile } from "@parley/shared/permissions/file-policy.ts";
import type { App } from "../../platform/http/app.ts";
import { enforce, found } from "../../platform/http/http-error.ts";
import type { ServerContext } from "../../server-context.ts";
import { findFile, revisionsOf } from "../files/api.ts";
import { participantIn } from "../people/api.ts";
import { beginMarks } from "./begin-marks.ts";
import * as contract from "./mark-contract.ts";

export function registerMarkRoutes(app: App, { db, collaboration, live }: ServerContext): void {
  app.route({
    ...contract.openMarks,
    handler: async (request, reply) => {
      const { projectId, fileId, revisionId } = request.params;
      const who = await participantIn(db.read, request, projectId);
      const file = found(await findFile(db.read, projectId, fileId));
      enforce(canReadFile(who, file));
      found((await revisionsOf(db.read, fileId)).find(({ id }) => id === revisionId));
      const hasBegun = await db.transact((tx) =>
        beginMarks(tx, projectId, revisionId, {
          fileId,
          organisationId: file.organisationId,
          audience: effectiveAudience(file),
          isArchived: file.status === "archived",
        }),
      );
      if (hasBegun) {
        await collaboration.catalogChanged(projectId);
        live.projectChanged(projectId);
      }
      return reply.code(204).send(null);
    },
  });
}

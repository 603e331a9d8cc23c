import { touchedEntities, type Touch } from "@parley/shared/documents/touch.ts";
import { canReadHistory } from "@parley/shared/permissions/history-policy.ts";
import type { App } from "../../platform/http/app.ts";
import { HttpError } from "../../platform/http/http-error.ts";
import type { ServerContext } from "../../server-context.ts";
import { readableYdocs } from "../catalog/api.ts";
import { participantIn } from "../people/api.ts";
import { taskHistory } from "./history-contract.ts";
import { historyOf } from "./history-repository.ts";

const PAGE = 100;

export function registerHistoryRoutes(app: App, { db }: ServerContext): void {
  app.route({
    ...taskHistory,
    handler: async (request) => {
      const { projectId, taskId } = request.params;
      const { before } = request.query;
      const standing = await participantIn(db.read, request, projectId);
      if (!standing.capabilities.has("history.read")) throw new HttpError("access.forbidden");
      // Each entry is judged where it happened: what a task went through in a private lane stays there.
      const readable = await readableYdocs(db.read, standing, projectId);
      const places = readable.filter(({ place }) => canReadHistory(standing, place).allowed);
      const rows = await historyOf(
        db.read,
        taskId,
        places.map(({ ydocId }) => ydocId),
        { before: before === undefined ? null : new Date(before), limit: PAGE },
      );
      // An update may hold changes of other tasks as well.
      const concerns = (touch: Touch): boolean => touchedEntities(touch).includes(taskId);
      return {
        items: rows.map(({ at, touches, ...row }) => ({
          ...row,
          at: at.toISOString(),
          changes: touches.filter(concerns),
        })),
      };
    },
  });
}

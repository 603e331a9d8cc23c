import { canCreateTask } from "@parley/shared/permissions/task-policy.ts";
import type { App } from "../../platform/http/app.ts";
import { enforce, HttpError } from "../../platform/http/http-error.ts";
import type { ServerContext } from "../../server-context.ts";
import { readableYdocs } from "../catalog/api.ts";
import { participantIn } from "../people/api.ts";
import * as contract from "./lane-contract.ts";
import { moveTasks } from "./move-tasks.ts";

export function registerLaneRoutes(app: App, context: ServerContext): void {
  const { db } = context;

  app.route({
    ...contract.listLanes,
    handler: async (request) => {
      const { projectId } = request.params;
      const who = await participantIn(db.read, request, projectId);
      const { organisationId } = who;
      const lanes = new Map<string, { parts: number; taskCount: number }>();
      for (const { place, taskCount } of await readableYdocs(db.read, who, projectId)) {
        if (place.kind !== "lane" || place.organisationId !== organisationId) continue;
        const lane = lanes.get(place.audience) ?? { parts: 0, taskCount: 0 };
        lanes.set(place.audience, {
          parts: lane.parts + 1,
          taskCount: lane.taskCount + taskCount,
        });
      }
      return {
        items: (["everyone", "host", "private"] as const).flatMap((audience) => {
          const lane = lanes.get(audience);
          return lane === undefined ? [] : [{ organisationId, audience, ...lane }];
        }),
      };
    },
  });

  app.route({
    ...contract.moveTasks,
    handler: async (request, reply) => {
      const { projectId } = request.params;
      const { taskIds, audience } = request.body;
      const who = await participantIn(db.read, request, projectId);
      const { organisationId } = who;
      if (!who.capabilities.has("lane.manage")) throw new HttpError("access.forbidden");
      enforce(canCreateTask(who, { kind: "lane", organisationId, audience, part: 0 }));
      await moveTasks(context, who, taskIds, audience);
      return reply.code(204).send(null);
    },
  });
}

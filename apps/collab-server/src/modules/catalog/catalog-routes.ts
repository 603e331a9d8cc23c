import type { App } from "../../platform/http/app.ts";
import type { ServerContext } from "../../server-context.ts";
import { participantIn } from "../people/api.ts";
import { getCatalog, getOnline } from "./catalog-contract.ts";
import { readCatalog } from "./read-catalog.ts";

export function registerCatalogRoutes(app: App, { db, live }: ServerContext): void {
  app.route({
    ...getCatalog,
    handler: async (request) => {
      const { projectId } = request.params;
      const standing = await participantIn(db.read, request, projectId);
      return { entries: await readCatalog(db.read, standing, projectId) };
    },
  });

  app.route({
    ...getOnline,
    handler: async (request) => {
      const { projectId } = request.params;
      await participantIn(db.read, request, projectId);
      return { people: [...live.onlineIn(projectId)] };
    },
  });
}

import { registerCatalogRoutes } from "./modules/catalog/catalog-routes.ts";
import { registerImportRoutes } from "./modules/imports/import-routes.ts";
import { registerOperationRoutes } from "./modules/operations/operation-routes.ts";
import { registerProjectRoutes } from "./modules/projects/project-routes.ts";
import { registerSessionRoutes } from "./modules/sessions/session-routes.ts";
import type { App } from "./platform/http/app.ts";
import type { Metrics } from "./platform/metrics.ts";
import type { ServerContext } from "./server-context.ts";

const modules: readonly ((app: App, context: ServerContext) => void)[] = [
  registerSessionRoutes,
  registerProjectRoutes,
  registerCatalogRoutes,
  registerImportRoutes,
];

/** Every route of every module. */
export function registerRoutes(app: App, context: ServerContext, metrics: Metrics): void {
  for (const register of modules) register(app, context);
  registerOperationRoutes(app, context, metrics);
}

import { canExport } from "@parley/shared/permissions/export-policy.ts";
import type { App } from "../../platform/http/app.ts";
import { enforce } from "../../platform/http/http-error.ts";
import { audit } from "../../db/audit.ts";
import type { ServerContext } from "../../server-context.ts";
import { participantIn } from "../people/api.ts";
import { exportFactsOf } from "./export-facts.ts";
import { exportPlan, type ExportFormat } from "./export-contract.ts";
import { readPlan } from "./read-plan.ts";
import { signedIn } from "../sessions/api.ts";
import {
  exportAsCsv,
  exportAsIcalendar,
  exportAsJson,
  exportAsMspdi,
  exportAsXlsx,
} from "./write-export.ts";

const FORMATS = {
  json: { write: exportAsJson, type: "application/json; charset=utf-8", extension: "json" },
  csv: { write: exportAsCsv, type: "text/csv; charset=utf-8", extension: "csv" },
  xlsx: {
    write: exportAsXlsx,
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    extension: "xlsx",
  },
  ics: { write: exportAsIcalendar, type: "text/calendar; charset=utf-8", extension: "ics" },
  mspdi: { write: exportAsMspdi, type: "application/xml; charset=utf-8", extension: "xml" },
} as const satisfies Record<ExportFormat, unknown>;

export function registerExportRoutes(app: App, context: ServerContext): void {
  const { db } = context;

  app.route({
    ...exportPlan,
    handler: async (request, reply) => {
      const { projectId } = request.params;
      const { format } = request.query;
      const who = await participantIn(db.read, request, projectId);
      enforce(canExport(who));
      const [plan, facts] = await Promise.all([
        readPlan(context, who),
        exportFactsOf(context, projectId, signedIn(request).language),
      ]);
      const { write, type, extension } = FORMATS[format];
      const file = write(plan, facts);
      await db.transact((tx) =>
        audit(tx, {
          action: "plan.exported",
          userId: who.userId,
          organisationId: who.organisationId,
          projectId,
          detail: { format },
        }),
      );
      return reply
        .header("content-type", type)
        .header("content-disposition", contentDisposition(`${facts.project.name}.${extension}`))
        .serializer((body: string | Buffer) => body as string)
        .send(file);
    },
  });
}

/** RFC 6266: the plain name for old clients, the whole one for the others. */
function contentDisposition(name: string): string {
  const plain = name.replaceAll(/[^\w. -]/g, "_");
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}

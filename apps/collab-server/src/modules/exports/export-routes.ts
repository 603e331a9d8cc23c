import { canExport } from "@parley/shared/permissions/export-policy.ts";
import type { App } from "../../platform/http/app.ts";
import { enforce, found } from "../../platform/http/http-error.ts";
import { audit } from "../../db/audit.ts";
import type { ServerContext } from "../../server-context.ts";
import { participantsOf } from "../participants/api.ts";
import { participantIn, peopleOfProject } from "../people/api.ts";
import { findProject } from "../projects/api.ts";
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
  const { db, clock } = context;

  app.route({
    ...exportPlan,
    handler: async (request, reply) => {
      const { projectId } = request.params;
      const { format } = request.query;
      const who = await participantIn(db.read, request, projectId);
      enforce(canExport(who));
      const project = found(await findProject(db.read, projectId));
      const [plan, participants, people] = await Promise.all([
        readPlan(context, who),
        participantsOf(db.read, projectId),
        peopleOfProject(db.read, projectId),
      ]);
      const facts = {
        project: { id: projectId, name: project.name, timeZone: project.timeZone },
        exportedAt: new Date(clock()),
        language: signedIn(request).language,
        organisationName: (id: string) =>
          participants.find((one) => one.organisationId === id)?.name ?? "",
        personName: (id: string) => people.find((one) => one.userId === id)?.name ?? null,
      };
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
        .header("content-disposition", contentDisposition(`${project.name}.${extension}`))
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

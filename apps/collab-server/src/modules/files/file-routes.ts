import { badCustomValue, type CustomValues } from "@parley/shared/files/custom-field.ts";
import { snippetOf, searchQuery } from "@parley/shared/files/search-words.ts";
import {
  canCreateFile,
  canEditFile,
  canListFiles,
  canManageFileSettings,
  canReadFile,
  canSetFileStatus,
} from "@parley/shared/permissions/file-policy.ts";
import { parseNamingTemplate } from "@parley/shared/files/naming-template.ts";
import type { FileId, ProjectId } from "@parley/shared/primitives/ids.ts";
import type { FastifyRequest } from "fastify";
import { audit } from "../../db/audit.ts";
import type { App } from "../../platform/http/app.ts";
import { enforce, found, HttpError } from "../../platform/http/http-error.ts";
import type { ServerContext } from "../../server-context.ts";
import { participantIn, type Participant } from "../people/api.ts";
import { createPreviews } from "../previews/api.ts";
import { tellRevised } from "../reviews/api.ts";
import { registerUploadRoutes } from "../uploads/api.ts";
import { registerContentRoutes } from "./content-routes.ts";
import { commitUpload } from "./commit-upload.ts";
import * as contract from "./file-contract.ts";
import {
  changeFile,
  filesOfProject,
  filesWithWords,
  findFile,
  findFileSettings,
  newestRevisions,
  pagesWithWords,
  revisionsOf,
  saveFileSettings,
  type FileFacts,
  type FileRow,
} from "./file-repository.ts";
import { fileView, revisionView } from "./file-view.ts";

/** Pages shown of one file in an answer to a search. */
const PAGES_A_FILE = 5;

export function registerFileRoutes(app: App, context: ServerContext): void {
  const { db, live, clock, collaboration } = context;
  const uploads = registerUploadRoutes(app, context);
  const previews = createPreviews(app, context);
  registerContentRoutes(app, context);

  const readable = async (who: Participant): Promise<FileRow[]> =>
    (await filesOfProject(db.read, who.projectId)).filter((row) => canReadFile(who, row).allowed);

  async function readableFile(
    request: FastifyRequest,
    { projectId, fileId }: { projectId: ProjectId; fileId: FileId },
  ): Promise<{ who: Participant; file: FileRow }> {
    const who = await participantIn(db.read, request, projectId);
    const file = found(await findFile(db.read, projectId, fileId));
    enforce(canReadFile(who, file));
    return { who, file };
  }
  async function enforceCustom(
    projectId: ProjectId,
    values: CustomValues,
    before: CustomValues,
  ): Promise<void> {
    const { customFields } = await findFileSettings(db.read, projectId);
    const bad = badCustomValue(customFields, values, before);
    if (bad === null) return;
    const message = `“${bad.name}” is one of: ${bad.choices.join(", ")}`;
    throw new HttpError("request.invalid", { message, details: [{ path: bad.name, message }] });
  }
  const viewOf = async (who: Participant, fileId: FileId) => {
    const file = found(await findFile(db.read, who.projectId, fileId));
    const [newest] = await revisionsOf(db.read, fileId);
    return fileView(who, file, found(newest));
  };

  app.route({
    ...contract.listFiles,
    handler: async (request) => {
      const { projectId } = request.params;
      const who = await participantIn(db.read, request, projectId);
      enforce(canListFiles(who));
      return db.snapshot(async (tx) => {
        const rows = (await filesOfProject(tx, projectId)).filter(
          (row) => canReadFile(who, row).allowed,
        );
        const newest = await newestRevisions(tx, projectId);
        return {
          items: rows.flatMap((row) => {
            const revision = newest.get(row.id);
            return revision === undefined ? [] : [fileView(who, row, revision)];
          }),
        };
      });
    },
  });

  app.route({
    ...contract.searchFiles,
    handler: async (request) => {
      const { projectId } = request.params;
      const who = await participantIn(db.read, request, projectId);
      enforce(canListFiles(who));
      const { query } = request.query;
      const words = searchQuery(query);
      if (words === null) return { items: [] };
      // Only what may be read is looked through: nothing hidden has an effect on what is found, or on how long it takes.
      const rows = await readable(who);
      const newest = await newestRevisions(db.read, projectId);
      const ids = rows.map(({ id }) => id);
      const revisionIds = ids.flatMap((id) => newest.get(id)?.id ?? []);
      const [named, pages] = await Promise.all([
        filesWithWords(db.read, ids, words),
        pagesWithWords(db.read, revisionIds, words),
      ]);
      const items = ids.flatMap((fileId) => {
        const hits = pages.filter((hit) => hit.fileId === fileId);
        if (hits.length === 0 && !named.has(fileId)) return [];
        const shown = hits.slice(0, PAGES_A_FILE);
        return [
          {
            fileId,
            pages: shown.map(({ page, text }) => ({ page, ...snippetOf(text, query) })),
          },
        ];
      });
      return { items };
    },
  });

  app.route({
    ...contract.createFile,
    handler: async (request, reply) => {
      const { projectId } = request.params;
      const who = await participantIn(db.read, request, projectId);
      const { uploadId, sha256, revisionName, reason, ...facts } = request.body;
      const place = { ...facts, organisationId: who.organisationId };
      enforce(canCreateFile(who, place));
      enforce(canSetFileStatus(who, { ...place, status: "wip" }, facts.status));
      await enforceCustom(projectId, facts.custom, {});
      const order = { uploadId, sha256, revisionName, reason };
      const fileId = await commitUpload({ ...context, uploads }, who, order, {
        kind: "new",
        facts,
      });
      live.filesChanged(projectId, [place]);
      previews.wake();
      return reply.code(201).send(await viewOf(who, fileId));
    },
  });

  app.route({
    ...contract.getFile,
    handler: async (request) => {
      const { who, file } = await readableFile(request, request.params);
      const revisions = await revisionsOf(db.read, file.id);
      return {
        file: fileView(who, file, found(revisions[0])),
        revisions: revisions.map(revisionView),
      };
    },
  });

  app.route({
    ...contract.updateFile,
    handler: async (request) => {
      const { projectId } = request.params;
      const { who, file } = await readableFile(request, request.params);
      enforce(canEditFile(who, file));
      const { organisationId, id, createdAt: _createdAt, updatedAt: _updatedAt, ...before } = file;
      const facts: FileFacts = { ...before, ...withoutGaps(request.body) };
      const place = { ...facts, organisationId };
      enforce(canSetFileStatus(who, file, facts.status));
      enforce(canEditFile(who, place));
      await enforceCustom(projectId, facts.custom, file.custom);
      await db.transact(async (tx) => {
        await changeFile(tx, id, facts, new Date(clock()));
        await audit(tx, {
          action: "file.changed",
          userId: who.userId,
          organisationId: who.organisationId,
          projectId,
          detail: { fileId: id, ...request.body },
        });
      });
      if (file.audience !== facts.audience || file.status !== facts.status) {
        await collaboration.accessChanged({ kind: "project", projectId });
        // Marks are read with their file.
        await collaboration.catalogChanged(projectId);
      }
      live.filesChanged(projectId, [file, place]);
      return viewOf(who, id);
    },
  });

  app.route({
    ...contract.addRevision,
    handler: async (request, reply) => {
      const { projectId } = request.params;
      const { who, file } = await readableFile(request, request.params);
      enforce(canEditFile(who, file));
      const { replaces, ...order } = request.body;
      await commitUpload({ ...context, uploads }, who, order, {
        kind: "revision",
        fileId: file.id,
        fileKind: file.kind,
        replaces,
      });
      live.filesChanged(projectId, [file]);
      previews.wake();
      await tellRevised(context, projectId, file.id, who.userId);
      return reply.code(201).send(await viewOf(who, file.id));
    },
  });

  app.route({
    ...contract.getFileSettings,
    handler: async (request) => {
      const { projectId } = request.params;
      const who = await participantIn(db.read, request, projectId);
      enforce(canListFiles(who));
      const settings = await findFileSettings(db.read, projectId);
      return {
        namingTemplate: settings.namingTemplate,
        namingKinds: [...settings.namingKinds],
        customFields: settings.customFields.map((field) => ({
          ...field,
          choices: [...field.choices],
        })),
      };
    },
  });

  app.route({
    ...contract.updateFileSettings,
    handler: async (request, reply) => {
      const { projectId } = request.params;
      const who = await participantIn(db.read, request, projectId);
      enforce(canManageFileSettings(who));
      const template = parseNamingTemplate(request.body.namingTemplate);
      if (!template.ok) {
        const message = `The rule cannot be read from character ${template.error.at + 1} on.`;
        const details = [{ path: "namingTemplate", message: String(template.error.at) }];
        throw new HttpError("request.invalid", { message, details });
      }
      await db.transact(async (tx) => {
        await saveFileSettings(tx, projectId, request.body);
        await audit(tx, {
          action: "file.settings-changed",
          userId: who.userId,
          organisationId: who.organisationId,
          projectId,
          detail: request.body,
        });
      });
      live.projectChanged(projectId);
      return reply.code(204).send(null);
    },
  });
}

/** Optional fields that were not given do not overwrite what is there. */
const withoutGaps = (values: Readonly<Record<string, unknown>>): Partial<FileFacts> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

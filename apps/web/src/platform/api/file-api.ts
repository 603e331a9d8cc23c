import type { Audience } from "@parley/shared/documents/ydoc-kind.ts";
import type { Discipline, FileKind, FileStatus } from "@parley/shared/files/file.ts";
import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";
import type { FileId, OrganisationId, RevisionId, UserId } from "@parley/shared/primitives/ids.ts";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api, done } from "./http.ts";

export type FileRevision = {
  id: RevisionId;
  ordinal: number;
  name: string;
  fileName: string;
  bytes: number;
  mediaType: string;
  sha256: string;
  replacesId: RevisionId | null;
  reason: string;
  userId: UserId | null;
  organisationId: OrganisationId;
  createdAt: string;
  preview: {
    state: "waiting" | "done" | "failed";
    error: ErrorCode | null;
    pageCount: number | null;
    hasThumbnail: boolean;
  };
};
export type FileFacts = {
  audience: Audience;
  kind: FileKind;
  discipline: Discipline | null;
  status: FileStatus;
  folder: string;
  number: string;
  title: string;
  tags: string[];
  custom: Record<string, string>;
};
export type ProjectFile = FileFacts & {
  id: FileId;
  organisationId: OrganisationId;
  createdAt: string;
  updatedAt: string;
  /** The newest. */
  revision: FileRevision;
  canEdit: boolean;
  canDecide: boolean;
};
export type FileHit = {
  fileId: FileId;
  pages: { page: number; before: string; match: string; after: string }[];
};
export type FileSettings = {
  namingTemplate: string;
  namingKinds: FileKind[];
  customFields: { name: string; choices: string[] }[];
};
/** What an upload is to become. */
export type RevisionOrder = { uploadId: string; revisionName: string; reason?: string };

const at = (projectId: string) => ({ params: { path: { projectId } } });
const filesKey = (projectId: string, ...rest: string[]) => ["files", projectId, ...rest];

export const useFiles = (projectId: string) =>
  useQuery({
    queryKey: filesKey(projectId, "list"),
    queryFn: async () =>
      (
        await answer<{ items: ProjectFile[] }>(
          api.GET("/api/projects/{projectId}/files", at(projectId)),
        )
      ).items,
  });

export const useFile = (projectId: string, fileId: string) =>
  useQuery({
    queryKey: filesKey(projectId, "one", fileId),
    queryFn: () =>
      answer<{ file: ProjectFile; revisions: FileRevision[] }>(
        api.GET("/api/projects/{projectId}/files/{fileId}", {
          params: { path: { projectId, fileId } },
        }),
      ),
  });

/** Nothing is asked for an empty query. */
export const useFileSearch = (projectId: string, query: string) =>
  useQuery({
    queryKey: filesKey(projectId, "search", query),
    enabled: query !== "",
    placeholderData: keepPreviousData,
    queryFn: async () =>
      (
        await answer<{ items: FileHit[] }>(
          api.GET("/api/projects/{projectId}/file-search", {
            params: { path: { projectId }, query: { query } },
          }),
        )
      ).items,
  });

export const useFileSettings = (projectId: string) =>
  useQuery({
    queryKey: filesKey(projectId, "settings"),
    queryFn: () =>
      answer<FileSettings>(api.GET("/api/projects/{projectId}/file-settings", at(projectId))),
  });

export const useSaveFileSettings = (projectId: string) =>
  useFileChange(projectId, (body: FileSettings) =>
    done(api.PUT("/api/projects/{projectId}/file-settings", { ...at(projectId), body })),
  );

export const createFile = (projectId: string, body: FileFacts & RevisionOrder) =>
  answer<ProjectFile>(api.POST("/api/projects/{projectId}/files", { ...at(projectId), body }));

export const addRevision = (
  projectId: string,
  fileId: string,
  body: RevisionOrder & { replaces: string },
) =>
  answer<ProjectFile>(
    api.POST("/api/projects/{projectId}/files/{fileId}/revisions", {
      params: { path: { projectId, fileId } },
      body,
    }),
  );

/** Begins the layers of marks of a revision, where there are none yet. */
export const beginMarks = (projectId: string, fileId: string, revisionId: string) =>
  done(
    api.POST("/api/projects/{projectId}/files/{fileId}/revisions/{revisionId}/marks", {
      params: { path: { projectId, fileId, revisionId } },
    }),
  );

function useFileChange<V, R>(projectId: string, send: (values: V) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => client.invalidateQueries({ queryKey: filesKey(projectId) }),
  });
}

export const useUpdateFile = (projectId: string, fileId: string) =>
  useFileChange(projectId, (body: Partial<FileFacts>) =>
    answer<ProjectFile>(
      api.PATCH("/api/projects/{projectId}/files/{fileId}", {
        params: { path: { projectId, fileId } },
        body,
      }),
    ),
  );

const revisionUrl = (projectId: string, fileId: string, revisionId: string): string =>
  `/api/projects/${projectId}/files/${fileId}/revisions/${revisionId}`;
export const contentUrl = (projectId: string, fileId: string, revisionId: string): string =>
  `${revisionUrl(projectId, fileId, revisionId)}/content`;
export const downloadUrl = (projectId: string, fileId: string, revisionId: string): string =>
  `${contentUrl(projectId, fileId, revisionId)}?download=1`;
export const thumbnailUrl = (projectId: string, fileId: string, revisionId: string): string =>
  `${revisionUrl(projectId, fileId, revisionId)}/thumbnail`;

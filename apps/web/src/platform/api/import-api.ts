import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ImportMapping, ImportRecord, TableColumns } from "./contract.ts";
import { answer, api, done } from "./http.ts";
import { upload } from "./upload.ts";

/** While the server works and no live event arrives, ask again after this many milliseconds. */
const POLL_MS = 1_500;
const SETTLED: ReadonlySet<ImportRecord["state"]> = new Set([
  "ready",
  "done",
  "failed",
  "cancelled",
]);

export const startImport = (
  projectId: string,
  file: File,
  options: Parameters<typeof upload>[2],
): Promise<{ importId: string }> =>
  upload(`/api/projects/${encodeURIComponent(projectId)}/imports`, file, options);

const importKey = (importId: string | null) => ["import", importId] as const;

export const useImport = (projectId: string, importId: string | null) =>
  useQuery({
    queryKey: importKey(importId),
    enabled: importId !== null,
    queryFn: () =>
      answer<ImportRecord>(
        api.GET("/api/projects/{projectId}/imports/{importId}", {
          params: { path: { projectId, importId: importId ?? "" } },
        }),
      ),
    refetchInterval: (query) =>
      query.state.data !== undefined && SETTLED.has(query.state.data.state) ? false : POLL_MS,
  });

export function useCommitImport(projectId: string, importId: string | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (mapping: ImportMapping) =>
      done(
        api.POST("/api/projects/{projectId}/imports/{importId}/commit", {
          params: { path: { projectId, importId: importId ?? "" } },
          body: { mapping },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: importKey(importId) }),
  });
}
export function useReadImportAgain(projectId: string, importId: string | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (columns: TableColumns) =>
      done(
        api.PUT("/api/projects/{projectId}/imports/{importId}/columns", {
          params: { path: { projectId, importId: importId ?? "" } },
          body: columns,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: importKey(importId) }),
  });
}
export const cancelImport = (projectId: string, importId: string) =>
  done(
    api.DELETE("/api/projects/{projectId}/imports/{importId}", {
      params: { path: { projectId, importId } },
    }),
  );

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ImportMapping, ImportRecord } from "./contract.ts";
import { call, path } from "./http.ts";
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
): Promise<{ importId: string }> => upload(path`/api/projects/${projectId}/imports`, file, options);

const importKey = (importId: string | null) => ["import", importId] as const;

export const useImport = (projectId: string, importId: string | null) =>
  useQuery({
    queryKey: importKey(importId),
    enabled: importId !== null,
    queryFn: () =>
      call<ImportRecord>("GET", path`/api/projects/${projectId}/imports/${importId ?? ""}`),
    refetchInterval: (query) =>
      query.state.data !== undefined && SETTLED.has(query.state.data.state) ? false : POLL_MS,
  });

export function useCommitImport(projectId: string, importId: string | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (mapping: ImportMapping) =>
      call<null>("POST", path`/api/projects/${projectId}/imports/${importId ?? ""}/commit`, {
        mapping,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: importKey(importId) }),
  });
}
export const cancelImport = (projectId: string, importId: string) =>
  call<null>("DELETE", path`/api/projects/${projectId}/imports/${importId}`);

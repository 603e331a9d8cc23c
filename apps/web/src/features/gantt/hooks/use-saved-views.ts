import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api, done } from "../../../platform/api/http.ts";

/** `look` is whatever was stored: it is read by `lookOf`, which is total. */
export type SavedView = {
  id: string;
  name: string;
  isShared: boolean;
  isMine: boolean;
  canChange: boolean;
  look: Record<string, unknown>;
};

const keyOf = (projectId: string) => ["project", projectId, "views"] as const;

export const useSavedViews = (projectId: string) =>
  useQuery({
    queryKey: keyOf(projectId),
    queryFn: () =>
      answer<{ items: SavedView[]; canShare: boolean }>(
        api.GET("/api/projects/{projectId}/views", { params: { path: { projectId } } }),
      ),
  });

function useViewChange<V, R>(projectId: string, send: (values: V) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(projectId) }),
  });
}

export const useSaveView = (projectId: string) =>
  useViewChange(
    projectId,
    (body: { name: string; isShared: boolean; look: Record<string, unknown> }) =>
      answer<{ id: string }>(
        api.POST("/api/projects/{projectId}/views", { params: { path: { projectId } }, body }),
      ),
  );

export const useChangeView = (projectId: string) =>
  useViewChange(
    projectId,
    ({
      id,
      ...body
    }: {
      id: string;
      name?: string;
      isShared?: boolean;
      look?: Record<string, unknown>;
    }) =>
      done(
        api.PATCH("/api/projects/{projectId}/views/{viewId}", {
          params: { path: { projectId, viewId: id } },
          body,
        }),
      ),
  );

export const useRemoveView = (projectId: string) =>
  useViewChange(projectId, (id: string) =>
    done(
      api.DELETE("/api/projects/{projectId}/views/{viewId}", {
        params: { path: { projectId, viewId: id } },
      }),
    ),
  );

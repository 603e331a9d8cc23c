import type { EntityId } from "@parley/shared/primitives/ids.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Wall } from "./contract.ts";
import { answer, api, done } from "./http.ts";

const at = (projectId: string) => ({ params: { path: { projectId } } });
const within = (projectId: string, wallId: string) => ({ params: { path: { projectId, wallId } } });
/** Under the project's key, so that a change of the project fetches it again. */
const wallsKey = (projectId: string) => ["project", projectId, "walls"] as const;

export const useWalls = (projectId: string) =>
  useQuery({
    queryKey: wallsKey(projectId),
    queryFn: async () =>
      (await answer<{ items: Wall[] }>(api.GET("/api/projects/{projectId}/walls", at(projectId))))
        .items,
  });

function useWallChange<Input, Output>(
  projectId: string,
  mutationFn: (input: Input) => Promise<Output>,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => client.invalidateQueries({ queryKey: wallsKey(projectId) }),
  });
}

export const useCreateWall = (projectId: string) =>
  useWallChange(projectId, (name: string) =>
    answer<{ id: Wall["id"] }>(
      api.POST("/api/projects/{projectId}/walls", { ...at(projectId), body: { name } }),
    ),
  );
export const useChangeWall = (projectId: string) =>
  useWallChange(projectId, ({ id, ...body }: { id: string; name?: string; archived?: boolean }) =>
    done(api.PATCH("/api/projects/{projectId}/walls/{wallId}", { ...within(projectId, id), body })),
  );
export const useRevealObjects = (projectId: string, wallId: string) =>
  useMutation({
    mutationFn: (objectIds: readonly EntityId[]) =>
      done(
        api.POST("/api/projects/{projectId}/walls/{wallId}/reveals", {
          ...within(projectId, wallId),
          body: { objectIds: [...objectIds] },
        }),
      ),
  });

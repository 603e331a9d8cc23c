import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api, done } from "./http.ts";

/** Times are instants, ISO 8601 in UTC. */
export type MilestoneFeed = { createdAt: string; readAt: string | null };

const at = (projectId: string) => ({ params: { path: { projectId } } });
/** Under the project's key: with the rights of the project it is asked for again. */
const feedKey = (projectId: string) => ["project", projectId, "milestone-feed"] as const;

/** My own; null: there is none. */
export const useMilestoneFeed = (projectId: string) =>
  useQuery({
    queryKey: feedKey(projectId),
    queryFn: async () =>
      (
        await answer<{ feed: MilestoneFeed | null }>(
          api.GET("/api/projects/{projectId}/milestone-feed", at(projectId)),
        )
      ).feed,
  });

function useFeedChange<R>(projectId: string, send: () => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => client.invalidateQueries({ queryKey: feedKey(projectId) }),
  });
}

/** Answers the new address, which is shown this once; the one before it ends. */
export const useRenewMilestoneFeed = (projectId: string) =>
  useFeedChange(projectId, () =>
    answer<{ url: string }>(api.POST("/api/projects/{projectId}/milestone-feed", at(projectId))),
  );
export const useRevokeMilestoneFeed = (projectId: string) =>
  useFeedChange(projectId, () =>
    done(api.DELETE("/api/projects/{projectId}/milestone-feed", at(projectId))),
  );

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { TaskId } from "@parley/shared/primitives/ids.ts";
import { answer, api } from "../../../platform/api/http.ts";
import type { HistoryItem } from "../model/history-lines.ts";

/** Rows that the server answers at most at once; fewer are the last. */
const PAGE = 100;
/** Changes arrive in bursts, and the log is asked when they have settled. */
const SETTLE_MS = 700;

/** The log of one task, newest first. `seen` is anything that gets another identity when the task changes. */
export function useTaskHistory(projectId: string, taskId: TaskId, seen: readonly unknown[]) {
  const client = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: ["task-history", projectId, taskId],
    queryFn: async ({ pageParam }) => {
      const page = await answer<{ items: HistoryItem[] }>(
        api.GET("/api/projects/{projectId}/tasks/{taskId}/history", {
          params: {
            path: { projectId, taskId },
            ...(pageParam === "" ? {} : { query: { before: pageParam } }),
          },
        }),
      );
      return page.items;
    },
    initialPageParam: "",
    getNextPageParam: (last) => (last.length < PAGE ? null : (last.at(-1)?.at ?? null)),
  });
  useEffect(() => {
    const timer = setTimeout(
      () => void client.invalidateQueries({ queryKey: ["task-history", projectId, taskId] }),
      SETTLE_MS,
    );
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-deps -- `seen` is the list of what is watched
  }, [client, projectId, taskId, ...seen]);
  return query;
}

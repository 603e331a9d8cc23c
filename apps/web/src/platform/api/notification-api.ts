import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Notification } from "@parley/shared/protocol/live-events.ts";
import { answer, api, done } from "./http.ts";

export const NOTIFICATIONS_KEY = ["notifications"] as const;

export const useNotifications = () =>
  useQuery({
    queryKey: NOTIFICATIONS_KEY,
    queryFn: async () =>
      (
        await answer<{ items: Notification[] }>(
          api.GET("/api/me/notifications", { params: { query: { limit: 50 } } }),
        )
      ).items,
  });
export const useReadNotifications = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: readonly string[]) =>
      done(api.POST("/api/me/notifications/read", { body: { ids: [...ids] } })),
    onSuccess: () => client.invalidateQueries({ queryKey: NOTIFICATIONS_KEY }),
  });
};

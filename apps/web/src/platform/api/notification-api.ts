import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Notification } from "@parley/shared/protocol/live-events.ts";
import { call } from "./http.ts";

export const NOTIFICATIONS_KEY = ["notifications"] as const;

export const useNotifications = () =>
  useQuery({
    queryKey: NOTIFICATIONS_KEY,
    queryFn: async () =>
      (await call<{ items: Notification[] }>("GET", "/api/me/notifications?limit=50")).items,
  });
export const useReadNotifications = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: readonly string[]) =>
      call<null>("POST", "/api/me/notifications/read", { ids }),
    onSuccess: () => client.invalidateQueries({ queryKey: NOTIFICATIONS_KEY }),
  });
};

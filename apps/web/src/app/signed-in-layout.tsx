import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";
import type { Notification } from "@parley/shared/protocol/live-events.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, Outlet, useLocation } from "react-router";
import { forgetSession, useSession } from "../platform/api/session-api.ts";
import { setLanguage } from "../platform/i18n/i18n.ts";
import { isLanguage } from "../platform/i18n/language.ts";
import { TimeZoneContext } from "../platform/i18n/use-formats.ts";
import { LiveProvider } from "../platform/live/live-provider.tsx";
import { errorKey, LoadFailure } from "../ui/failure-notice.tsx";
import { SlotProvider } from "../ui/slot.tsx";
import { showToast } from "../ui/toast-store.ts";
import { notificationText } from "../features/notifications/notification-text.ts";
import { AppCommands } from "./app-commands.tsx";
import { PageSkeleton } from "./page-skeleton.tsx";

/** Everything behind the sign-in. Signed out by anybody, one lands at the sign-in and comes back to the same place. */
export function SignedInLayout() {
  const { t } = useTranslation("errors");
  const { t: tNotification } = useTranslation("notifications");
  const location = useLocation();
  const client = useQueryClient();
  const { data, error, refetch } = useSession();
  const language = data?.user?.language;
  useEffect(() => {
    if (isLanguage(language)) void setLanguage(language);
  }, [language]);
  const handleEnd = useCallback(
    (code: ErrorCode) => {
      showToast({ kind: "refused", text: t(errorKey(code)) });
      void forgetSession(client);
    },
    [client, t],
  );
  const handleNotification = useCallback(
    (notification: Notification) =>
      void showToast({ kind: "note", text: notificationText(notification.body, tNotification) }),
    [tNotification],
  );
  if (data === undefined) {
    return error === null ? (
      <PageSkeleton />
    ) : (
      <LoadFailure error={error} onRetry={() => void refetch()} />
    );
  }
  if (data.user === null) {
    const to = location.pathname + location.search;
    return (
      <Navigate to={to === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(to)}`} replace />
    );
  }
  return (
    <TimeZoneContext value={data.user.timeZone}>
      <LiveProvider
        key={`${data.user.id} ${data.organisationId}`}
        sessionKey={`${data.user.id} ${data.organisationId}`}
        onSessionEnded={handleEnd}
        onNotification={handleNotification}
      >
        <SlotProvider>
          <AppCommands />
          <Outlet />
        </SlotProvider>
      </LiveProvider>
    </TimeZoneContext>
  );
}

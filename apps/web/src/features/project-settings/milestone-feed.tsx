import { Button } from "@mantine/core";
import { IconCalendarPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  useMilestoneFeed,
  useRenewMilestoneFeed,
  useRevokeMilestoneFeed,
  type MilestoneFeed as Feed,
} from "../../platform/api/milestone-feed-api.ts";
import { useFormats } from "../../platform/i18n/use-formats.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { CopyLink } from "../../ui/copy-link.tsx";
import { FailureLine, LoadFailure } from "../../ui/failure-notice.tsx";
import { Section } from "../../ui/page.tsx";
import { SkeletonRows } from "../../ui/skeleton-rows.tsx";
import styles from "./project-settings.module.css";

/** The address at which my calendar program follows the milestones. The server keeps only a hash of it, so it is shown once. */
export function MilestoneFeed({ projectId }: { projectId: string }) {
  const { t } = useTranslation("settings");
  const feed = useMilestoneFeed(projectId);
  return (
    <Section title={t("feed.title")} note={t("feed.note")}>
      {feed.data !== undefined ? (
        <FeedAddress projectId={projectId} feed={feed.data} />
      ) : feed.error === null ? (
        <SkeletonRows rows={1} />
      ) : (
        <LoadFailure error={feed.error} onRetry={() => void feed.refetch()} />
      )}
    </Section>
  );
}

function FeedAddress({ projectId, feed }: { projectId: string; feed: Feed | null }) {
  const { t } = useTranslation("settings");
  const formats = useFormats();
  const renew = useRenewMilestoneFeed(projectId);
  const revoke = useRevokeMilestoneFeed(projectId);
  const [asking, setAsking] = useState<"renew" | "revoke" | null>(null);
  const close = () => setAsking(null);
  if (feed === null) {
    return (
      <>
        <Button
          leftSection={<IconCalendarPlus size={14} />}
          loading={renew.isPending}
          onClick={() => renew.mutate()}
        >
          {t("feed.make")}
        </Button>
        <FailureLine error={renew.error} />
      </>
    );
  }
  const { createdAt, readAt } = feed;
  return (
    <div className={styles.feed}>
      {renew.data !== undefined && (
        <>
          <CopyLink key={renew.data.url} url={renew.data.url} label={t("feed.address")} />
          <p className="quiet small">{t("feed.once")}</p>
        </>
      )}
      <p className="quiet small">
        {t("feed.made", { date: formats.dateTime(createdAt) })}{" "}
        {readAt === null ? t("feed.neverRead") : t("feed.read", { date: formats.dateTime(readAt) })}
      </p>
      <div className={styles.row}>
        <Button onClick={() => setAsking("renew")}>{t("feed.renew")}</Button>
        <Button variant="outline" color="red" onClick={() => setAsking("revoke")}>
          {t("feed.revoke")}
        </Button>
      </div>
      {asking === "renew" && (
        <ConfirmDialog
          title={t("feed.renewAsk")}
          action={t("feed.renew")}
          isPending={renew.isPending}
          error={renew.error}
          onClose={close}
          onConfirm={() => renew.mutate(undefined, { onSuccess: close })}
        >
          <p>{t("feed.renewText")}</p>
        </ConfirmDialog>
      )}
      {asking === "revoke" && (
        <ConfirmDialog
          title={t("feed.revokeAsk")}
          action={t("feed.revoke")}
          isPending={revoke.isPending}
          error={revoke.error}
          onClose={close}
          onConfirm={() =>
            revoke.mutate(undefined, {
              onSuccess: () => {
                renew.reset();
                close();
              },
            })
          }
        >
          <p>{t("feed.revokeText")}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

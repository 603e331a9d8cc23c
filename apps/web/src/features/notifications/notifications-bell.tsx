import { ActionIcon, Button, Popover } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import type { Notification } from "@parley/shared/protocol/live-events.ts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useNotifications, useReadNotifications } from "../../platform/api/notification-api.ts";
import { useFormats } from "../../platform/i18n/use-formats.ts";
import { classes } from "../../ui/classes.ts";
import { FailureLine } from "../../ui/failure-notice.tsx";
import { notificationText } from "./notification-text.ts";
import styles from "./notifications-bell.module.css";

export function NotificationsBell() {
  const { t } = useTranslation("notifications");
  const [opened, setOpened] = useState(false);
  const { data = [], error } = useNotifications();
  const read = useReadNotifications();
  const unread = data.filter((each) => each.readAt === null);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={360} trapFocus>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          className={styles.bell}
          aria-label={t("title", { count: unread.length })}
          onClick={() => setOpened(!opened)}
        >
          <IconBell size={16} stroke={1.5} />
          {unread.length > 0 && <span className={styles.unread}>{unread.length}</span>}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={styles.panel}>
        <div className={styles.head}>
          <h2>{t("heading")}</h2>
          {unread.length > 0 && (
            <Button
              size="xs"
              variant="subtle"
              onClick={() => read.mutate(unread.map((each) => each.id))}
            >
              {t("readAll")}
            </Button>
          )}
        </div>
        <FailureLine error={error} />
        {data.length === 0 && error === null && <p className={styles.none}>{t("none")}</p>}
        <ul className={styles.list}>
          {data.map((each) => (
            <NotificationRow
              key={each.id}
              notification={each}
              onOpen={() => {
                setOpened(false);
                if (each.readAt === null) read.mutate([each.id]);
              }}
            />
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

function NotificationRow(props: { notification: Notification; onOpen: () => void }) {
  const { t } = useTranslation("notifications");
  const formats = useFormats();
  const { notification, onOpen } = props;
  const { body, projectId } = notification;
  const to =
    projectId === null || body.type === "participation-ended"
      ? "/"
      : body.type === "mention"
        ? `/projects/${projectId}/plan?task=${body.taskId}`
        : body.type === "review"
          ? `/projects/${projectId}/reviews/${body.roundId}`
          : `/projects/${projectId}/plan`;
  return (
    <li>
      <Link
        to={to}
        onClick={onOpen}
        className={classes(styles.row, notification.readAt === null && styles.new)}
      >
        <span>{notificationText(body, t)}</span>
        <time className="quiet small" dateTime={notification.at}>
          {formats.relative(notification.at)}
        </time>
      </Link>
    </li>
  );
}

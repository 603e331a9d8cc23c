import { ActionIcon, Progress } from "@mantine/core";
import {
  IconCheck,
  IconPlayerPause,
  IconPlayerPlay,
  IconRefresh,
  IconX,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { FailureSentence } from "../../../ui/failure-notice.tsx";
import type { UploadItem, Uploads } from "../hooks/use-uploads.ts";
import styles from "../files.module.css";

/** What is on its way, in a corner: it can be paused, tried again and given up, and stays while one works elsewhere on the page. */
export function UploadTray({ uploads }: { uploads: Uploads }) {
  const { t } = useTranslation("files");
  const { items } = uploads;
  if (items.length === 0) return null;
  const left = items.filter(({ state }) => state !== "done").length;
  return (
    <section className={styles.tray} aria-label={t("uploads.title")}>
      <header className={styles.trayHead}>
        <strong role="status">
          {left === 0 ? t("uploads.allDone") : t("uploads.left", { count: left })}
        </strong>
        {left < items.length && (
          <ActionIcon variant="subtle" aria-label={t("uploads.clear")} onClick={uploads.clear}>
            <IconX size={14} />
          </ActionIcon>
        )}
      </header>
      <ul className={styles.trayList}>
        {items.map((item) => (
          <TrayItem key={item.key} item={item} uploads={uploads} />
        ))}
      </ul>
    </section>
  );
}

function TrayItem({ item, uploads }: { item: UploadItem; uploads: Uploads }) {
  const { t } = useTranslation("files");
  const formats = useFormats();
  const { key, name, state, share } = item;
  return (
    <li className={styles.trayItem}>
      <div className={styles.trayRow}>
        <span className="ellipsis" title={name}>
          {name}
        </span>
        <span className={styles.trayState}>
          {state === "sending" || state === "paused"
            ? t(`uploads.${state}`, {
                share: formats.percent(share),
                size: formats.bytes(item.bytes),
              })
            : t(`uploads.${state}`)}
        </span>
        {state === "sending" && (
          <ActionIcon
            variant="subtle"
            aria-label={t("uploads.pause", { name })}
            onClick={() => uploads.pause(key)}
          >
            <IconPlayerPause size={14} />
          </ActionIcon>
        )}
        {state === "paused" && (
          <ActionIcon
            variant="subtle"
            aria-label={t("uploads.resume", { name })}
            onClick={() => uploads.resume(key)}
          >
            <IconPlayerPlay size={14} />
          </ActionIcon>
        )}
        {state === "failed" && (
          <ActionIcon
            variant="subtle"
            aria-label={t("uploads.again", { name })}
            onClick={() => uploads.resume(key)}
          >
            <IconRefresh size={14} />
          </ActionIcon>
        )}
        {state === "done" ? (
          <IconCheck size={14} className={styles.ok} aria-hidden />
        ) : (
          state !== "storing" && (
            <ActionIcon
              variant="subtle"
              aria-label={t("uploads.cancel", { name })}
              onClick={() => uploads.remove(key)}
            >
              <IconX size={14} />
            </ActionIcon>
          )
        )}
      </div>
      {(state === "sending" || state === "paused" || state === "storing") && (
        <Progress value={share * 100} size={3} aria-label={name} animated={state === "storing"} />
      )}
      {state === "failed" && (
        <p className={styles.trayError} role="alert">
          <FailureSentence error={item.error} />
        </p>
      )}
    </li>
  );
}

import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { StatusGlyph, type GlyphStatus } from "./status-glyph.tsx";
import { hideToast, readToasts, subscribeToasts, type ToastKind } from "./toast-store.ts";
import styles from "./toaster.module.css";

const GLYPHS: Readonly<Record<ToastKind, GlyphStatus>> = {
  done: "done",
  refused: "blocked",
  progress: "in-progress",
  note: "in-review",
};

export function Toaster() {
  const { t } = useTranslation("common");
  const toasts = useSyncExternalStore(subscribeToasts, readToasts);
  return (
    <div className={styles.list} aria-live="polite" role="log" aria-label={t("toasts")}>
      {toasts.map((toast) => (
        <div key={toast.id} className={styles.toast} data-kind={toast.kind}>
          <StatusGlyph status={GLYPHS[toast.kind]} size={16} />
          <span className={styles.text}>{toast.text}</span>
          {toast.action !== undefined && (
            <button
              type="button"
              className={styles.action}
              onClick={() => {
                toast.action?.run();
                hideToast(toast.id);
              }}
            >
              {toast.action.label}
            </button>
          )}
          <ActionIcon variant="subtle" aria-label={t("close")} onClick={() => hideToast(toast.id)}>
            <IconX size={14} />
          </ActionIcon>
        </div>
      ))}
    </div>
  );
}

import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./save-state.module.css";

export type SaveStateValue =
  | { readonly kind: "saved" }
  | { readonly kind: "saving"; readonly count?: number }
  | { readonly kind: "connecting" }
  | { readonly kind: "offline"; readonly unsent: number }
  /** `reason` is a whole sentence in the person's language; `action` is its next step. */
  | { readonly kind: "refused"; readonly reason: string; readonly action?: ReactNode };

/** Tells the truth about the person's own edits. Presentational: the state comes from the project session. */
export function SaveState({ state }: { state: SaveStateValue }) {
  const { t } = useTranslation("common");
  return (
    <span className={styles.save} role="status" data-kind={state.kind}>
      <SaveGlyph kind={state.kind} />
      <span className={styles.word}>{wordOf(state, t)}</span>
      {state.kind === "refused" && state.action}
    </span>
  );
}

function wordOf(state: SaveStateValue, t: TFunction<"common">): string {
  switch (state.kind) {
    case "saved":
      return t("save.saved");
    case "saving":
      return t("save.saving");
    case "connecting":
      return t("save.connecting");
    case "offline":
      return state.unsent === 0
        ? t("save.offline")
        : t("save.offlineUnsent", { count: state.unsent });
    case "refused":
      return t("save.refused", { reason: state.reason });
  }
}

function SaveGlyph({ kind }: { kind: SaveStateValue["kind"] }) {
  return (
    <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true" fill="none">
      {kind === "saved" && (
        <g stroke="var(--ok)" strokeWidth="1.5">
          <circle cx="8" cy="8" r="5.7" />
          <path d="M5.3 8.2 7.2 10.1 10.8 6.2" />
        </g>
      )}
      {(kind === "saving" || kind === "connecting") && (
        <g strokeWidth="1.7" className={styles.turning}>
          <circle cx="8" cy="8" r="5.7" stroke="var(--line2)" />
          <path d="M8 2.3A5.7 5.7 0 0 1 13.7 8" stroke="var(--accent)" />
        </g>
      )}
      {kind === "offline" && (
        <g stroke="var(--warn)" strokeWidth="1.5">
          <rect x="2.6" y="2.6" width="10.8" height="10.8" rx="1.5" strokeDasharray="2.5 2" />
          <path d="M8 5v6M5.8 8.8 8 11l2.2-2.2" />
        </g>
      )}
      {kind === "refused" && (
        <>
          <path d="M5.3 1.7h5.4l3.6 3.6v5.4l-3.6 3.6H5.3l-3.6-3.6V5.3z" fill="var(--crit)" />
          <path d="M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8" stroke="var(--surface)" strokeWidth="1.6" />
        </>
      )}
    </svg>
  );
}

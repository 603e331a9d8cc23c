import { useMediaQuery } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import type { OutlineEntry } from "../editor/clause-numbers.ts";
import styles from "./spec-outline.module.css";

type OutlineProps = {
  outline: readonly OutlineEntry[];
  /** The heading that the caret is below, by its place. */
  section: number | null;
  onShow: (entry: OutlineEntry) => void;
};

/** The headings with their numbers, beside the text; on a phone folded above it. */
export function SpecOutline(props: OutlineProps) {
  const { t } = useTranslation("specs");
  const isNarrow = useMediaQuery("(max-width: 640px)", undefined, {
    getInitialValueInEffect: false,
  });
  if (props.outline.length === 0) return null;
  return isNarrow === true ? (
    <details className={styles.folded}>
      <summary>{t("outline.label")}</summary>
      <Entries {...props} />
    </details>
  ) : (
    <nav className={styles.outline} aria-label={t("outline.label")}>
      <Entries {...props} />
    </nav>
  );
}

function Entries({ outline, section, onShow }: OutlineProps) {
  const { t } = useTranslation("specs");
  return (
    <ol className={styles.list}>
      {outline.map((entry) => (
        <li key={`${entry.number}:${entry.at}`}>
          <button
            type="button"
            className={styles.entry}
            data-level={entry.level}
            aria-current={entry.at === section ? "location" : undefined}
            title={entry.text}
            onClick={() => onShow(entry)}
          >
            <span className={styles.number}>{entry.number}</span>
            <span className="ellipsis">{entry.text || t("outline.untitled")}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

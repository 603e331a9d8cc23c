import { ActionIcon } from "@mantine/core";
import { IconChevronDown, IconChevronUp, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import styles from "./find-bar.module.css";

/** Find in the table: Enter goes to the next hit, Shift+Enter back, Escape closes. */
export function FindBar(props: {
  text: string;
  /** From 1; 0 = no hit yet. */
  at: number;
  count: number;
  onText: (text: string) => void;
  onStep: (step: 1 | -1) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation(["plan", "common"]);
  return (
    <div className={styles.bar} role="search">
      <input
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked to search
        autoFocus
        className={styles.input}
        value={props.text}
        placeholder={t("plan:findPlaceholder")}
        aria-label={t("plan:find")}
        onFocus={(event) => event.target.select()}
        onChange={(event) => props.onText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") props.onClose();
          else if (event.key === "Enter") props.onStep(event.shiftKey ? -1 : 1);
          else return;
          event.preventDefault();
        }}
      />
      <span className={styles.count} aria-live="polite">
        {props.text.trim() === "" ? "" : t("plan:findCount", { at: props.at, count: props.count })}
      </span>
      <ActionIcon
        variant="subtle"
        aria-label={t("plan:findPrevious")}
        onClick={() => props.onStep(-1)}
      >
        <IconChevronUp size={16} />
      </ActionIcon>
      <ActionIcon variant="subtle" aria-label={t("plan:findNext")} onClick={() => props.onStep(1)}>
        <IconChevronDown size={16} />
      </ActionIcon>
      <ActionIcon variant="subtle" aria-label={t("common:close")} onClick={props.onClose}>
        <IconX size={16} />
      </ActionIcon>
    </div>
  );
}

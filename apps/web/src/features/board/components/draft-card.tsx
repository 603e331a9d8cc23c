import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { CARD_HEIGHT } from "../model/board-rows.ts";
import styles from "./draft-card.module.css";

/** A card that is being written: Enter adds it and offers the next, Escape ends. */
export function DraftCard(props: {
  top: number;
  columnName: string;
  onAdd: (name: string) => void;
  onEnd: () => void;
}) {
  const { t } = useTranslation("board");
  const [name, setName] = useState("");
  const ended = useRef(false);
  const add = () => {
    const trimmed = name.trim();
    if (trimmed === "") return false;
    props.onAdd(trimmed);
    setName("");
    return true;
  };
  return (
    <div
      className={styles.draft}
      style={{ transform: `translateY(${props.top}px)`, height: CARD_HEIGHT }}
    >
      <textarea
        className={styles.input}
        aria-label={t("draft.label", { column: props.columnName })}
        placeholder={t("draft.placeholder")}
        value={name}
        maxLength={500}
        autoFocus
        onChange={(event) => setName(event.currentTarget.value.replaceAll("\n", " "))}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter") {
            event.preventDefault();
            add();
          }
          if (event.key === "Escape") {
            event.stopPropagation();
            ended.current = true;
            props.onEnd();
          }
        }}
        onBlur={() => {
          if (ended.current) return;
          add();
          props.onEnd();
        }}
      />
      <span className={styles.hint}>{t("draft.hint")}</span>
    </div>
  );
}

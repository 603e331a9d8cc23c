import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../../../ui/classes.ts";
import type { Board } from "../model/board-lanes.ts";
import styles from "./column-tabs.module.css";

/** The columns of a narrow screen, one at a time. A card can be dropped on a tab. */
export function ColumnTabs(props: {
  board: Board;
  current: number;
  /** The column that a carried card would land in. */
  aimed: number | null;
  onSelect: (column: number) => void;
}) {
  const { board, current } = props;
  const { t } = useTranslation("board");
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current
      ?.querySelector(`[data-column-index="${current}"]`)
      ?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [current]);
  const step = (by: number) =>
    props.onSelect(Math.max(0, Math.min(board.columns.length - 1, current + by)));
  return (
    <div className={styles.row}>
      <div ref={list} className={styles.tabs} role="tablist" aria-label={t("column.tabs")}>
        {board.columns.map(({ column, total, load }, index) => (
          <button
            key={column.id}
            type="button"
            role="tab"
            data-column-index={index}
            aria-selected={index === current}
            tabIndex={index === current ? 0 : -1}
            className={classes(
              styles.tab,
              index === current && styles.current,
              index === props.aimed && index !== current && styles.aimed,
            )}
            onClick={() => props.onSelect(index)}
            onKeyDown={(event) => {
              if (event.key === "ArrowRight") step(1);
              if (event.key === "ArrowLeft") step(-1);
            }}
          >
            {column.name}{" "}
            <span className={classes(styles.count, load.kind === "over" && styles.over)}>
              {load.kind === "free" ? total : `${total} / ${load.limit}`}
            </span>
          </button>
        ))}
      </div>
    </div>
  );
}

import { useRef, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../../../ui/classes.ts";
import type { Column, ColumnId } from "../model/columns.ts";
import styles from "./plan-table.module.css";

const STEP = 16;

/** Column names; their right edges set the width, by pointer or by arrow keys. */
export function HeaderRow(props: {
  columns: readonly Column[];
  onResize: (id: ColumnId, width: number) => void;
}) {
  const { t } = useTranslation("plan");
  return (
    <div role="row" aria-rowindex={1} className={styles.header}>
      {props.columns.map((column) => (
        <div
          key={column.id}
          role="columnheader"
          className={classes(styles.head, column.align === "end" && styles.end)}
        >
          <span className="ellipsis" title={t(`column.${column.id}`)}>
            {t(`column.${column.id}`)}
          </span>
          <ResizeEdge column={column} onResize={props.onResize} />
        </div>
      ))}
    </div>
  );
}

function ResizeEdge(props: { column: Column; onResize: (id: ColumnId, width: number) => void }) {
  const { column, onResize } = props;
  const { t } = useTranslation("plan");
  const begun = useRef<{ x: number; width: number } | null>(null);
  const handleMove = (event: PointerEvent): void => {
    if (begun.current !== null)
      onResize(column.id, begun.current.width + event.clientX - begun.current.x);
  };
  return (
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={t("resize", { column: t(`column.${column.id}`) })}
      aria-valuenow={column.width}
      tabIndex={-1}
      className={styles.edge}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        begun.current = { x: event.clientX, width: column.width };
      }}
      onPointerMove={handleMove}
      onPointerUp={() => {
        begun.current = null;
      }}
      onKeyDown={(event) => {
        if (event.key === "ArrowLeft") onResize(column.id, column.width - STEP);
        if (event.key === "ArrowRight") onResize(column.id, column.width + STEP);
      }}
    />
  );
}

import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../../../ui/classes.ts";
import type { ChangePreferences } from "../hooks/use-gantt-preferences.ts";
import { COLUMN_IDS, widthOf, withWidth, type ColumnId, type Widths } from "../model/columns.ts";
import styles from "./gantt-view.module.css";

const STEP = 16;
const AT_END: ReadonlySet<ColumnId> = new Set(["start", "finish", "duration", "float"]);

/** Names of the columns; their right edges set the width, by pointer or by arrow keys. */
export function GanttHeader(props: { widths: Widths; onPreferences: ChangePreferences }) {
  const { t } = useTranslation("gantt");
  return (
    <div role="rowgroup">
      <div role="row" aria-rowindex={1} className={styles.header}>
        {COLUMN_IDS.map((id) => (
          <div
            key={id}
            role="columnheader"
            className={classes(styles.head, AT_END.has(id) && styles.end)}
          >
            <span className="ellipsis" title={t(`column.${id}`)}>
              {t(`column.${id}`)}
            </span>
            <Edge id={id} {...props} />
          </div>
        ))}
      </div>
    </div>
  );
}

function Edge(props: { id: ColumnId; widths: Widths; onPreferences: ChangePreferences }) {
  const { id, widths, onPreferences } = props;
  const { t } = useTranslation("gantt");
  const begun = useRef<{ x: number; width: number } | null>(null);
  const width = widthOf(id, widths);
  const set = (next: number): void =>
    onPreferences((former) => ({ ...former, widths: withWidth(former.widths, id, next) }));
  return (
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={t("resize", { column: t(`column.${id}`) })}
      aria-valuenow={width}
      tabIndex={-1}
      className={styles.edge}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        begun.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => {
        if (begun.current !== null) set(begun.current.width + event.clientX - begun.current.x);
      }}
      onPointerUp={() => {
        begun.current = null;
      }}
      onKeyDown={(event) => {
        if (event.key === "ArrowLeft") set(width - STEP);
        if (event.key === "ArrowRight") set(width + STEP);
      }}
    />
  );
}

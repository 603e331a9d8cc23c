import { IconSortAscending, IconSortDescending } from "@tabler/icons-react";
import { useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../../../ui/classes.ts";
import { useColumnNames } from "../hooks/use-column-context.ts";
import type { ChangePreferences } from "../hooks/use-gantt-preferences.ts";
import type { Sorting } from "../model/arrangement.ts";
import { isAtEnd, movedColumn, widthOf, withWidth, type ColumnId } from "../model/columns.ts";
import type { GanttPreferences } from "../model/preferences.ts";
import styles from "./gantt-view.module.css";

const STEP = 16;
const SLOP = 5;

type HeaderProps = { preferences: GanttPreferences; onPreferences: ChangePreferences };

/** Up, down, and then as planned again. */
const nextSort = (sort: Sorting | null, column: ColumnId): Sorting | null =>
  sort?.column !== column
    ? { column, isDown: false }
    : sort.isDown
      ? null
      : { ...sort, isDown: true };

/** Names of the columns. A click sorts, a drag moves; right edges set the width; all of it by keys too. */
export function GanttHeader(props: HeaderProps) {
  const { preferences, onPreferences } = props;
  const { columns, sort } = preferences;
  const { t } = useTranslation("gantt");
  const nameOf = useColumnNames();
  const [target, setTarget] = useState<{ readonly id: ColumnId; readonly after: boolean } | null>(
    null,
  );
  const held = useRef<{ id: ColumnId; x: number; isMoving: boolean } | null>(null);
  const wasMoved = useRef(false);

  const move = (id: ColumnId, to: number): void =>
    onPreferences((former) => ({ ...former, columns: movedColumn(former.columns, id, to) }));
  const handleMove = (event: PointerEvent<HTMLElement>): void => {
    const one = held.current;
    if (one === null) return;
    if (!one.isMoving) {
      if (Math.abs(event.clientX - one.x) < SLOP) return;
      one.isMoving = true;
      event.currentTarget.setPointerCapture(event.pointerId);
    }
    const heads = event.currentTarget.closest("[role=row]")?.children ?? [];
    for (const [at, head] of [...heads].entries()) {
      const box = head.getBoundingClientRect();
      if (event.clientX > box.right && at < columns.length - 1) continue;
      setTarget({ id: columns[at]!, after: event.clientX > box.left + box.width / 2 });
      return;
    }
  };
  const handleUp = (): void => {
    const one = held.current;
    held.current = null;
    wasMoved.current = one?.isMoving === true;
    if (one?.isMoving === true && target !== null && target.id !== one.id) {
      const rest = columns.filter((id) => id !== one.id);
      move(one.id, rest.indexOf(target.id) + (target.after ? 1 : 0));
    }
    setTarget(null);
  };
  const handleKey = (event: KeyboardEvent, id: ColumnId): void => {
    // These keys mean the head here, and not the row that is chosen below it.
    if (event.key === "Enter" || event.key === " ") event.stopPropagation();
    const by = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    if (by === 0 || !(event.altKey || event.shiftKey)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.altKey) move(id, columns.indexOf(id) + by);
    else
      onPreferences((former) => ({
        ...former,
        widths: withWidth(former.widths, id, widthOf(id, preferences.widths) + by * STEP),
      }));
  };
  return (
    <div role="rowgroup">
      <div role="row" aria-rowindex={1} className={styles.header}>
        {columns.map((id) => (
          <div
            key={id}
            role="columnheader"
            aria-sort={sort?.column === id ? (sort.isDown ? "descending" : "ascending") : undefined}
            className={classes(styles.head, isAtEnd(id) && styles.end)}
            data-drop={target?.id === id ? (target.after ? "after" : "before") : undefined}
          >
            <button
              type="button"
              className={styles.headName}
              title={`${nameOf(id)} · ${t("header.hint")}`}
              onClick={() => {
                if (!wasMoved.current)
                  onPreferences((former) => ({ ...former, sort: nextSort(former.sort, id) }));
                wasMoved.current = false;
              }}
              onPointerDown={(event) => {
                if (event.button !== 0 || event.pointerType === "touch") return;
                wasMoved.current = false;
                held.current = { id, x: event.clientX, isMoving: false };
              }}
              onPointerMove={handleMove}
              onPointerUp={handleUp}
              onPointerCancel={() => {
                held.current = null;
                setTarget(null);
              }}
              onKeyDown={(event) => handleKey(event, id)}
            >
              <span className="ellipsis">{nameOf(id)}</span>
              {sort?.column === id &&
                (sort.isDown ? (
                  <IconSortDescending size={12} aria-hidden />
                ) : (
                  <IconSortAscending size={12} aria-hidden />
                ))}
            </button>
            <Edge id={id} {...props} />
          </div>
        ))}
      </div>
    </div>
  );
}

function Edge(props: HeaderProps & { id: ColumnId }) {
  const { id, preferences, onPreferences } = props;
  const { t } = useTranslation("gantt");
  const nameOf = useColumnNames();
  const begun = useRef<{ x: number; width: number } | null>(null);
  const width = widthOf(id, preferences.widths);
  const set = (next: number): void =>
    onPreferences((former) => ({ ...former, widths: withWidth(former.widths, id, next) }));
  return (
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={t("resize", { column: nameOf(id) })}
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
        else if (event.key === "ArrowRight") set(width + STEP);
        else return;
        event.stopPropagation();
      }}
    />
  );
}

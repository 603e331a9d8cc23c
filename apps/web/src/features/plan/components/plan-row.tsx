import { useDraggable } from "@dnd-kit/core";
import { IconGripVertical } from "@tabler/icons-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { useGlow } from "../../../platform/collaboration/project-hooks.ts";
import { classes } from "../../../ui/classes.ts";
import type { Editing } from "../hooks/use-table-state.ts";
import type { Column, ColumnId } from "../model/columns.ts";
import { nameOf } from "../model/plan-filter.ts";
import type { ShownRow } from "../model/visible-rows.ts";
import { CellEditor, type EditorProps } from "./cell-editor.tsx";
import { PlanCell } from "./plan-cell.tsx";
import { usePlanTable } from "./plan-table-context.ts";
import { PresenceTags } from "./presence-tags.tsx";
import styles from "./plan-table.module.css";

type RowProps = {
  readonly shown: ShownRow;
  readonly index: number;
  readonly columns: readonly Column[];
  readonly top: number;
  readonly isSelected: boolean;
  readonly cursor: ColumnId | null;
  readonly editing: Editing | null;
  readonly isMovable: boolean;
  readonly onDone: EditorProps["onDone"];
};

export const PlanRow = memo(function PlanRow(props: RowProps) {
  const { shown, columns, isSelected, cursor, editing } = props;
  const { actions } = usePlanTable();
  const { row } = shown;
  const isMine = actions.isMine(row);
  const glow = useGlow(row.id);
  return (
    <div
      role="row"
      id={`row-${row.id}`}
      data-row={row.id}
      aria-rowindex={props.index + 2}
      aria-level={shown.depth + 1}
      aria-selected={isSelected}
      aria-expanded={shown.isFoldable ? !shown.isCollapsed : undefined}
      className={classes(
        styles.row,
        row.isSummary && styles.summary,
        row.kind === "phase" && styles.phase,
        isSelected && styles.selected,
        editing !== null && styles.edited,
        shown.isContext && styles.context,
      )}
      style={{ transform: `translateY(${props.top}px)` }}
    >
      {glow !== 0 && <span key={glow} className={styles.glow} />}
      {props.isMovable && isMine && row.kind === "task" && <Grip id={row.id} name={nameOf(row)} />}
      {columns.map((column) =>
        editing?.column === column.id ? (
          <div role="gridcell" key={column.id} className={styles.cell} data-column={column.id}>
            <CellEditor shown={shown} column={column} editing={editing} onDone={props.onDone} />
          </div>
        ) : (
          <PlanCell key={column.id} shown={shown} column={column} isCursor={cursor === column.id} />
        ),
      )}
      <PresenceTags entityId={row.id} columns={columns} />
    </div>
  );
});

function Grip({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation("plan");
  const { setNodeRef, listeners } = useDraggable({ id });
  return (
    <span
      ref={setNodeRef}
      className={styles.grip}
      title={t("drag", { name })}
      aria-hidden
      {...listeners}
    >
      <IconGripVertical size={14} stroke={1.5} />
    </span>
  );
}

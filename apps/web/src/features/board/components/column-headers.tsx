import { useTranslation } from "react-i18next";
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { Board } from "../model/board-lanes.ts";
import styles from "./board-grid.module.css";
import { ColumnHeader, type ColumnCommand } from "./column-header.tsx";

/** The heads of the columns, which stay in sight. */
export function ColumnHeaders(props: {
  board: Board;
  filtered: boolean;
  showsOlder: boolean;
  onToggleOlder: () => void;
  onAddCard: ((column: number) => void) | null;
  onCommand: ((column: number, command: ColumnCommand) => void) | null;
  onAddColumn: (() => void) | null;
}) {
  const { board, onAddCard, onCommand, onAddColumn } = props;
  const { t } = useTranslation("board");
  return (
    <div className={styles.headerRow}>
      <div className={styles.header}>
        {board.columns.map((view, index) => (
          <ColumnHeader
            key={view.column.id}
            view={view}
            filtered={props.filtered}
            first={index === 0}
            last={index === board.columns.length - 1}
            showsOlder={props.showsOlder}
            onToggleOlder={props.onToggleOlder}
            onAdd={onAddCard === null ? null : () => onAddCard(index)}
            onCommand={onCommand === null ? null : (command) => onCommand(index, command)}
          />
        ))}
      </div>
      {onAddColumn !== null && (
        <Button
          className={styles.addColumn}
          variant="subtle"
          size="xs"
          aria-label={t("column.new")}
          title={t("column.new")}
          onClick={onAddColumn}
        >
          <IconPlus size={14} stroke={1.6} aria-hidden />
          {t("column.newShort")}
        </Button>
      )}
    </div>
  );
}

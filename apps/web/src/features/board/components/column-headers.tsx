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
}) {
  const { board, onAddCard, onCommand } = props;
  return (
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
  );
}

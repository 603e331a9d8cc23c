import { useTranslation } from "react-i18next";
import type { TaskId } from "@parley/shared/primitives/ids.ts";
import { assigneeNameOf } from "../model/assignee-name.ts";
import type { Board } from "../model/board-lanes.ts";
import type { BoardOrganisation, BoardPlan, BoardPresence } from "../model/board-plan.ts";
import { CARD_HEIGHT, type BoardRows, type Draft } from "../model/board-rows.ts";
import type { Card } from "../model/card.ts";
import styles from "./board-grid.module.css";
import { DraftCard } from "./draft-card.tsx";
import { PlacedCard } from "./placed-card.tsx";

/** One column's cards of the rows that are on the screen, each at its own height. */
export function BoardCells(props: {
  plan: BoardPlan;
  board: Board;
  column: number;
  rows: BoardRows;
  items: readonly number[];
  presence: ReadonlyMap<TaskId, BoardPresence>;
  glow: ReadonlyMap<string, number>;
  selectedId: string | null;
  draggedId: string | null;
  focusedId: string | null;
  draft: Draft | null;
  onDraftAdd: (draft: Draft, name: string) => void;
  onDraftEnd: () => void;
  organisationOf: (card: Card) => BoardOrganisation | undefined;
  onOpen: (card: Card) => void;
  onKey: (card: Card, event: React.KeyboardEvent) => void;
  onFocus: (card: Card) => void;
}) {
  const { plan, board, column, rows, focusedId } = props;
  const { t } = useTranslation("board");
  const view = board.columns[column]!;
  const firstId = focusedId ?? firstCard(board, column);
  return (
    <div
      className={styles.cells}
      role="list"
      aria-label={t("column.cards", { name: view.column.name, count: view.shown })}
      data-over={view.load.kind === "over" || undefined}
    >
      {props.items.map((index) => {
        const row = rows.rows[index];
        if (row?.kind !== "cards") return null;
        const slot = rows.slots[row.lane]?.[column]?.[row.row];
        switch (slot?.kind) {
          case undefined:
            return null;
          case "landing":
            return (
              <div
                key="landing"
                role="presentation"
                className={styles.landing}
                style={{ transform: `translateY(${row.top}px)`, height: CARD_HEIGHT }}
              />
            );
          case "draft":
            return (
              <DraftCard
                key="draft"
                top={row.top}
                columnName={view.column.name}
                onAdd={(name) => props.draft !== null && props.onDraftAdd(props.draft, name)}
                onEnd={props.onDraftEnd}
              />
            );
          case "card": {
            const { card } = slot;
            return (
              <PlacedCard
                key={card.task.id}
                card={card}
                top={row.top}
                organisation={props.organisationOf(card)}
                assigneeName={assigneeNameOf(card, plan.people)}
                today={plan.today}
                presence={props.presence.get(card.task.id)}
                selected={props.selectedId === card.task.id}
                glow={props.glow.get(card.task.id) ?? 0}
                carried={props.draggedId === card.task.id}
                focusable={firstId === card.task.id}
                index={row.row}
                count={view.shown}
                onOpen={props.onOpen}
                onKey={props.onKey}
                onFocus={props.onFocus}
              />
            );
          }
        }
      })}
    </div>
  );
}

/** The card that takes the Tab key until one was focused: the first of the first column that has any. */
function firstCard(board: Board, column: number): string | null {
  for (const lane of board.lanes) {
    if (lane.collapsed) continue;
    const first = lane.cells.findIndex((cell) => cell.length > 0);
    if (first !== -1) return first === column ? (lane.cells[first]![0]?.task.id ?? null) : null;
  }
  return null;
}

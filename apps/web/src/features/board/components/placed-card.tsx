import { useDraggable } from "@dnd-kit/core";
import { memo, useCallback } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../../../ui/classes.ts";
import type { BoardOrganisation, BoardPresence } from "../model/board-plan.ts";
import type { Card } from "../model/card.ts";
import { CARD_HEIGHT } from "../model/board-rows.ts";
import { BoardCard } from "./board-card.tsx";
import styles from "./placed-card.module.css";

export type PlacedCardProps = {
  readonly card: Card;
  readonly top: number;
  readonly organisation: BoardOrganisation | undefined;
  readonly assigneeName: string | null;
  readonly today: string;
  readonly presence: BoardPresence | undefined;
  readonly selected: boolean;
  readonly carried: boolean;
  readonly focusable: boolean;
  /** When somebody else changed it, while that is news; 0 otherwise. */
  readonly glow: number;
  readonly index: number;
  readonly count: number;
  readonly onOpen: (card: Card) => void;
  readonly onKey: (card: Card, event: React.KeyboardEvent) => void;
  readonly onFocus: (card: Card) => void;
};

/** A card at its place: focus, keys and dragging. The body below it is memoised. */
export const PlacedCard = memo(function PlacedCard(props: PlacedCardProps) {
  const { card, organisation, onOpen, onKey, onFocus } = props;
  const { t } = useTranslation("board");
  const { setNodeRef, listeners } = useDraggable({ id: card.task.id, data: { card } });
  const open = useCallback(() => onOpen(card), [onOpen, card]);
  return (
    <div
      className={styles.place}
      role="listitem"
      aria-posinset={props.index + 1}
      aria-setsize={props.count}
      style={{ transform: `translateY(${props.top}px)`, height: CARD_HEIGHT }}
    >
      <button
        ref={setNodeRef}
        type="button"
        className={classes(styles.button, props.carried && styles.carried)}
        data-card={card.task.id}
        tabIndex={props.focusable ? 0 : -1}
        aria-describedby="board-card-help"
        aria-pressed={props.carried || undefined}
        onClick={open}
        onKeyDown={(event) => onKey(card, event)}
        onKeyUp={(event) => {
          // Some browsers press a button when the space bar comes up again.
          if (event.key === " ") event.preventDefault();
        }}
        onFocus={() => onFocus(card)}
        onPointerDown={listeners?.["onPointerDown"] as React.PointerEventHandler | undefined}
        onMouseDown={listeners?.["onMouseDown"] as React.MouseEventHandler | undefined}
        onTouchStart={listeners?.["onTouchStart"] as React.TouchEventHandler | undefined}
      >
        <BoardCard
          card={card}
          organisation={organisation}
          assigneeName={props.assigneeName}
          today={props.today}
          presence={props.presence}
          selected={props.selected}
          look={props.carried ? "ghost" : "plain"}
        />
        {props.glow > 0 && <span key={props.glow} className={styles.glow} />}
        {!card.mayMove && (
          <span className="visually-hidden">
            {t("card.lockedBy", { name: organisation?.name ?? "" })}
          </span>
        )}
      </button>
    </div>
  );
});

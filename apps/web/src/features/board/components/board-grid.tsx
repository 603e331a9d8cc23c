import {
  DndContext,
  DragOverlay,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { TaskId } from "@parley/shared/primitives/ids.ts";
import { useCardDrag, usePointerLanding } from "../hooks/use-card-drag.ts";
import { useCardKeys } from "../hooks/use-card-keys.ts";
import { useDropCard } from "../hooks/use-drop-card.ts";
import { useFocusedCard } from "../hooks/use-focused-card.ts";
import { useVirtualRows } from "../hooks/use-virtual-rows.ts";
import type { Board } from "../model/board-lanes.ts";
import type { BoardActions, BoardPlan, BoardPresence } from "../model/board-plan.ts";
import { layOutRows, ROW_HEIGHT, type Draft } from "../model/board-rows.ts";
import type { Card } from "../model/card.ts";
import { BoardCells } from "./board-cells.tsx";
import styles from "./board-grid.module.css";
import { showToast } from "../../../ui/toast-store.ts";
import { CarriedCard } from "./carried-card.tsx";
import { LaneHeaders } from "./lane-headers.tsx";

export const COLUMN_GAP = 8;

export type BoardGridProps = {
  readonly plan: BoardPlan;
  readonly board: Board;
  readonly actions: BoardActions;
  readonly presence: ReadonlyMap<TaskId, BoardPresence>;
  readonly glow: ReadonlyMap<string, number>;
  readonly selectedId: string | null;
  /** Indexes of the columns on the screen: all of them, or one on a phone. */
  readonly visible: readonly number[];
  readonly laneHeaders: boolean;
  readonly filtered: boolean;
  readonly draft: Draft | null;
  readonly onDraftAdd: (draft: Draft, name: string) => void;
  readonly onDraftEnd: () => void;
  readonly onToggleLane: (key: string) => void;
  readonly announce: (text: string) => void;
  /** Over which column a card is carried, for what shows columns outside of the grid. */
  readonly onAim: (column: number | null) => void;
  readonly header: React.ReactNode;
};

const NO_COLLISIONS = () => [];
/** The board announces what happens in the person's language; dnd-kit's own sentences would say it twice. */
const SILENT = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
};

/** Cards in lanes and columns under one scroll bar; only the rows on the screen exist in the page. */
export function BoardGrid(props: BoardGridProps) {
  const { plan, board, actions, visible, announce, onAim } = props;
  const { t } = useTranslation("board");
  const scroller = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const { drag, lift, aim, end } = useCardDrag(board);
  const organisations = useMemo(
    () => new Map(plan.organisations.map((each) => [each.id, each])),
    [plan.organisations],
  );
  const organisationOf = useCallback(
    (card: Card) => organisations.get(card.organisationId),
    [organisations],
  );
  const draggedId = drag.kind === "idle" ? null : drag.card.task.id;
  const landing = drag.kind === "carried" ? drag.landing : null;
  const rows = useMemo(
    () =>
      layOutRows(board.lanes, {
        headers: props.laneHeaders,
        visible,
        landing,
        draft: props.draft,
        dragged: draggedId,
      }),
    [board.lanes, props.laneHeaders, visible, landing, props.draft, draggedId],
  );
  const { focusedId, setFocused, walkTo } = useFocusedCard(box, board);
  const items = useVirtualRows({ rows, scroller, pinned: [draggedId, focusedId] });
  usePointerLanding({ drag, board, rows, visible, gap: COLUMN_GAP, box, scroller, onLanding: aim });
  const drop = useDropCard({ board, drag, end, actions, announce });

  const aimed = landing?.column ?? null;
  useEffect(() => onAim(aimed), [onAim, aimed]);
  useEffect(() => {
    actions.showDrag(
      drag.kind === "carried" ? drag.card : null,
      landing === null ? null : (board.columns[landing.column]?.column.id ?? null),
    );
    // Only who drags what over which column is told, not every place in it.
  }, [actions, drag.kind, draggedId, landing?.column]); // oxlint-disable-line react/exhaustive-deps

  const explain = useCallback(
    (card: Card) => {
      const mine = card.organisationId === plan.organisationId;
      showToast({
        id: "board-locked",
        kind: "refused",
        text: mine
          ? t("locked.role")
          : t("locked.text", { name: organisationOf(card)?.name ?? "" }),
        action: { label: t("locked.open"), run: () => actions.openTask(card.task.id) },
      });
    },
    [actions, organisationOf, plan.organisationId, t],
  );
  const handleKey = useCardKeys({
    board,
    drag,
    lift,
    aim,
    drop,
    cancel: end,
    focus: walkTo,
    explain,
    announce,
  });
  const open = useCallback((card: Card) => actions.openTask(card.task.id), [actions]);
  // A keyboard drag moves the card under the fingers: keep where it would land in sight.
  const keyboard = drag.kind === "carried" && drag.by === "keyboard" ? drag.landing : null;
  useEffect(() => {
    if (keyboard === null || scroller.current === null) return;
    const lane = board.lanes.findIndex((each) => each.key === keyboard.lane);
    const top = (rows.laneTops[lane] ?? 0) + keyboard.index * ROW_HEIGHT;
    const { scrollTop, clientHeight } = scroller.current;
    if (top < scrollTop || top + 2 * ROW_HEIGHT > scrollTop + clientHeight)
      scroller.current.scrollTop = Math.max(0, top - clientHeight / 2);
  }, [keyboard, board.lanes, rows.laneTops]);

  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
  );
  return (
    <DndContext
      sensors={sensors}
      autoScroll={{ layoutShiftCompensation: false }}
      collisionDetection={NO_COLLISIONS}
      accessibility={{ announcements: SILENT, screenReaderInstructions: { draggable: "" } }}
      onDragStart={(event) => {
        const card = event.active.data.current?.["card"] as Card | undefined;
        if (card === undefined) return;
        lift(card, "pointer");
        if (!card.mayMove) explain(card);
      }}
      onDragEnd={drop}
      onDragCancel={end}
    >
      <div ref={scroller} className={styles.scroller} data-carrying={landing !== null || undefined}>
        <div
          className={styles.sheet}
          style={{ "--columns": visible.length } as React.CSSProperties}
        >
          {props.header}
          <div className={styles.body} style={{ height: rows.height }}>
            {props.laneHeaders && (
              <LaneHeaders
                plan={plan}
                board={board}
                rows={rows}
                items={items}
                filtered={props.filtered}
                onToggle={props.onToggleLane}
              />
            )}
            <div ref={box} className={styles.columns}>
              {visible.map((column) => (
                <BoardCells
                  key={board.columns[column]!.column.id}
                  {...props}
                  column={column}
                  rows={rows}
                  items={items}
                  draggedId={drag.kind === "carried" ? draggedId : null}
                  focusedId={focusedId}
                  organisationOf={organisationOf}
                  onOpen={open}
                  onKey={handleKey}
                  onFocus={setFocused}
                />
              ))}
            </div>
          </div>
        </div>
      </div>
      <DragOverlay dropAnimation={null} style={{ pointerEvents: "none" }}>
        <CarriedCard drag={drag} plan={plan} organisationOf={organisationOf} />
      </DragOverlay>
      <p id="board-card-help" className="visually-hidden">
        {t("card.help")}
      </p>
    </DndContext>
  );
}

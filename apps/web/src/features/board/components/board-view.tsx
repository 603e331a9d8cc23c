import { useMediaQuery } from "@mantine/hooks";
import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TaskId } from "@parley/shared/primitives/ids.ts";
import { useBoardCommands } from "../hooks/use-board-commands.ts";
import { useBoardModel } from "../hooks/use-board-model.ts";
import { useBoardPreferences } from "../hooks/use-board-preferences.ts";
import { useSwipe } from "../hooks/use-swipe.ts";
import { countConditions, NO_FILTER, type BoardFilter } from "../model/board-filter.ts";
import { orderedOf } from "../model/board-lanes.ts";
import type { BoardActions, BoardPlan, BoardPresence } from "../model/board-plan.ts";
import type { Draft } from "../model/board-rows.ts";
import { compareCards, orderAt } from "../model/card-order.ts";
import { BoardEmpty } from "./board-empty.tsx";
import { BoardFacts } from "./board-facts.tsx";
import { BoardGrid } from "./board-grid.tsx";
import { BoardToolbar } from "./board-toolbar.tsx";
import styles from "./board-view.module.css";
import { ColumnCommands, type ColumnCommandState } from "./column-commands.tsx";
import { ColumnHeaders } from "./column-headers.tsx";
import { ColumnTabs } from "./column-tabs.tsx";
import { PhoneLimit } from "./phone-limit.tsx";

/** The task board: the plan's own tasks as cards. Everything it shows comes in as plain values. */
export function BoardView(props: {
  plan: BoardPlan;
  actions: BoardActions;
  presence: ReadonlyMap<TaskId, BoardPresence>;
  glow: ReadonlyMap<string, number>;
  selectedId: string | null;
}) {
  const { plan, actions } = props;
  const { t } = useTranslation("board");
  const view = useRef<HTMLElement>(null);
  const isPhone = useMediaQuery("(max-width: 600px)") ?? false;
  const [preferences, remember] = useBoardPreferences(plan.projectId, plan.userId);
  const [text, setText] = useState("");
  const [showsOlder, setShowsOlder] = useState(false);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [current, setCurrent] = useState(0);
  const [aimed, setAimed] = useState<number | null>(null);
  const [announcement, announce] = useState("");
  const [command, setCommand] = useState<ColumnCommandState | null>(null);
  const filter = useMemo(() => ({ ...preferences.filter, text }), [preferences.filter, text]);
  const { grouping, collapsed } = preferences;
  const board = useBoardModel(plan, filter, grouping, collapsed, showsOlder);
  const lateCount = useMemo(
    () => plan.cards.filter((card) => card.late && !card.summary).length,
    [plan.cards],
  );
  const filtered = countConditions(filter) > 0;
  const column = Math.max(0, Math.min(current, board.columns.length - 1));
  const visible = useMemo(
    () => (isPhone ? [column] : board.columns.map((_, index) => index)),
    [isPhone, column, board.columns],
  );
  const swipe = useSwipe((by) =>
    setCurrent(Math.max(0, Math.min(board.columns.length - 1, column + by))),
  );

  const myLane =
    grouping === "none"
      ? "all"
      : grouping === "organisation" && plan.organisationId !== null
        ? `o:${plan.organisationId}`
        : "a:-";
  const addCard = useCallback(
    (at: number) => {
      remember({ collapsed: collapsed.filter((key) => key !== myLane) });
      setDraft({ lane: myLane, column: at });
    },
    [collapsed, myLane, remember],
  );
  const handleDraft = useCallback(
    (at: Draft, name: string) => {
      const view = board.columns[at.column];
      if (view === undefined) return;
      // The top of the whole column: other lanes' cards keep their own order.
      const all = board.lanes.flatMap((lane) => lane.cells[at.column]!.map(orderedOf));
      const first = all.reduce<(typeof all)[number] | null>(
        (least, each) => (least === null || compareCards(each, least) < 0 ? each : least),
        null,
      );
      actions.addCard(view.column, name, orderAt(first === null ? [] : [first], 0));
      announce(t("announce.added", { name, column: view.column.name }));
    },
    [actions, board, t],
  );
  const toggleLane = useCallback(
    (key: string) =>
      remember({
        collapsed: collapsed.includes(key)
          ? collapsed.filter((each) => each !== key)
          : [...collapsed, key],
      }),
    [collapsed, remember],
  );

  const mayAdd = plan.mayAddCards && board.columns.length > 0;
  const setFilter = useCallback(
    (next: BoardFilter) => {
      setText(next.text);
      remember({ filter: { ...next, text: "" } });
    },
    [remember],
  );
  const addHere = useCallback(() => addCard(isPhone ? column : 0), [addCard, isPhone, column]);
  useBoardCommands({
    add: mayAdd ? addHere : null,
    find: useCallback(
      () => view.current?.querySelector<HTMLInputElement>("input[data-board-search]")?.focus(),
      [],
    ),
    mine: useCallback(() => setFilter({ ...filter, mine: !filter.mine }), [setFilter, filter]),
    late: useCallback(() => setFilter({ ...filter, late: !filter.late }), [setFilter, filter]),
  });
  return (
    <section ref={view} className={styles.view} aria-label={t("title")}>
      <h1 className="visually-hidden">{t("title")}</h1>
      <BoardToolbar
        plan={plan}
        grouping={grouping}
        filter={filter}
        lateCount={lateCount}
        onGrouping={(value) => remember({ grouping: value })}
        onFilter={setFilter}
        onAdd={mayAdd ? addHere : null}
        onAddColumn={plan.mayEditColumns ? () => setCommand({ kind: "add" }) : null}
      />
      {isPhone && board.columns.length > 0 && (
        <ColumnTabs board={board} current={column} aimed={aimed} onSelect={setCurrent} />
      )}
      <BoardEmpty
        plan={plan}
        shown={board.columns.reduce((sum, each) => sum + each.shown, 0)}
        filtered={filtered}
        busy={draft !== null}
        onAdd={mayAdd ? addHere : null}
        onAddColumn={plan.mayEditColumns ? () => setCommand({ kind: "add" }) : null}
        onClear={() => setFilter({ ...NO_FILTER, summaries: filter.summaries })}
      />
      {board.columns.length > 0 && (
        <div className={styles.grid} {...(isPhone ? swipe : {})}>
          <BoardGrid
            plan={plan}
            board={board}
            actions={actions}
            presence={props.presence}
            glow={props.glow}
            selectedId={props.selectedId}
            visible={visible}
            laneHeaders={grouping !== "none"}
            filtered={filtered}
            draft={draft}
            onDraftAdd={handleDraft}
            onDraftEnd={() => setDraft(null)}
            onToggleLane={toggleLane}
            announce={announce}
            onAim={setAimed}
            header={
              isPhone ? (
                <PhoneLimit board={board} column={column} />
              ) : (
                <ColumnHeaders
                  board={board}
                  filtered={filtered}
                  showsOlder={showsOlder}
                  onToggleOlder={() => setShowsOlder(!showsOlder)}
                  onAddCard={mayAdd ? addCard : null}
                  onCommand={
                    plan.mayEditColumns
                      ? (index, kind) => setCommand({ kind, column: board.columns[index]!.column })
                      : null
                  }
                />
              )
            }
          />
        </div>
      )}
      <ColumnCommands
        plan={plan}
        actions={actions}
        state={command}
        onDone={() => setCommand(null)}
      />
      <BoardFacts plan={plan} board={board} />
      <p className="visually-hidden" role="status" aria-live="assertive">
        {announcement}
      </p>
    </section>
  );
}

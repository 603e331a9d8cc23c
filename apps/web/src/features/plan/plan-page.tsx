import type { Audience } from "@parley/shared/documents/ydoc-kind.ts";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@mantine/core";
import { useSearchParams } from "react-router";
import { useFacts, useSaveState } from "../../platform/collaboration/project-hooks.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { SkeletonRows } from "../../ui/skeleton-rows.tsx";
import { BulkBar } from "./components/bulk-bar.tsx";
import { FilterPopover } from "./components/filter-popover.tsx";
import { FindBar } from "./components/find-bar.tsx";
import { PlanAgenda } from "./components/plan-agenda.tsx";
import { PlanEmpty } from "./components/plan-empty.tsx";
import { PlanFacts } from "./components/plan-facts.tsx";
import { PlanTable } from "./components/plan-table.tsx";
import { PlanTableContext } from "./components/plan-table-context.ts";
import { PlanToolbar } from "./components/plan-toolbar.tsx";
import { stepToHit, useFind } from "./hooks/use-find.ts";
import { useNarrow } from "./hooks/use-narrow.ts";
import { usePlanActions } from "./hooks/use-plan-actions.ts";
import { usePlanCommands } from "./hooks/use-plan-commands.ts";
import { usePlanPreferences } from "./hooks/use-plan-preferences.ts";
import { usePlanPresence } from "./hooks/use-plan-presence.ts";
import { usePlanView } from "./hooks/use-plan-view.ts";
import { useTextContext } from "./hooks/use-plan-words.ts";
import { useCellContext } from "../../platform/plan/use-cell-context.ts";
import { useTableState } from "./hooks/use-table-state.ts";
import { useToday } from "./hooks/use-today.ts";
import { shownColumns, withWidth } from "./model/columns.ts";
import { countConditions, NO_FILTER, type PlanFilter } from "./model/plan-filter.ts";
import styles from "./components/plan-page.module.css";

const AGENDA_DAYS = 21;

/** The plan table of a project; on a phone its agenda. */
export function PlanPage() {
  const { projectId, timeZone, standing } = useFacts();
  const { t } = useTranslation("plan");
  const today = useToday(timeZone);
  const isNarrow = useNarrow();
  const [preferences, changePreferences] = usePlanPreferences(projectId);
  const [filter, setFilter] = useState<PlanFilter>(NO_FILTER);
  const [audience, setAudience] = useState<Audience>("everyone");
  const [shownDays, setShownDays] = useState(AGENDA_DAYS);
  const [, setSearch] = useSearchParams();
  const isLoading = useSaveState().type === "loading";

  const text = useTextContext(today);
  const cells = useCellContext(today);
  const actions = usePlanActions(cells);
  const view = usePlanView(preferences, filter, today);
  const columns = useMemo(() => shownColumns(preferences.columns), [preferences.columns]);
  const state = useTableState(view.order, columns);
  const find = useFind(view);
  usePlanPresence(state);

  const openTask = useCallback(
    (id: string) =>
      setSearch((former) => {
        former.set("task", id);
        return former;
      }),
    [setSearch],
  );
  const setCollapsed = useCallback(
    (id: string, isCollapsed: boolean) =>
      changePreferences((former) => ({
        ...former,
        collapsed: isCollapsed
          ? [...former.collapsed, id]
          : former.collapsed.filter((each) => each !== id),
      })),
    [changePreferences],
  );
  const { cursor, edit } = state;
  const insertBelow = useCallback(() => {
    const at = cursor === null ? null : view.shownAt(view.indexById.get(cursor.rowId) ?? -1);
    const id = actions.insertBelow(at?.row ?? null, at !== null && !at.isCollapsed, audience);
    if (id !== null) edit({ rowId: id, column: "name" }, null);
  }, [cursor, view, actions, audience, edit]);
  usePlanCommands({ insert: insertBelow, find: find.open });
  const commands = useMemo(
    () => ({
      insertBelow,
      openTask: () => {
        if (cursor !== null) openTask(cursor.rowId);
      },
      find: find.open,
      setCollapsed,
    }),
    [insertBelow, cursor, openTask, find.open, setCollapsed],
  );
  const context = useMemo(
    () => ({ text, cells, today, actions, query: find.query, setCollapsed }),
    [text, cells, today, actions, find.query, setCollapsed],
  );

  if (isLoading && view.plan.rows.length === 0) return <SkeletonRows rows={20} />;
  const isFiltered = countConditions(filter) > 0;
  const isEmpty = view.plan.rows.length === 0;
  const selected = state.selection.ids;
  const filterControl = <FilterPopover filter={filter} onChange={setFilter} />;
  return (
    <PlanTableContext value={context}>
      <div className={styles.page}>
        {!isNarrow && (
          <PlanToolbar
            preferences={preferences}
            onPreferences={changePreferences}
            filter={filterControl}
            actions={actions}
            selected={selected}
            audience={audience}
            onAudience={setAudience}
            onInsert={insertBelow}
            onFind={find.open}
            isHost={standing.isHost && standing.capabilities.has("frame.edit")}
          />
        )}
        <div className={styles.sheet}>
          {isEmpty ? (
            <PlanEmpty canAdd={actions.mayCreate(audience)} onAdd={insertBelow} />
          ) : isNarrow ? (
            <PlanAgenda
              view={view}
              filter={filter}
              shownDays={shownDays}
              onMore={() => setShownDays((days) => days + AGENDA_DAYS)}
              onOpen={openTask}
            />
          ) : view.rows.length === 0 ? (
            <EmptyState
              title={t("empty.filtered")}
              action={<Button onClick={() => setFilter(NO_FILTER)}>{t("empty.clear")}</Button>}
            />
          ) : (
            <PlanTable
              view={view}
              state={state}
              columns={columns}
              audience={audience}
              commands={commands}
              onResize={(id, width) =>
                changePreferences((former) => ({
                  ...former,
                  columns: withWidth(former.columns, id, width),
                }))
              }
            />
          )}
          {find.isOpen && !isNarrow && (
            <FindBar
              text={find.text}
              at={find.hits.indexOf(cursor?.rowId ?? "") + 1}
              count={find.count}
              onText={find.setText}
              onStep={(step) => stepToHit(find.hits, view, state, step)}
              onClose={find.close}
            />
          )}
          {selected.size > 1 && !isNarrow && (
            <BulkBar selected={selected} actions={actions} onClear={state.clear} />
          )}
        </div>
        <PlanFacts
          selected={selected.size}
          shown={isFiltered ? view.rows.filter((row) => row.kind === "row").length : null}
        />
      </div>
    </PlanTableContext>
  );
}

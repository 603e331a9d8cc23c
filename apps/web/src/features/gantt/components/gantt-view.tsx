import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useFrame, usePlan, useSaveState } from "../../../platform/collaboration/project-hooks.ts";
import { useCalendarOf } from "../../../platform/collaboration/use-calendar-of.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { GanttChart } from "../canvas/gantt-chart.ts";
import { useBaselineSpans } from "../hooks/use-baseline-spans.ts";
import type { Place } from "../canvas/gantt-commands.ts";
import { useArrangedMoves } from "../hooks/use-arranged-moves.ts";
import { useColumnContext, useColumnNames } from "../hooks/use-column-context.ts";
import { useCopyView } from "../hooks/use-copy-view.ts";
import { useFolds } from "../hooks/use-folds.ts";
import { useFollow } from "../hooks/use-follow.ts";
import { useGanttActions } from "../hooks/use-gantt-actions.ts";
import { useGanttCommands } from "../hooks/use-gantt-commands.ts";
import { guestName } from "../hooks/use-gantt-guests.ts";
import { useGanttKeys } from "../hooks/use-gantt-keys.ts";
import { useGanttPreferences } from "../hooks/use-gantt-preferences.ts";
import { useGanttPresence } from "../hooks/use-gantt-presence.ts";
import { useGlowingRows } from "../hooks/use-glowing-rows.ts";
import { useLinkedRow } from "../hooks/use-linked-row.ts";
import { useLinkedView, useLookFromLink } from "../hooks/use-linked-view.ts";
import { useMedia } from "../hooks/use-media.ts";
import { useRowClipboard } from "../hooks/use-row-clipboard.ts";
import { paletteOf, useRowFacts } from "../hooks/use-row-facts.ts";
import { useWhyWalk } from "../hooks/use-why-walk.ts";
import { useRowTexts } from "../hooks/use-row-texts.ts";
import { useVisibleRows } from "../hooks/use-visible-rows.ts";
import { axisWords } from "../model/axis-words.ts";
import { templateOf, usualWidths } from "../model/columns.ts";
import { isMilestone, nameOf } from "../model/gantt-rows.ts";
import { readViewport, writeViewport } from "../model/preferences.ts";
import { TENTHS_PER_DAY } from "../model/viewport.ts";
import { textOfDay, WorkingTime } from "../../../platform/calendar/working-time.ts";
import type { PlanRow } from "@parley/shared/documents/plan-row.ts";
import { instantOf } from "@parley/schedule/instant.ts";
import { ArrangeTools } from "./arrange-tools.tsx";
import { ViewMenu } from "./view-menu.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { FollowFrame } from "../../../platform/follow/follow-frame.tsx";
import { GuestMenu } from "./guest-menu.tsx";
import { GanttFacts } from "./gantt-facts.tsx";
import { GanttStage } from "./gantt-stage.tsx";
import { RelationEditor, type EditedRelations } from "./relation-editor.tsx";
import { NewTaskForm, type DrawnTask } from "./new-task-form.tsx";
import { SplitForm, type SplitTask } from "./split-form.tsx";
import { partsOf } from "../model/split-task.ts";
import { GanttToolbar } from "./gantt-toolbar.tsx";
import styles from "./gantt-view.module.css";

/** What stands beside a bar. */
function labelOf(row: PlanRow, day: (local: string) => string): string {
  if (isMilestone(row) && row.start !== null) return `${nameOf(row)} · ${day(row.start)}`;
  return row.isSummary ? "" : nameOf(row);
}

/** The table and the chart of one project, fed with the plan as it changes. */
export function GanttView({ projectId, now }: { projectId: string; now: number }) {
  const { t } = useTranslation("gantt");
  const formats = useFormats();
  const plan = usePlan();
  const { settings } = useFrame();
  const isLoading = useSaveState().type === "loading";
  const calendarOf = useCalendarOf();
  const isStill = useMedia("(prefers-reduced-motion: reduce)");
  const linked = useLinkedView();
  const [preferences, changePreferences] = useGanttPreferences(projectId, linked);
  const [chart] = useState(
    () =>
      new GanttChart(
        linked === null ? readViewport(sessionStorage, projectId) : { ...linked, top: 0 },
      ),
  );
  const today = textOfDay(Math.floor(now));
  const facts = useRowFacts(today);
  const baseline = useBaselineSpans(projectId);
  const context = useColumnContext(today, baseline, preferences.columns);
  const columnName = useColumnNames();
  const texts = useRowTexts(facts, preferences.columns, context);
  const rows = useVisibleRows(plan, preferences.collapsed, preferences, context);
  const [edited, setEdited] = useState<EditedRelations | null>(null);
  const editRelations = useCallback(
    (ids: readonly string[], at: Place) => setEdited({ ids, at }),
    [],
  );
  const [splitting, setSplitting] = useState<SplitTask | null>(null);
  const [drawn, setDrawn] = useState<DrawnTask | null>(null);
  const moves = useArrangedMoves(preferences, changePreferences);
  const actions = useGanttActions(editRelations, setDrawn, moves);
  const presence = useGanttPresence();
  const live = useRef<HTMLDivElement>(null);
  useGlowingRows(chart, isStill);
  const following = useFollow(chart, plan, rows, preferences, changePreferences);
  const copyView = useCopyView(chart, preferences);
  useGanttCommands(chart, copyView);

  const { setCollapsed, show } = useFolds(plan, changePreferences);
  const announce = useCallback((text: string) => {
    if (live.current !== null) live.current.textContent = text;
  }, []);
  const isOver = edited !== null || drawn !== null || splitting !== null;
  const why = useWhyWalk(announce);
  const closeForms = useCallback(() => {
    setEdited(null);
    setDrawn(null);
    setSplitting(null);
    const active = chart.selected.get();
    if (active !== null) chart.focus(active);
  }, [chart]);
  const clipboard = useRowClipboard({
    projectId,
    chart,
    texts,
    tree: actions.tree,
    today,
    announce,
  });
  const handleKey = useGanttKeys({
    chart,
    actions,
    texts,
    announce,
    setCollapsed,
    setSplitting,
    show,
    why,
  });

  const time = useMemo(() => new WorkingTime(calendarOf({ calendarId: null })), [calendarOf]);
  const words = useMemo(() => axisWords(formats.language), [formats.language]);
  const partsOfRow = useCallback(
    (row: PlanRow | undefined, start: number) =>
      row?.kind === "task" && row.task.splits !== null
        ? partsOf(row, start, calendarOf(row.task))
        : null,
    [calendarOf],
  );
  const labels = useMemo(
    () => ({
      of: (index: number) => labelOf(chart.model.rows[index]!.row, texts.day),
      today: (day: number) => t("axis.today", { day: Number(textOfDay(Math.floor(day)).slice(8)) }),
      dataDate: (day: number) =>
        t("axis.dataDate", { day: Number(textOfDay(Math.floor(day)).slice(8)) }),
    }),
    [chart, texts, t],
  );
  // A task that is opened, also by a link in the panel or in a message, is the one that is selected.
  const opened = useSearchParams()[0].get("task");
  const wasOpened = useRef<string | null>(null);
  useEffect(() => {
    if (opened === wasOpened.current || (opened !== null && !plan.byId.has(opened))) return;
    wasOpened.current = opened;
    if (opened === null || chart.selected.get() === opened) return;
    show(opened);
    chart.selectWhenThere(opened);
  }, [opened, plan, chart, show]);
  useLayoutEffect(() => chart.obey(actions, isStill), [chart, actions, isStill]);
  useLayoutEffect(() => chart.setRows(rows, plan, facts), [chart, rows, plan, facts]);
  useLayoutEffect(() => {
    const dataDate = instantOf(settings.dataDate ?? "");
    chart.give({
      words,
      labels,
      time,
      now,
      dataDate: dataDate === null ? null : dataDate / TENTHS_PER_DAY,
      partsOf: (index, start) => partsOfRow(chart.model.rows[index]?.row, start),
      showsCritical: preferences.showsCritical,
      showsLabels: preferences.showsLabels,
      presence,
      baseline: baseline?.spans ?? null,
      isLoading,
      texts,
    });
  }, [
    chart,
    words,
    labels,
    time,
    now,
    partsOfRow,
    settings.dataDate,
    preferences,
    presence,
    baseline,
    isLoading,
    texts,
  ]);
  useEffect(
    () => () => writeViewport(sessionStorage, projectId, chart.viewport),
    [chart, projectId],
  );

  useLinkedRow(
    chart,
    plan,
    useCallback(
      (ids) =>
        changePreferences((former) => ({
          ...former,
          collapsed: former.collapsed.filter((each) => !ids.includes(each)),
        })),
      [changePreferences],
    ),
  );

  useLookFromLink(chart, linked, isLoading);

  const shown = useMemo(() => {
    const longest = plan.rows.reduce((most, { wbs }) => Math.max(most, wbs.length), 0);
    return { ...preferences, widths: usualWidths(longest, preferences.widths) };
  }, [plan, preferences]);

  return (
    <div
      className={styles.page}
      style={{ "--columns": templateOf(shown.columns, shown.widths) } as React.CSSProperties}
    >
      {following.followed !== null && (
        <FollowFrame
          name={guestName(following.followed)}
          colour={paletteOf(following.followed.user.colour)}
          onEnd={following.end}
        />
      )}
      <GanttToolbar
        chart={chart}
        preferences={preferences}
        onPreferences={changePreferences}
        tools={
          <>
            <ViewMenu
              projectId={projectId}
              chart={chart}
              preferences={preferences}
              onPreferences={changePreferences}
            />
            <ArrangeTools preferences={preferences} onPreferences={changePreferences} />
            <GuestMenu following={following} />
            <ExportMenu
              source={() => ({
                rows,
                plan,
                facts,
                texts,
                labelOf: (row) => labelOf(row, texts.day),
                partsOf: partsOfRow,
                axis: words,
                words: labels,
                time,
                now,
                dataDate: settings.dataDate,
                showsCritical: preferences.showsCritical,
                showsLabels: preferences.showsLabels,
                baseline,
                columns: shown.columns,
                columnName,
                widths: shown.widths,
                viewport: chart.viewport,
                chartWidth: chart.size.width,
              })}
            />
          </>
        }
        onCopyView={copyView}
        onCollapseAll={(isCollapsed) =>
          changePreferences((former) => ({
            ...former,
            collapsed: isCollapsed
              ? [...plan.rows, ...rows.map(({ row }) => row)]
                  .filter((row) => row.isSummary)
                  .map(({ id }) => id)
              : [],
          }))
        }
      />
      <GanttStage
        chart={chart}
        texts={texts}
        count={rows.length}
        preferences={shown}
        onPreferences={changePreferences}
        onFold={setCollapsed}
        tree={actions.tree}
        clipboard={clipboard}
        onKeyDown={(event) => {
          // A form takes the focus a moment after it opens: an Escape before that means it too.
          if (isOver && event.key === "Escape") closeForms();
          else handleKey(event);
        }}
      >
        {edited !== null && <RelationEditor edited={edited} onClose={closeForms} />}
        {drawn !== null && (
          <NewTaskForm
            drawn={drawn}
            onCreate={(name) => {
              const id = actions.create(drawn, name);
              setDrawn(null);
              if (id !== null) chart.takeWhenThere(id);
            }}
            onClose={closeForms}
          />
        )}
        {splitting !== null && (
          <SplitForm
            splitting={splitting}
            onSplit={(rest) => {
              if (actions.splitOn(splitting.row, rest)) closeForms();
            }}
            onJoin={() => {
              actions.join(splitting.row);
              closeForms();
            }}
            onClose={closeForms}
          />
        )}
      </GanttStage>
      <div ref={live} role="status" aria-live="polite" className="visually-hidden" />
      <GanttFacts chart={chart} baseline={baseline} />
    </div>
  );
}

import { Button } from "@mantine/core";
import { textOfInstant } from "@parley/schedule/instant.ts";
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import {
  useFacts,
  useOrganisations,
  usePlan,
} from "../../../../platform/collaboration/project-hooks.ts";
import { useProjectSession } from "../../../../platform/collaboration/use-project-session.ts";
import { useFormats } from "../../../../platform/i18n/use-formats.ts";
import { SkeletonRows } from "../../../../ui/skeleton-rows.tsx";
import type { SwimlaneChart } from "../../../../ui/swimlanes/swimlane-chart.ts";
import type { SwimlaneHandlers } from "../../../../ui/swimlanes/swimlane-scene.ts";
import type { Tip } from "../../canvas/gantt-commands.ts";
import { PullTip } from "../../components/gantt-tip.tsx";
import { useGanttActions } from "../../hooks/use-gantt-actions.ts";
import { nameOf } from "../../model/gantt-rows.ts";
import { textOfDay } from "../../../../platform/calendar/working-time.ts";
import { useJointKeep } from "../hooks/use-joint-keep.ts";
import { isMovable, useJointScene, wallTimeOf } from "../hooks/use-joint-scene.ts";
import {
  filterJoint,
  jointTimeline,
  NO_JOINT_FILTER,
  type JointItem,
} from "../model/joint-timeline.ts";
import { JointFacts } from "./joint-facts.tsx";
import { JointList } from "./joint-list.tsx";
import { JointToolbar } from "./joint-toolbar.tsx";
import styles from "./joint-view.module.css";

/** vis-timeline is large: nobody loads it who does not open a page of lanes. */
const Swimlanes = lazy(async () => ({
  default: (await import("../../../../ui/swimlanes/swimlanes.tsx")).Swimlanes,
}));

/** Relations are edited, and tasks drawn, in the Gantt, where everything has its row. */
const NOTHING_HERE = (): void => undefined;

type Pull = Extract<Tip, { kind: "pull" }>;

/** One lane for each organisation, with its promises and what it hands over, and the same in words beside it. */
export function JointView({ now }: { now: number }) {
  const { t } = useTranslation(["joint", "gantt"]);
  const formats = useFormats();
  const navigate = useNavigate();
  const session = useProjectSession();
  const { projectId } = useFacts();
  const plan = usePlan();
  const organisations = useOrganisations();
  const actions = useGanttActions(NOTHING_HERE, NOTHING_HERE);
  const kept = useJointKeep(projectId);
  const [filter, setFilter] = useState(NO_JOINT_FILTER);
  const [selected, setSelected] = useState<string | null>(null);
  const [chart, setChart] = useState<SwimlaneChart | null>(null);
  const [pull, setPull] = useState<Pull | null>(null);
  const [said, say] = useState("");
  const tip = useRef<HTMLDivElement>(null);
  const today = textOfDay(Math.floor(now));
  const hostId = [...organisations.values()].find(({ isHost }) => isHost)?.organisationId ?? null;
  const whole = useMemo(() => jointTimeline(plan, today, hostId), [plan, today, hostId]);
  const shown = useMemo(() => filterJoint(whole, filter), [whole, filter]);
  const scene = useJointScene(shown, { actions, now, selected });
  const ganttPath = useCallback(
    (id: string): string => `/projects/${projectId}/gantt?row=${encodeURIComponent(id)}`,
    [projectId],
  );
  useEffect(() => {
    const follow = ({ clientX, clientY }: PointerEvent): void => {
      if (tip.current === null) return;
      const x = Math.min(clientX + 16, innerWidth - tip.current.offsetWidth - 8);
      tip.current.style.transform = `translate(${Math.max(8, x)}px, ${clientY + 20}px)`;
    };
    addEventListener("pointermove", follow);
    return () => removeEventListener("pointermove", follow);
  }, []);
  useEffect(() => {
    session.publish({ view: "plan", entityId: selected, field: null, active: pull !== null });
  }, [session, selected, pull]);
  useEffect(
    () => () => session.publish({ view: "plan", entityId: null, field: null, active: false }),
    [session],
  );
  useEffect(() => {
    if (chart === null) return;
    return () => kept.write(chart.window);
  }, [chart, kept]);

  const rowOf = useCallback((id: string) => session.store.get().plan.byId.get(id), [session]);
  const tell = useCallback(
    (id: string): void => {
      session.store.settle();
      const row = rowOf(id);
      if (row?.dates != null)
        say(
          t("announce.moved", {
            name: nameOf(row),
            day: formats.planDay(textOfInstant(row.dates.finish)),
          }),
        );
    },
    [session, rowOf, formats, t],
  );
  const handlers = useMemo(
    (): SwimlaneHandlers => ({
      onSelect: setSelected,
      onOpen: (id) => void navigate(ganttPath(id)),
      onLocked: (id) => {
        const row = rowOf(id);
        if (row !== undefined && !actions.mayPull(row, "body")) actions.explain(row);
      },
      onPull: (id, days) => {
        const row = rowOf(id);
        if (row?.kind !== "task") return null;
        const change = actions.changeOfPull(row, "body", days);
        const outcome = change === null ? null : actions.preview([{ row, change }]);
        setPull({ kind: "pull", row, change, count: 1, outcome });
        const own = outcome?.self ?? row.dates;
        const spans = [...(outcome?.moved ?? []), ...(own === null ? [] : [[id, own] as const])];
        return new Map(
          spans.map(([each, { start, finish }]) => [
            each,
            { start: wallTimeOf(start), finish: wallTimeOf(finish) },
          ]),
        );
      },
      onDrop: (id, days) => {
        setPull(null);
        const row = rowOf(id);
        if (row?.kind !== "task") return;
        const change = actions.changeOfPull(row, "body", days);
        if (change !== null && actions.apply([{ row, change }])) tell(id);
      },
      onCancel: () => setPull(null),
    }),
    [actions, ganttPath, navigate, rowOf, tell],
  );
  const handleMove = (item: JointItem, days: number): void => {
    const row = rowOf(item.id);
    if (row?.kind !== "task") return;
    const change = actions.changeOfStep(row, "start", days);
    const before = row.dates?.finish;
    if (change === null || !actions.apply([{ row, change }])) return;
    session.store.settle();
    if (rowOf(item.id)?.dates?.finish === before) say(t("announce.same", { name: nameOf(row) }));
    else tell(item.id);
  };
  const words = useMemo(
    () => ({
      language: formats.language,
      today: t("today"),
      dataDate: t("dataDate"),
      clusterOf: (count: number) => t("cluster", { count }),
    }),
    [formats.language, t],
  );
  return (
    <div className={styles.page}>
      <JointToolbar chart={chart} filter={filter} onFilter={setFilter} />
      <div className={styles.body}>
        <div className={styles.chart}>
          <Suspense fallback={<SkeletonRows rows={12} />}>
            <Swimlanes
              scene={scene}
              words={words}
              handlers={handlers}
              label={t("chart")}
              window={kept.window}
              onChart={setChart}
            />
          </Suspense>
          {shown.items.length === 0 && (
            <div className={styles.nothing}>
              <p>{t("nothingLeft")}</p>
              <Button variant="default" onClick={() => setFilter(NO_JOINT_FILTER)}>
                {t("clearFilter")}
              </Button>
            </div>
          )}
        </div>
        <aside className={styles.panel} aria-label={t("list.title")}>
          <JointList
            timeline={shown}
            selected={selected}
            ganttPath={ganttPath}
            isMine={({ row }) => actions.mayPull(row, "body")}
            isMovable={(item) => isMovable(item, actions)}
            onSelect={(id) => {
              setSelected(id);
              chart?.reveal(id);
            }}
            onOpen={actions.open}
            onMove={handleMove}
            onExplain={({ row }) => actions.explain(row)}
          />
        </aside>
      </div>
      {pull !== null && (
        <div ref={tip} className={styles.tip} data-testid="joint-tip">
          <PullTip tip={pull} />
        </div>
      )}
      <div role="status" aria-live="polite" className="visually-hidden">
        {said}
      </div>
      <JointFacts timeline={whole} />
    </div>
  );
}

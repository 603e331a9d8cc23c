import { Button, SegmentedControl } from "@mantine/core";
import {
  IconArrowsHorizontal,
  IconCalendarEvent,
  IconFold,
  IconFoldDown,
  IconLink,
  IconMinus,
  IconPencilPlus,
  IconPlus,
} from "@tabler/icons-react";
import { useMemo, useState, useSyncExternalStore, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { BaselineMenu } from "../../../platform/baselines/baseline-menu.tsx";
import { useOrganisations, usePlan } from "../../../platform/collaboration/project-hooks.ts";
import { UndoButtons } from "../../../platform/collaboration/undo-buttons.tsx";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import { ToolButton } from "../../../ui/tool-button.tsx";
import type { GanttChart } from "../canvas/gantt-chart.ts";
import type { ChangePreferences } from "../hooks/use-gantt-preferences.ts";
import type { GanttPreferences } from "../model/preferences.ts";
import { scaleOf } from "../model/time-axis.ts";
import styles from "./gantt-toolbar.module.css";

const ZOOM = 1.5;
/** Pixels a day at which each unit reads well. */
const SCALES = { day: 40, week: 13, month: 3, quarter: 0.8 } as const;
type ScaleName = keyof typeof SCALES;
const SCALE_NAMES = Object.keys(SCALES) as readonly ScaleName[];

export function GanttToolbar(props: {
  chart: GanttChart;
  preferences: GanttPreferences;
  onPreferences: ChangePreferences;
  onCollapseAll: (isCollapsed: boolean) => void;
  tools: ReactNode;
  onCopyView: () => void;
}) {
  const { chart, preferences, onPreferences } = props;
  const { t } = useTranslation("gantt");
  const toggle = (key: "showsCritical" | "showsLabels"): void =>
    onPreferences((former) => ({ ...former, [key]: !former[key] }));
  return (
    <div className={styles.bar} role="toolbar" aria-label={t("toolbar")}>
      <UndoButtons />
      <span className={styles.rule} />
      <ScaleSwitch chart={chart} />
      <ToolButton label={t("zoomOut")} keys="−" onClick={() => chart.zoomBy(1 / ZOOM)}>
        <IconMinus size={16} stroke={1.5} />
      </ToolButton>
      <ToolButton label={t("zoomIn")} keys="+" onClick={() => chart.zoomBy(ZOOM)}>
        <IconPlus size={16} stroke={1.5} />
      </ToolButton>
      <ToolButton label={t("fit")} keys="0" onClick={() => chart.fit()}>
        <IconArrowsHorizontal size={16} stroke={1.5} />
      </ToolButton>
      <ToolButton label={t("today")} keys="T" onClick={() => chart.showToday()}>
        <IconCalendarEvent size={16} stroke={1.5} />
      </ToolButton>
      <span className={styles.rule} />
      <Toggle isOn={preferences.showsCritical} onClick={() => toggle("showsCritical")}>
        {t("critical")}
      </Toggle>
      <Toggle isOn={preferences.showsLabels} onClick={() => toggle("showsLabels")}>
        {t("labels")}
      </Toggle>
      <BaselineMenu />
      <span className={styles.rule} />
      <ToolButton label={t("collapseAll")} onClick={() => props.onCollapseAll(true)}>
        <IconFold size={16} stroke={1.5} />
      </ToolButton>
      <ToolButton label={t("expandAll")} onClick={() => props.onCollapseAll(false)}>
        <IconFoldDown size={16} stroke={1.5} />
      </ToolButton>
      <DrawSwitch chart={chart} />
      {props.tools}
      <ToolButton label={t("view.copy")} onClick={props.onCopyView}>
        <IconLink size={16} stroke={1.5} />
      </ToolButton>
      <span className={styles.space} />
      <Legend />
    </div>
  );
}

function Toggle(props: { isOn: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <Button
      variant="default"
      className={styles.toggle}
      aria-pressed={props.isOn}
      onClick={props.onClick}
    >
      {props.children}
    </Button>
  );
}

function ScaleSwitch({ chart }: { chart: GanttChart }) {
  const { t } = useTranslation("gantt");
  const pxPerDay = useSyncExternalStore(chart.scale.subscribe, chart.scale.get);
  const { lower } = scaleOf(pxPerDay);
  const shown = lower === "hour" ? "day" : lower === "year" ? "quarter" : lower;
  return (
    <SegmentedControl
      aria-label={t("scale.label")}
      value={shown}
      onChange={(name) => chart.zoomTo(SCALES[name as ScaleName])}
      data={SCALE_NAMES.map((name) => ({ value: name, label: t(`scale.${name}`) }))}
    />
  );
}

/** While it is on, a stroke on empty space draws a task: for fingers, and for those who do not know of the Alt key. */
function DrawSwitch({ chart }: { chart: GanttChart }) {
  const { t } = useTranslation("gantt");
  const [isOn, setOn] = useState(chart.isDrawing);
  return (
    <ToolButton
      label={t("draw.mode")}
      keys="Alt"
      pressed={isOn}
      onClick={() => {
        chart.setDrawing(!isOn);
        setOn(!isOn);
      }}
    >
      <IconPencilPlus size={16} stroke={1.5} />
    </ToolButton>
  );
}

/** Whose colour is which: only of organisations that have work in the plan. */
function Legend() {
  const plan = usePlan();
  const organisations = useOrganisations();
  const shown = useMemo(() => {
    const seen = new Set(
      plan.rows.flatMap((row) => (row.kind === "task" ? [row.organisationId] : [])),
    );
    return [...organisations.values()].filter(({ organisationId }) => seen.has(organisationId));
  }, [plan, organisations]);
  return (
    <span className={styles.legend}>
      {shown.map((each) => (
        <OrganisationBadge key={each.organisationId} organisation={each} />
      ))}
    </span>
  );
}

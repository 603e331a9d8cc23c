import { useMemo, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { usePlan } from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { TitleBlockFact } from "../../../ui/title-block.tsx";
import type { GanttChart } from "../canvas/gantt-chart.ts";
import { isCritical } from "../model/gantt-rows.ts";

/** The sheet's facts. */
export function GanttFacts({ chart }: { chart: GanttChart }) {
  const { t } = useTranslation("gantt");
  const plan = usePlan();
  const formats = useFormats();
  const scale = useSyncExternalStore(chart.scale.subscribe, chart.scale.get);
  const critical = useMemo(() => plan.rows.filter(isCritical).length, [plan]);
  return (
    <>
      <TitleBlockFact label={t("fact.network")}>
        {t("fact.tasksAndLinks", {
          tasks: formats.number(plan.taskCount),
          links: formats.number(plan.relations.length),
        })}
      </TitleBlockFact>
      {plan.finish !== null && (
        <TitleBlockFact label={t("fact.finish")}>{formats.planDate(plan.finish)}</TitleBlockFact>
      )}
      <TitleBlockFact label={t("fact.critical")}>{formats.number(critical)}</TitleBlockFact>
      <TitleBlockFact label={t("fact.scale")} atEnd>
        {t("fact.scaleOf", { px: formats.number(scale) })}
      </TitleBlockFact>
    </>
  );
}

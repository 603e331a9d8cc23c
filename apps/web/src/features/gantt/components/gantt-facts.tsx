import { useMemo, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { usePlan } from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { TitleBlockFact } from "../../../ui/title-block.tsx";
import { signed } from "../../../platform/baselines/signed.ts";
import { finishSlip, type ShownBaseline } from "../model/baseline-spans.ts";
import type { GanttChart } from "../canvas/gantt-chart.ts";
import { isCritical } from "../model/gantt-rows.ts";

/** The sheet's facts. */
export function GanttFacts({
  chart,
  baseline,
}: {
  chart: GanttChart;
  baseline: ShownBaseline | null;
}) {
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
      {baseline !== null && <BaselineFact baseline={baseline} />}
      <TitleBlockFact label={t("fact.critical")}>{formats.number(critical)}</TitleBlockFact>
      <TitleBlockFact label={t("fact.scale")} atEnd>
        {t("fact.scaleOf", { px: formats.number(scale) })}
      </TitleBlockFact>
    </>
  );
}

/** By how many days the plan finishes later than the baseline, as far as both are seen. */
function BaselineFact({ baseline }: { baseline: ShownBaseline }) {
  const { t } = useTranslation("baselines");
  const plan = usePlan();
  const formats = useFormats();
  const days = useMemo(() => finishSlip(baseline, plan), [baseline, plan]);
  if (days === null) return null;
  return (
    <TitleBlockFact label={t("fact.against", { name: baseline.name })} isCritical={days > 0}>
      {days === 0 ? t("slip.none") : t("slip.days", { days: signed(formats, days) })}
    </TitleBlockFact>
  );
}

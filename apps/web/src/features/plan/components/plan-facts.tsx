import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { usePlan } from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { TitleBlockFact } from "../../../ui/title-block.tsx";
import { isCritical } from "../model/row-status.ts";
import { PlanProblems } from "./plan-problems.tsx";

/** The sheet's facts. */
export function PlanFacts(props: { selected: number; shown: number | null }) {
  const { t } = useTranslation("plan");
  const plan = usePlan();
  const formats = useFormats();
  const critical = useMemo(
    () => plan.rows.filter((row) => !row.isSummary && isCritical(row)).length,
    [plan],
  );
  return (
    <>
      <TitleBlockFact label={t("fact.tasks")}>{formats.number(plan.taskCount)}</TitleBlockFact>
      {props.shown !== null && (
        <TitleBlockFact label={t("fact.shown")}>{formats.number(props.shown)}</TitleBlockFact>
      )}
      {plan.finish !== null && (
        <TitleBlockFact label={t("fact.finish")}>{formats.planDate(plan.finish)}</TitleBlockFact>
      )}
      <TitleBlockFact label={t("fact.critical")}>{formats.number(critical)}</TitleBlockFact>
      <TitleBlockFact label={t("fact.problems")}>
        <PlanProblems />
      </TitleBlockFact>
      {props.selected > 0 && (
        <TitleBlockFact label={t("fact.selected")} atEnd>
          {formats.number(props.selected)}
        </TitleBlockFact>
      )}
    </>
  );
}

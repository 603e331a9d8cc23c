import { useTranslation } from "react-i18next";
import { usePlan } from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { TitleBlockFact } from "../../../ui/title-block.tsx";

/** The sheet's facts. */
export function PlanFacts(props: { selected: number; shown: number | null }) {
  const { t } = useTranslation("plan");
  const plan = usePlan();
  const formats = useFormats();
  const orphans = plan.findings.filter(({ type }) => type === "orphan" || type === "cycle").length;
  return (
    <>
      <TitleBlockFact label={t("fact.tasks")}>{formats.number(plan.taskCount)}</TitleBlockFact>
      {props.shown !== null && (
        <TitleBlockFact label={t("fact.shown")}>{formats.number(props.shown)}</TitleBlockFact>
      )}
      {plan.finish !== null && (
        <TitleBlockFact label={t("fact.finish")}>{formats.planDate(plan.finish)}</TitleBlockFact>
      )}
      {orphans > 0 && (
        <TitleBlockFact label={t("fact.orphans")}>{formats.number(orphans)}</TitleBlockFact>
      )}
      {props.selected > 0 && (
        <TitleBlockFact label={t("fact.selected")} atEnd>
          {formats.number(props.selected)}
        </TitleBlockFact>
      )}
    </>
  );
}

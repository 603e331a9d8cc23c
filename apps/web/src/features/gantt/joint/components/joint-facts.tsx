import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { usePlan } from "../../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../../platform/i18n/use-formats.ts";
import { TitleBlockFact } from "../../../../ui/title-block.tsx";
import type { JointTimeline } from "../model/joint-timeline.ts";

/** The sheet's facts: of everything, whatever the filter leaves. */
export function JointFacts({ timeline }: { timeline: JointTimeline }) {
  const { t } = useTranslation("joint");
  const formats = useFormats();
  const { finish } = usePlan();
  const counts = useMemo(() => {
    const { items, handOffs } = timeline;
    const promised = items.filter(({ state }) => state !== null);
    const late = promised.filter(({ state }) => state === "late").length;
    const atRisk = promised.filter(({ state }) => state === "at-risk").length;
    return {
      companies: new Set(items.map(({ organisationId }) => organisationId)).size,
      milestones: items.filter(({ isMilestone }) => isMilestone).length,
      handOffs: handOffs.length,
      kept: `${formats.number(promised.length - late - atRisk)} / ${formats.number(promised.length)}`,
      late,
      atRisk,
    };
  }, [timeline, formats]);
  return (
    <>
      <TitleBlockFact label={t("fact.companies")}>
        {formats.number(counts.companies)}
      </TitleBlockFact>
      <TitleBlockFact label={t("fact.milestones")}>
        {formats.number(counts.milestones)}
      </TitleBlockFact>
      <TitleBlockFact label={t("fact.handOffs")}>{formats.number(counts.handOffs)}</TitleBlockFact>
      <TitleBlockFact label={t("fact.kept")}>{counts.kept}</TitleBlockFact>
      <TitleBlockFact label={t("fact.late")} isCritical={counts.late > 0}>
        {formats.number(counts.late)}
      </TitleBlockFact>
      <TitleBlockFact label={t("fact.atRisk")}>{formats.number(counts.atRisk)}</TitleBlockFact>
      {finish !== null && (
        <TitleBlockFact label={t("fact.finish")} atEnd>
          {formats.planDate(finish)}
        </TitleBlockFact>
      )}
    </>
  );
}

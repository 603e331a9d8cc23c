import type { BecauseOf } from "@parley/schedule/schedule.ts";
import { textOfInstant } from "@parley/schedule/instant.ts";
import type { EntityId } from "@parley/shared/primitives/ids.ts";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useFrame, usePlan } from "../collaboration/project-hooks.ts";
import { useFormats } from "../i18n/use-formats.ts";

const DAY_MS = 86_400_000;
const dayOf = (instant: number): string => textOfInstant(instant).slice(0, 10);

/** Says why a date is what it is, in one or two sentences. */
export function useBecauseWords(): (
  because: BecauseOf,
  side: "start" | "finish",
  shown: string | null,
) => string {
  const { t } = useTranslation("task");
  const formats = useFormats();
  const plan = usePlan();
  const { calendars } = useFrame();
  return useCallback(
    ({ reason, asked, movedByCalendarId, resourceId }, side, shown) => {
      const day = formats.planDate(textOfInstant(asked));
      const nameOf = (id: string): string => {
        const row = plan.byId.get(id);
        if (row === undefined) return t("link.hidden");
        return `${row.wbs} ${row.kind === "task" ? row.task.name || t("unnamed") : row.phase.name}`;
      };
      const resource =
        resourceId === null
          ? null
          : (plan.resources.get(resourceId as EntityId)?.resource.name ?? null);
      const sentence = (): string => {
        switch (reason.type) {
          case "relation": {
            const relation = plan.relations.find(({ id }) => id === reason.relationId);
            const type = t(`link.${relation?.type ?? "FS"}`);
            const words = { task: nameOf(reason.taskId), type, day };
            return reason.throughSummaryId === null
              ? t("why.relation", words)
              : t("why.relationThrough", { ...words, summary: nameOf(reason.throughSummaryId) });
          }
          case "constraint":
            return t("why.constraint", { constraint: t(`constraint.${reason.kind}`), day });
          case "manual-summary":
            return t("why.manual-summary", { task: nameOf(reason.summaryId) });
          case "children":
            return t("why.children", { task: nameOf(reason.taskId) });
          case "duration":
            if (resource !== null)
              return t(side === "start" ? "why.durationBeforeOf" : "why.durationAfterOf", {
                resource,
              });
            return t(side === "start" ? "why.durationBefore" : "why.durationAfter");
          case "levelling":
            return resource === null
              ? t("why.levelling", { day })
              : t("why.levellingOf", { day, resource });
          default:
            return t(`why.${reason.type}`, { day });
        }
      };
      if (movedByCalendarId === null || shown === null) return sentence();
      const away = Date.parse(`${shown.slice(0, 10)}Z`) - Date.parse(`${dayOf(asked)}Z`);
      // From one evening to the next morning is no news.
      if (Math.abs(away) <= DAY_MS) return sentence();
      if (resource !== null) return t("why.movedOf", { why: sentence(), resource });
      const calendar = [...calendars.values()].find(({ id }) => id === movedByCalendarId);
      const name = calendar?.name ?? t("why.calendar");
      return t("why.moved", { why: sentence(), calendar: name });
    },
    [t, formats, plan, calendars],
  );
}

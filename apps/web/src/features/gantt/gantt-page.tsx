import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useFacts, usePlan, useSaveState } from "../../platform/collaboration/project-hooks.ts";
import { dismissFirstRows, useFirstRows } from "../../platform/first-rows.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { SkeletonRows } from "../../ui/skeleton-rows.tsx";
import { GanttAgenda } from "./components/gantt-agenda.tsx";
import { GanttView } from "./components/gantt-view.tsx";
import { useMedia } from "./hooks/use-media.ts";
import { useNow } from "./hooks/use-now.ts";

/** The live Gantt of a project; on a phone its weeks. */
export function GanttPage() {
  const { projectId, timeZone } = useFacts();
  const { t } = useTranslation("gantt");
  const now = useNow(timeZone);
  const isNarrow = useMedia("(max-width: 640px)");
  const isLoading = useSaveState().type === "loading";
  const plan = usePlan();
  const isEmpty = plan.rows.length === 0;
  const isPictured = useUntilDated(isLoading, plan.start !== null || plan.taskCount === 0);
  // What comes piece by piece need not be drawn below a picture of the whole.
  if ((isEmpty || isPictured) && isLoading) return <SkeletonRows rows={isPictured ? 1 : 20} />;
  if (isEmpty) return <EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>;
  return isNarrow ? <GanttAgenda now={now} /> : <GanttView projectId={projectId} now={now} />;
}

const MOST_UNDATED_MS = 3_000;

/** Whether a picture of the plan is shown: until the plan is whole, dated and painted below it. */
function useUntilDated(isLoading: boolean, isDated: boolean): boolean {
  const isPictured = useFirstRows();
  useEffect(() => {
    if (isLoading) return undefined;
    if (!isDated) {
      const timer = setTimeout(dismissFirstRows, MOST_UNDATED_MS);
      return () => clearTimeout(timer);
    }
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(dismissFirstRows);
    });
    return () => cancelAnimationFrame(frame);
  }, [isLoading, isDated]);
  return isPictured;
}

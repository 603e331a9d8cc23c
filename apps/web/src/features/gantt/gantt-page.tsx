import { useTranslation } from "react-i18next";
import { useFacts, usePlan, useSaveState } from "../../platform/collaboration/project-hooks.ts";
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
  const isEmpty = usePlan().rows.length === 0;
  if (isEmpty && isLoading) return <SkeletonRows rows={20} />;
  if (isEmpty) return <EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>;
  return isNarrow ? <GanttAgenda now={now} /> : <GanttView projectId={projectId} now={now} />;
}

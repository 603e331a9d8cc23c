import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { showToast } from "../../../ui/toast-store.ts";
import type { GanttChart } from "../canvas/gantt-chart.ts";
import type { GanttPreferences } from "../model/preferences.ts";
import { withView } from "../model/view-link.ts";

/** Copies a link that opens what is in sight now. Where the clipboard is not allowed, the address itself becomes the link. */
export function useCopyView(chart: GanttChart, preferences: GanttPreferences): () => void {
  const { t } = useTranslation("gantt");
  return useCallback(() => {
    const url = new URL(location.href);
    const { viewport, model, selected } = chart;
    const id = selected.get();
    // A heading of a group has no place in the address: it is no row of the plan.
    const isRow = id !== null && model.rows[model.indexOf.get(id) ?? -1]?.group === undefined;
    const row = isRow ? id : null;
    url.search = withView(url.searchParams, viewport, model.rows, preferences, row).toString();
    const copy = async (): Promise<void> => {
      try {
        await navigator.clipboard.writeText(url.href);
        showToast({ id: "gantt-view", kind: "done", text: t("view.copied") });
      } catch {
        history.replaceState(history.state, "", url);
        showToast({ id: "gantt-view", kind: "note", text: t("view.byHand") });
      }
    };
    void copy();
  }, [chart, preferences, t]);
}

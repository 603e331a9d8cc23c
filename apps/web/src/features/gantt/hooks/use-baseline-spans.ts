import { useMemo } from "react";
import { useBaseline } from "../../../platform/baselines/baseline-api.ts";
import { useShownBaseline } from "../../../platform/baselines/shown-baseline.ts";
import { shownBaseline, type ShownBaseline } from "../model/baseline-spans.ts";

/** The baseline that is shown below the bars, once it has come; null: none. */
export function useBaselineSpans(projectId: string): ShownBaseline | null {
  const [shown] = useShownBaseline(projectId);
  const { data, isError } = useBaseline(projectId, shown);
  return useMemo(() => {
    if (shown === null || isError || data === undefined || data.id !== shown) return null;
    const organisationId = data.scope.kind === "project" ? null : data.scope.organisationId;
    return shownBaseline(data.name, organisationId, data.rows);
  }, [shown, data, isError]);
}

import type { PlanOutline } from "@parley/shared/pictures/plan-outline.ts";
import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import type { ProjectSummary } from "../../../platform/api/contract.ts";
import { answer, api } from "../../../platform/api/http.ts";
import { useProjects } from "../../../platform/api/project-api.ts";
import type { PortfolioLane } from "../model/portfolio-scene.ts";

/** An outline is a picture of a moment: it is asked for again while somebody looks. */
const EVERY_MS = 60_000;

const outlineOf = async (projectId: ProjectSummary["id"]): Promise<PlanOutline | null> =>
  (await answer<PlanOutline | undefined>(
    api.GET("/api/projects/{projectId}/outline", { params: { path: { projectId } } }),
  )) ?? null;

/** All my projects that go on, hosted ones first, each with its outline as soon as it is there. */
export function usePortfolio(): {
  readonly lanes: readonly PortfolioLane[] | undefined;
  readonly error: unknown;
  readonly refetch: () => void;
} {
  const { data, error, refetch } = useProjects();
  const projects = useMemo(
    () =>
      (data ?? [])
        .filter(({ archivedAt }) => archivedAt === null)
        .toSorted((a, b) => Number(b.isHost) - Number(a.isHost) || (a.name < b.name ? -1 : 1)),
    [data],
  );
  const outlines = useQueries({
    queries: projects.map(({ id }) => ({
      queryKey: ["project", id, "outline"],
      queryFn: () => outlineOf(id),
      refetchInterval: EVERY_MS,
    })),
    combine: (results) =>
      // What could not be fetched is said as what there is no outline of: the project can be opened all the same.
      results.map((result): PlanOutline | null | undefined =>
        result.isError && result.data === undefined ? null : result.data,
      ),
  });
  const lanes = useMemo(
    () => projects.map((project, at): PortfolioLane => ({ project, outline: outlines[at] })),
    [projects, outlines],
  );
  return {
    lanes: data === undefined ? undefined : lanes,
    error,
    refetch: () => void refetch(),
  };
}

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { FrozenRow } from "@parley/shared/baselines/frozen-plan.ts";
import type { Audience } from "@parley/shared/documents/ydoc-kind.ts";
import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import { answer, api, done } from "../api/http.ts";

export type BaselineScope =
  | { kind: "project" }
  | { kind: "organisation"; organisationId: OrganisationId; audience: Audience };
export type Baseline = {
  id: string;
  name: string;
  scope: BaselineScope;
  dataDate: string | null;
  frozenAt: string;
  frozenBy: string | null;
  canManage: boolean;
};
export type FrozenPlan = Baseline & { rows: FrozenRow[] };
export type NewBaseline = {
  name: string;
  scope: { kind: "project" } | { kind: "organisation"; audience: Audience };
};

/** Under the project's key: with the rights of the project they are asked for again. */
export const baselinesKey = (projectId: string) => ["project", projectId, "baselines"] as const;

const at = (projectId: string, baselineId: string) => ({
  params: { path: { projectId, baselineId } },
});

/** Newest first. */
export const useBaselines = (projectId: string) =>
  useQuery({
    queryKey: [...baselinesKey(projectId), "list"],
    queryFn: async () =>
      (
        await answer<{ items: Baseline[] }>(
          api.GET("/api/projects/{projectId}/baselines", { params: { path: { projectId } } }),
        )
      ).items,
  });

/** With what I may read of it. null: none is asked for. */
export const useBaseline = (projectId: string, baselineId: string | null) =>
  useQuery({
    queryKey: [...baselinesKey(projectId), baselineId],
    enabled: baselineId !== null,
    retry: false,
    queryFn: () =>
      answer<FrozenPlan>(
        api.GET(
          "/api/projects/{projectId}/baselines/{baselineId}",
          at(projectId, baselineId ?? ""),
        ),
      ),
  });

function useBaselineChange<V, R>(projectId: string, send: (values: V) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => client.invalidateQueries({ queryKey: baselinesKey(projectId) }),
  });
}

export const useFreezeBaseline = (projectId: string) =>
  useBaselineChange(projectId, (body: NewBaseline) =>
    answer<{ id: string }>(
      api.POST("/api/projects/{projectId}/baselines", { params: { path: { projectId } }, body }),
    ),
  );
export const useRenameBaseline = (projectId: string) =>
  useBaselineChange(projectId, ({ id, name }: { id: string; name: string }) =>
    done(
      api.PATCH("/api/projects/{projectId}/baselines/{baselineId}", {
        ...at(projectId, id),
        body: { name },
      }),
    ),
  );
export const useRemoveBaseline = (projectId: string) =>
  useBaselineChange(projectId, (id: string) =>
    done(api.DELETE("/api/projects/{projectId}/baselines/{baselineId}", at(projectId, id))),
  );

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Spec } from "./contract.ts";
import { answer, api, done } from "./http.ts";

const at = (projectId: string) => ({ params: { path: { projectId } } });
const within = (projectId: string, specId: string) => ({ params: { path: { projectId, specId } } });
/** Under the project's key, so that a change of the project fetches it again. */
const specsKey = (projectId: string) => ["project", projectId, "specs"] as const;

export const useSpecs = (projectId: string) =>
  useQuery({
    queryKey: specsKey(projectId),
    queryFn: async () =>
      (await answer<{ items: Spec[] }>(api.GET("/api/projects/{projectId}/specs", at(projectId))))
        .items,
  });

function useSpecChange<Input, Output>(
  projectId: string,
  mutationFn: (input: Input) => Promise<Output>,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => client.invalidateQueries({ queryKey: specsKey(projectId) }),
  });
}

export type SpecFacts = Pick<Spec, "title" | "number" | "audience" | "writers">;
export type NewSpec = SpecFacts & { readonly headings: { level: number; text: string }[] };

export const useCreateSpec = (projectId: string) =>
  useSpecChange(projectId, (body: NewSpec) =>
    answer<{ id: Spec["id"] }>(
      api.POST("/api/projects/{projectId}/specs", { ...at(projectId), body }),
    ),
  );
export const useChangeSpec = (projectId: string) =>
  useSpecChange(
    projectId,
    ({ id, ...body }: { id: string; archived?: boolean } & Partial<SpecFacts>) =>
      done(
        api.PATCH("/api/projects/{projectId}/specs/{specId}", { ...within(projectId, id), body }),
      ),
  );

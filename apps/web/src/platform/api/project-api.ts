import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Audience } from "@parley/shared/documents/ydoc-kind.ts";
import type { Capability } from "@parley/shared/permissions/capability.ts";
import type { OnlinePerson } from "@parley/shared/protocol/live-events.ts";
import type {
  Invitation,
  LaneFacts,
  PersonOnProject,
  Project,
  ProjectSummary,
  Role,
} from "./contract.ts";
import { answer, api, done } from "./http.ts";

type Items<T> = { items: T[] };
const items = async <T>(fetched: Promise<Items<T>>): Promise<T[]> => (await fetched).items;
const at = (projectId: string) => ({ params: { path: { projectId } } });

export const useProjects = () =>
  useQuery({
    queryKey: ["projects"],
    queryFn: () => items(answer<Items<ProjectSummary>>(api.GET("/api/projects"))),
  });
export const useCreateProject = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; timeZone: string }) =>
      answer<{ id: Project["id"] }>(api.POST("/api/projects", { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["projects"] }),
  });
};
export const useProject = (projectId: string) =>
  useQuery({
    queryKey: ["project", projectId],
    queryFn: () => answer<Project>(api.GET("/api/projects/{projectId}", at(projectId))),
  });
export const useOnline = (projectId: string) =>
  useQuery({
    queryKey: ["online", projectId],
    queryFn: async () =>
      (
        await answer<{ people: OnlinePerson[] }>(
          api.GET("/api/projects/{projectId}/online", at(projectId)),
        )
      ).people,
  });

/** A part of a project is known under the project's key, so that a change of the project fetches it again. */
const partKey = (projectId: string, part: string) => ["project", projectId, part] as const;

export const useProjectInvitations = (projectId: string) =>
  useQuery({
    queryKey: partKey(projectId, "invitations"),
    queryFn: () =>
      items(
        answer<Items<Invitation>>(api.GET("/api/projects/{projectId}/invitations", at(projectId))),
      ),
  });
export const usePeople = (projectId: string) =>
  useQuery({
    queryKey: partKey(projectId, "people"),
    queryFn: () =>
      items(
        answer<Items<PersonOnProject>>(api.GET("/api/projects/{projectId}/people", at(projectId))),
      ),
  });
export const useRoles = (projectId: string) =>
  useQuery({
    queryKey: partKey(projectId, "roles"),
    queryFn: () =>
      items(answer<Items<Role>>(api.GET("/api/projects/{projectId}/roles", at(projectId)))),
  });
export const useLanes = (projectId: string) =>
  useQuery({
    queryKey: partKey(projectId, "lanes"),
    queryFn: () =>
      items(answer<Items<LaneFacts>>(api.GET("/api/projects/{projectId}/lanes", at(projectId)))),
  });

/** Changes something of a project; everything known of it is fetched again. */
function useProjectChange<V, R>(projectId: string, send: (values: V) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ["project", projectId] }),
        client.invalidateQueries({ queryKey: ["projects"] }),
      ]);
    },
  });
}

export const useUpdateProject = (projectId: string) =>
  useProjectChange(projectId, (body: { name?: string; timeZone?: string; archived?: boolean }) =>
    done(api.PATCH("/api/projects/{projectId}", { ...at(projectId), body })),
  );
export type ParticipantInvite = {
  organisationName: string;
  email?: string;
  roleId: string;
  expiresInDays: number;
};
export const useInviteParticipant = (projectId: string) =>
  useProjectChange(projectId, (body: ParticipantInvite) =>
    answer<Invitation & { url: string }>(
      api.POST("/api/projects/{projectId}/invitations", { ...at(projectId), body }),
    ),
  );
export const useRevokeProjectInvitation = (projectId: string) =>
  useProjectChange(projectId, (id: string) =>
    done(
      api.DELETE("/api/projects/{projectId}/invitations/{id}", {
        params: { path: { projectId, id } },
      }),
    ),
  );
export const useEndParticipation = (projectId: string) =>
  useProjectChange(projectId, (organisationId: string) =>
    done(
      api.DELETE("/api/projects/{projectId}/participants/{organisationId}", {
        params: { path: { projectId, organisationId } },
      }),
    ),
  );
export const useLeaveProject = (projectId: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => done(api.DELETE("/api/projects/{projectId}/participation", at(projectId))),
    onSuccess: () => {
      client.removeQueries({ queryKey: ["project", projectId] });
      return client.invalidateQueries({ queryKey: ["projects"] });
    },
  });
};
export const useAddPerson = (projectId: string) =>
  useProjectChange(projectId, (body: { userId: string; roleId: string }) =>
    done(api.POST("/api/projects/{projectId}/people", { ...at(projectId), body })),
  );
export const useUpdatePerson = (projectId: string) =>
  useProjectChange(projectId, ({ userId, roleId }: { userId: string; roleId: string }) =>
    done(
      api.PATCH("/api/projects/{projectId}/people/{userId}", {
        params: { path: { projectId, userId } },
        body: { roleId },
      }),
    ),
  );
export const useRemovePerson = (projectId: string) =>
  useProjectChange(projectId, (userId: string) =>
    done(
      api.DELETE("/api/projects/{projectId}/people/{userId}", {
        params: { path: { projectId, userId } },
      }),
    ),
  );
export type RoleValues = { name: string; capabilities: Capability[] };
export const useSaveRole = (projectId: string) =>
  useProjectChange(projectId, ({ id, ...body }: RoleValues & { id: string | null }) =>
    id === null
      ? done(api.POST("/api/projects/{projectId}/roles", { ...at(projectId), body }))
      : done(
          api.PATCH("/api/projects/{projectId}/roles/{roleId}", {
            params: { path: { projectId, roleId: id } },
            body,
          }),
        ),
  );
export const useDeleteRole = (projectId: string) =>
  useProjectChange(projectId, (roleId: string) =>
    done(
      api.DELETE("/api/projects/{projectId}/roles/{roleId}", {
        params: { path: { projectId, roleId } },
      }),
    ),
  );
export const useMoveTasks = (projectId: string) =>
  useProjectChange(projectId, (body: { taskIds: readonly string[]; audience: Audience }) =>
    done(
      api.POST("/api/projects/{projectId}/task-moves", {
        ...at(projectId),
        body: { taskIds: [...body.taskIds], audience: body.audience },
      }),
    ),
  );

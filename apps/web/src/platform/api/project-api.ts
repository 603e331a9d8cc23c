import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Audience } from "@parley/shared/documents/ydoc-kind.ts";
import type { OnlinePerson } from "@parley/shared/protocol/live-events.ts";
import type {
  Invitation,
  LaneFacts,
  PersonOnProject,
  Project,
  ProjectSummary,
  Role,
} from "./contract.ts";
import { call, path } from "./http.ts";

type Items<T> = { items: T[] };
const items = async <T>(answer: Promise<Items<T>>): Promise<T[]> => (await answer).items;

export const useProjects = () =>
  useQuery({
    queryKey: ["projects"],
    queryFn: () => items(call<Items<ProjectSummary>>("GET", "/api/projects")),
  });
export const useCreateProject = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; timeZone: string }) =>
      call<{ id: string }>("POST", "/api/projects", body),
    onSuccess: () => client.invalidateQueries({ queryKey: ["projects"] }),
  });
};
export const useProject = (projectId: string) =>
  useQuery({
    queryKey: ["project", projectId],
    queryFn: () => call<Project>("GET", path`/api/projects/${projectId}`),
  });
export const useOnline = (projectId: string) =>
  useQuery({
    queryKey: ["online", projectId],
    queryFn: async () =>
      (await call<{ people: OnlinePerson[] }>("GET", path`/api/projects/${projectId}/online`))
        .people,
  });

const part = <T>(projectId: string, name: string) => ({
  queryKey: ["project", projectId, name],
  queryFn: () => items(call<Items<T>>("GET", path`/api/projects/${projectId}/${name}`)),
});
export const useProjectInvitations = (projectId: string) =>
  useQuery(part<Invitation>(projectId, "invitations"));
export const usePeople = (projectId: string) =>
  useQuery(part<PersonOnProject>(projectId, "people"));
export const useRoles = (projectId: string) => useQuery(part<Role>(projectId, "roles"));
export const useLanes = (projectId: string) => useQuery(part<LaneFacts>(projectId, "lanes"));

/** Changes something of a project; everything known of it is fetched again. */
function useProjectChange<V, R = null>(projectId: string, send: (values: V) => Promise<R>) {
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
const base = (projectId: string) => path`/api/projects/${projectId}`;

export const useUpdateProject = (projectId: string) =>
  useProjectChange(projectId, (body: { name?: string; timeZone?: string; archived?: boolean }) =>
    call<Project>("PATCH", base(projectId), body),
  );
export type ParticipantInvite = {
  organisationName: string;
  email?: string;
  roleId: string;
  expiresInDays: number;
};
export const useInviteParticipant = (projectId: string) =>
  useProjectChange(projectId, (body: ParticipantInvite) =>
    call<Invitation & { url: string }>("POST", `${base(projectId)}/invitations`, body),
  );
export const useRevokeProjectInvitation = (projectId: string) =>
  useProjectChange(projectId, (id: string) =>
    call<null>("DELETE", base(projectId) + path`/invitations/${id}`),
  );
export const useEndParticipation = (projectId: string) =>
  useProjectChange(projectId, (organisationId: string) =>
    call<null>("DELETE", base(projectId) + path`/participants/${organisationId}`),
  );
export const useLeaveProject = (projectId: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call<null>("DELETE", `${base(projectId)}/participation`),
    onSuccess: () => {
      client.removeQueries({ queryKey: ["project", projectId] });
      return client.invalidateQueries({ queryKey: ["projects"] });
    },
  });
};
export const useAddPerson = (projectId: string) =>
  useProjectChange(projectId, (body: { userId: string; roleId: string }) =>
    call<null>("POST", `${base(projectId)}/people`, body),
  );
export const useUpdatePerson = (projectId: string) =>
  useProjectChange(projectId, ({ userId, roleId }: { userId: string; roleId: string }) =>
    call<null>("PATCH", base(projectId) + path`/people/${userId}`, { roleId }),
  );
export const useRemovePerson = (projectId: string) =>
  useProjectChange(projectId, (userId: string) =>
    call<null>("DELETE", base(projectId) + path`/people/${userId}`),
  );
export type RoleValues = { name: string; capabilities: string[] };
export const useSaveRole = (projectId: string) =>
  useProjectChange(projectId, ({ id, ...body }: RoleValues & { id: string | null }) =>
    id === null
      ? call<Role>("POST", `${base(projectId)}/roles`, body)
      : call<Role>("PATCH", base(projectId) + path`/roles/${id}`, body),
  );
export const useDeleteRole = (projectId: string) =>
  useProjectChange(projectId, (id: string) =>
    call<null>("DELETE", base(projectId) + path`/roles/${id}`),
  );
export const useMoveTasks = (projectId: string) =>
  useProjectChange(projectId, (body: { taskIds: readonly string[]; audience: Audience }) =>
    call<null>("POST", `${base(projectId)}/task-moves`, body),
  );

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { OrganisationRole } from "@parley/shared/permissions/standing.ts";
import type { Invitation, Member, OwnOrganisation } from "./contract.ts";
import { call, path } from "./http.ts";

const KEY = "organisation";

export const useMembers = (enabled = true) =>
  useQuery({
    queryKey: [KEY, "members"],
    enabled,
    queryFn: async () =>
      (await call<{ items: Member[] }>("GET", "/api/organisation/members")).items,
  });
export const useMemberInvitations = (enabled: boolean) =>
  useQuery({
    queryKey: [KEY, "invitations"],
    enabled,
    queryFn: async () =>
      (await call<{ items: Invitation[] }>("GET", "/api/organisation/invitations")).items,
  });

function useOrganisationChange<V, R>(send: (values: V) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => client.invalidateQueries({ queryKey: [KEY] }),
  });
}
export const useUpdateOrganisation = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { name?: string; code?: string; colour?: number }) =>
      call<OwnOrganisation>("PATCH", "/api/organisation", body),
    onSuccess: () => client.invalidateQueries({ queryKey: ["session"] }),
  });
};
export const useUpdateMember = () =>
  useOrganisationChange(({ userId, role }: { userId: string; role: OrganisationRole }) =>
    call<null>("PATCH", path`/api/organisation/members/${userId}`, { role }),
  );
export const useRemoveMember = () =>
  useOrganisationChange((userId: string) =>
    call<null>("DELETE", path`/api/organisation/members/${userId}`),
  );
export type MemberInvite = { email?: string; role: OrganisationRole; expiresInDays: number };
export const useInviteMember = () =>
  useOrganisationChange((body: MemberInvite) =>
    call<Invitation & { url: string }>("POST", "/api/organisation/invitations", body),
  );
export const useRevokeMemberInvitation = () =>
  useOrganisationChange((id: string) =>
    call<null>("DELETE", path`/api/organisation/invitations/${id}`),
  );

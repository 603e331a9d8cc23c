import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { OrganisationRole } from "@parley/shared/permissions/standing.ts";
import type { Invitation, Member, OwnOrganisation } from "./contract.ts";
import { answer, api, done } from "./http.ts";

const KEY = "organisation";

export const useMembers = (enabled = true) =>
  useQuery({
    queryKey: [KEY, "members"],
    enabled,
    queryFn: async () =>
      (await answer<{ items: Member[] }>(api.GET("/api/organisation/members"))).items,
  });
export const useMemberInvitations = (enabled: boolean) =>
  useQuery({
    queryKey: [KEY, "invitations"],
    enabled,
    queryFn: async () =>
      (await answer<{ items: Invitation[] }>(api.GET("/api/organisation/invitations"))).items,
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
      answer<OwnOrganisation>(api.PATCH("/api/organisation", { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["session"] }),
  });
};
export const useUpdateMember = () =>
  useOrganisationChange(({ userId, role }: { userId: string; role: OrganisationRole }) =>
    done(
      api.PATCH("/api/organisation/members/{userId}", {
        params: { path: { userId } },
        body: { role },
      }),
    ),
  );
export const useRemoveMember = () =>
  useOrganisationChange((userId: string) =>
    done(api.DELETE("/api/organisation/members/{userId}", { params: { path: { userId } } })),
  );
export type MemberInvite = { email?: string; role: OrganisationRole; expiresInDays: number };
export const useInviteMember = () =>
  useOrganisationChange((body: MemberInvite) =>
    answer<Invitation & { url: string }>(api.POST("/api/organisation/invitations", { body })),
  );
export const useRevokeMemberInvitation = () =>
  useOrganisationChange((id: string) =>
    done(api.DELETE("/api/organisation/invitations/{id}", { params: { path: { id } } })),
  );

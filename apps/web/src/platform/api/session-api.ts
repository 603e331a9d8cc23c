import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { InvitationPreview, OwnOrganisation, ProjectSummary, Session } from "./contract.ts";
import { call, path, rememberCsrf } from "./http.ts";

export const SESSION_KEY = ["session"] as const;

async function session(answer: Promise<Session>): Promise<Session> {
  const value = await answer;
  rememberCsrf(value.csrf);
  return value;
}
export const fetchSession = () => session(call<Session>("GET", "/api/session"));

export const useSession = () =>
  useQuery({ queryKey: SESSION_KEY, queryFn: fetchSession, staleTime: Infinity });

/** Inside the signed-in part of the app, where the session has been fetched and has a user. */
export function useSignedIn() {
  const { data } = useSession();
  if (data === undefined || data.user === null) throw new Error("Used outside the signed-in part");
  const organisation = data.organisations.find((own) => own.id === data.organisationId) ?? null;
  return { session: data, user: data.user, organisation };
}

/** A mutation that answers with the session; what another person or organisation saw is forgotten at once. */
function useSessionChange<V>(send: (values: V) => Promise<Session>, forget: boolean) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (value) => {
      if (forget) client.removeQueries({ predicate: (query) => query.queryKey[0] !== "session" });
      client.setQueryData(SESSION_KEY, value);
    },
  });
}
export type SignIn = { email: string; password: string };
export const useSignIn = () =>
  useSessionChange((body: SignIn) => session(call("POST", "/api/session", body)), true);
export type Registration = {
  email: string;
  name: string;
  password: string;
  language: string;
  timeZone: string;
  organisationName: string;
  organisationCode: string;
};
export const useRegister = () =>
  useSessionChange((body: Registration) => session(call("POST", "/api/registrations", body)), true);
export const useSwitchOrganisation = () =>
  useSessionChange(
    (organisationId: string) =>
      session(call("PUT", "/api/session/organisation", { organisationId })),
    true,
  );
export const useUpdateMe = () =>
  useSessionChange(
    (body: { name?: string; language?: string; timeZone?: string }) =>
      session(call("PATCH", "/api/me", body)),
    false,
  );
export const useSignOut = (everywhere = false) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call<null>("DELETE", everywhere ? "/api/sessions" : "/api/session"),
    onSuccess: () => client.resetQueries({ queryKey: SESSION_KEY }),
  });
};
export const useChangePassword = () =>
  useMutation({
    mutationFn: (body: { current: string; next: string }) =>
      call<null>("PUT", "/api/me/password", body),
  });
export const useRequestReset = () =>
  useMutation({
    mutationFn: (email: string) => call<null>("POST", "/api/password-resets", { email }),
  });
export const useResetPassword = (token: string) =>
  useMutation({
    mutationFn: (password: string) =>
      call<null>("POST", path`/api/password-resets/${token}`, { password }),
  });

export const useInvitation = (token: string) =>
  useQuery({
    queryKey: ["invitation", token],
    queryFn: () => call<InvitationPreview>("GET", path`/api/invitations/${token}`),
  });
export type Acceptance = {
  as:
    | {
        type: "new-user";
        email: string;
        name: string;
        password: string;
        language: string;
        timeZone: string;
      }
    | { type: "signed-in" };
  organisation?:
    | { type: "new"; name: string; code: string }
    | { type: "mine"; organisationId: string };
};
export const useAcceptInvitation = (token: string) =>
  useSessionChange(
    (body: Acceptance) =>
      session(call("POST", path`/api/invitations/${token}/acceptance`, body)) as Promise<
        Session & { projectId: ProjectSummary["id"] | null }
      >,
    true,
  );
export const useCreateOrganisation = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; code: string; colour: number }) =>
      call<OwnOrganisation>("POST", "/api/organisations", body),
    onSuccess: () => client.invalidateQueries({ queryKey: SESSION_KEY }),
  });
};

import { countUnsent, wipeEverything } from "../collaboration/local-copies.ts";
import { useMutation, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { Language } from "../i18n/language.ts";
import type { InvitationPreview, OwnOrganisation, ProjectSummary, Session } from "./contract.ts";
import { answer, api, done, rememberCsrf } from "./http.ts";

export const SESSION_KEY = ["session"] as const;

async function session<T extends Session>(fetched: Promise<T>): Promise<T> {
  const value = await fetched;
  rememberCsrf(value.csrf);
  return value;
}
export const fetchSession = () => session(answer<Session>(api.GET("/api/session")));

export const useSession = () =>
  useQuery({ queryKey: SESSION_KEY, queryFn: fetchSession, staleTime: Infinity });

/** Inside the signed-in part of the app, where the session has been fetched and has a user. */
export function useSignedIn() {
  const { data } = useSession();
  if (data === undefined || data.user === null) throw new Error("Used outside the signed-in part");
  const organisation = data.organisations.find((own) => own.id === data.organisationId) ?? null;
  return { session: data, user: data.user, organisation };
}

/** What does not depend on who is signed in. */
const KEPT: ReadonlySet<unknown> = new Set(["session", "invitation"]);

/**
 * The session is over, whoever ended it: what it showed is forgotten, and the sign-in comes up. The session itself is replaced and
 * never removed, because removing tells nobody; without an answer of the server one is signed out all the same.
 */
export async function forgetSession(client: QueryClient): Promise<void> {
  const old = client.getQueryData<Session>(SESSION_KEY);
  const signedOut = old && { ...old, user: null, organisations: [], organisationId: null };
  client.setQueryData(SESSION_KEY, await fetchSession().catch(() => signedOut));
  client.removeQueries({ predicate: (query) => !KEPT.has(query.queryKey[0]) });
}

/** A mutation that answers with the session; what another person or organisation saw is forgotten at once. */
function useSessionChange<V, S extends Session>(send: (values: V) => Promise<S>, forget: boolean) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (value) => {
      if (forget) client.removeQueries({ predicate: (query) => !KEPT.has(query.queryKey[0]) });
      client.setQueryData(SESSION_KEY, value);
    },
  });
}
export type SignIn = { email: string; password: string };
export const useSignIn = () =>
  useSessionChange(
    (body: SignIn) => session(answer<Session>(api.POST("/api/session", { body }))),
    true,
  );
export type Registration = {
  email: string;
  name: string;
  password: string;
  language: Language;
  timeZone: string;
  organisationName: string;
  organisationCode: string;
};
export const useRegister = () =>
  useSessionChange(
    (body: Registration) => session(answer<Session>(api.POST("/api/registrations", { body }))),
    true,
  );
export const useSwitchOrganisation = () =>
  useSessionChange(
    (organisationId: string) =>
      session(answer<Session>(api.PUT("/api/session/organisation", { body: { organisationId } }))),
    true,
  );
export const useUpdateMe = () =>
  useSessionChange(
    (body: { name?: string; language?: Language; timeZone?: string }) =>
      session(answer<Session>(api.PATCH("/api/me", { body }))),
    false,
  );
export const useSignOut = (everywhere = false) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => done(everywhere ? api.DELETE("/api/sessions") : api.DELETE("/api/session")),
    onSuccess: async () => {
      // Plans of this user stay on no computer that somebody else may use next.
      await wipeEverything().catch(() => undefined);
      await client.resetQueries({ queryKey: SESSION_KEY });
    },
  });
};
/** Signing out deletes what is on this computer: how many edits would be lost by it. */
export const countEditsToLose = (): Promise<number> => countUnsent().catch(() => 0);
export const useChangePassword = () =>
  useMutation({
    mutationFn: (body: { current: string; next: string }) =>
      done(api.PUT("/api/me/password", { body })),
  });
export const useRequestReset = () =>
  useMutation({
    mutationFn: (email: string) => done(api.POST("/api/password-resets", { body: { email } })),
  });
export const useResetPassword = (token: string) =>
  useMutation({
    mutationFn: (password: string) =>
      done(
        api.POST("/api/password-resets/{token}", {
          params: { path: { token } },
          body: { password },
        }),
      ),
  });

/** Asked after the session: two first requests at once would make one visitor two, and the token belong to neither. */
export const useInvitation = (token: string) =>
  useQuery({
    enabled: useSession().data !== undefined,
    queryKey: ["invitation", token],
    queryFn: () =>
      answer<InvitationPreview>(
        api.GET("/api/invitations/{token}", { params: { path: { token } } }),
      ),
  });
export type Acceptance = {
  as:
    | {
        type: "new-user";
        email: string;
        name: string;
        password: string;
        language: Language;
        timeZone: string;
      }
    | { type: "signed-in" };
  organisation?:
    | { type: "new"; name: string; code: string }
    | { type: "mine"; organisationId: string };
};
export type Accepted = Session & { projectId: ProjectSummary["id"] | null };
export const useAcceptInvitation = (token: string) =>
  useSessionChange(
    (body: Acceptance) =>
      session(
        answer<Accepted>(
          api.POST("/api/invitations/{token}/acceptance", { params: { path: { token } }, body }),
        ),
      ),
    true,
  );
export const useCreateOrganisation = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; code: string; colour: number }) =>
      answer<OwnOrganisation>(api.POST("/api/organisations", { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: SESSION_KEY }),
  });
};

export { hashPassword, isPassword, isWeakPassword } from "./password.ts";
export { signedIn } from "./request-guard.ts";
export { sessionView, type SessionView } from "./session-contract.ts";
export {
  deleteExpiredSessions,
  deleteSessionsOfUser,
  membershipRole,
  organisationsOf,
  setSessionOrganisation,
} from "./session-repository.ts";
export { viewSession, type DemoAccount } from "./session-view.ts";
export type { Session, Sessions } from "./sessions.ts";

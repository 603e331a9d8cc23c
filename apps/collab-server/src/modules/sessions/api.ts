export { sessionView, type SessionView } from "./session-contract.ts";

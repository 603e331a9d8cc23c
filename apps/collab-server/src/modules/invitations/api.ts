export { invitationView, newInvitationView, type InvitationView } from "./invitation-contract.ts";

export { invitationView, newInvitationView, type InvitationView } from "./invitation-contract.ts";
export { createInvitation, listInvitations, revokeInvitation } from "./manage-invitations.ts";

import type { OrganisationId, ProjectId, UserId } from "../primitives/ids.ts";
import type { Capability } from "./capability.ts";

/** An organisation's own roles: who administers its people. */
export type OrganisationRole = "admin" | "member";

/** A signed-in person, acting for the one organisation that the session names. */
export type Actor = {
  readonly userId: UserId;
  readonly organisationId: OrganisationId | null;
  readonly organisationRole: OrganisationRole | null;
};

/**
 * What a person is to one project, as plain facts: the only input of every policy beside the object itself.
 * `outsider` covers everybody without a living person-on-project row of the organisation acted for, whatever the reason.
 */
export type Standing =
  | { readonly kind: "outsider" }
  | {
      readonly kind: "participant";
      readonly projectId: ProjectId;
      readonly userId: UserId;
      readonly organisationId: OrganisationId;
      readonly isHost: boolean;
      readonly capabilities: ReadonlySet<Capability>;
    };

export const OUTSIDER: Standing = { kind: "outsider" };

import type { OrganisationId, UserId } from "@parley/shared/primitives/ids.ts";

/** Ids that the database made, by the keys of the demo. */
export type DemoIds = {
  readonly user: (key: string) => UserId;
  readonly organisation: (key: string) => OrganisationId;
};

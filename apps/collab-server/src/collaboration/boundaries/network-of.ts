import type { Network } from "@parley/schedule/network.ts";
import { assemblePlan } from "@parley/shared/documents/assemble-plan.ts";
import { placeLanes } from "@parley/shared/documents/place-lanes.ts";
import { networkOfPlan } from "@parley/shared/schedule/network-of-plan.ts";
import type { NetworkOfPlan } from "./bounds-of-parts.ts";

/** What a replica that holds these ydocs computes from: the same functions, so the same network. */
export const networkOf: NetworkOfPlan = ({ ydocId, snapshot }, lanes): Network => {
  const { findings: _, ...placed } = placeLanes(
    lanes.map(({ place: { organisationId, audience }, ...lane }) => ({
      ...lane,
      organisationId,
      audience,
    })),
  );
  const plan = assemblePlan({
    ...placed,
    phases: snapshot.phases.values(),
    frameId: ydocId,
  });
  return networkOfPlan(plan, snapshot);
};

import { createScheduler } from "@parley/schedule/create-scheduler.ts";
import { assemblePlan } from "@parley/shared/documents/assemble-plan.ts";
import { EMPTY_FRAME, type FrameSnapshot } from "@parley/shared/documents/frame-snapshot.ts";
import type { Plan } from "@parley/shared/documents/plan-row.ts";
import {
  frameOfState,
  laneOfState,
  ledgerOfState,
  type LaneWithTexts,
} from "@parley/shared/documents/read-states.ts";
import {
  isMarksPlace,
  isSpecPlace,
  isWallPlace,
  type Audience,
} from "@parley/shared/documents/ydoc-kind.ts";
import { canExportYdoc } from "@parley/shared/permissions/export-policy.ts";
import { PlanScheduler } from "@parley/shared/schedule/plan-scheduler.ts";
import type { OrganisationId, YdocId } from "@parley/shared/primitives/ids.ts";
import type { ServerContext } from "../../server-context.ts";
import { readableYdocs } from "../catalog/api.ts";
import type { Participant } from "../people/api.ts";

export type ExportedLane = LaneWithTexts & {
  readonly ydocId: YdocId;
  readonly organisationId: OrganisationId;
  readonly audience: Audience;
};
export type ExportedLedger = {
  readonly organisationId: OrganisationId;
  readonly audience: Audience;
  readonly entries: ReturnType<typeof ledgerOfState>["entries"];
};
export type ExportedPlan = {
  readonly frame: FrameSnapshot;
  readonly lanes: readonly ExportedLane[];
  readonly ledgers: readonly ExportedLedger[];
  readonly plan: Plan;
};

/** Everything of the project that the person may read, and nothing else is ever loaded. */
export async function readPlan(
  { db, collaboration }: Pick<ServerContext, "db" | "collaboration">,
  who: Participant,
): Promise<ExportedPlan> {
  let frame = EMPTY_FRAME;
  const lanes: ExportedLane[] = [];
  const ledgers: ExportedLedger[] = [];
  for (const { ydocId, place } of await readableYdocs(db.read, who, who.projectId)) {
    if (
      isWallPlace(place) ||
      isMarksPlace(place) ||
      isSpecPlace(place) ||
      !canExportYdoc(who, place).allowed
    )
      continue;
    const state = await collaboration.readState(ydocId);
    if (place.kind === "frame") frame = frameOfState(state);
    else {
      const { organisationId, audience } = place;
      if (place.kind === "ledger") {
        ledgers.push({ organisationId, audience, entries: ledgerOfState(state).entries });
      } else lanes.push({ ydocId, organisationId, audience, ...laneOfState(state) });
    }
  }
  const tree = assemblePlan({ phases: frame.phases.values(), lanes });
  const bounds = await collaboration.boundariesOf(
    who.projectId,
    new Set(lanes.map(({ ydocId }) => ydocId)),
  );
  const plan = new PlanScheduler(createScheduler).date(tree, frame, bounds);
  return { frame, lanes, ledgers, plan };
}

import { createScheduler } from "@parley/schedule/create-scheduler.ts";
import { freezePlan } from "@parley/shared/baselines/freeze-plan.ts";
import type { FrozenPart } from "@parley/shared/baselines/frozen-plan.ts";
import { assemblePlan } from "@parley/shared/documents/assemble-plan.ts";
import { PlanScheduler } from "@parley/shared/schedule/plan-scheduler.ts";
import { audit } from "../../db/audit.ts";
import { HttpError } from "../../platform/http/http-error.ts";
import type { ServerContext } from "../../server-context.ts";
import type { Participant } from "../people/api.ts";
import { countBaselines, insertBaseline, packPart, type Scope } from "./baseline-repository.ts";

/** Of the project, and of each organisation. */
const MOST_BASELINES = 100;

/**
 * Freezes the plan as the server has it now, with the dates that the whole network gives. The caller has checked the right to.
 *
 * @throws HttpError `baseline.empty` where there is nothing of that scope, `baseline.too-many`
 */
export async function freezeBaseline(
  { db, collaboration }: Pick<ServerContext, "db" | "collaboration">,
  who: Participant,
  { name, scope }: { readonly name: string; readonly scope: Scope },
): Promise<string> {
  const { frameId, frame, lanes } = await collaboration.readWhole(who.projectId);
  const tree = assemblePlan({ phases: frame.phases.values(), lanes, frameId });
  const plan = new PlanScheduler(createScheduler).date(tree, frame, null);
  const isInScope = ({ organisationId }: FrozenPart): boolean =>
    scope.kind === "project" || organisationId === scope.organisationId;
  const frozen = freezePlan(plan).filter(isInScope);
  if (frozen.length === 0) throw new HttpError("baseline.empty");
  const parts = await Promise.all(frozen.map(packPart));
  return db.transact(async (tx) => {
    const owner = scope.kind === "project" ? null : scope.organisationId;
    if ((await countBaselines(tx, who.projectId, owner)) >= MOST_BASELINES)
      throw new HttpError("baseline.too-many");
    const id = await insertBaseline(tx, {
      projectId: who.projectId,
      scope,
      name,
      dataDate: frame.settings.dataDate,
      frozenBy: who.userId,
      parts,
    });
    await audit(tx, {
      action: "baseline.frozen",
      userId: who.userId,
      organisationId: who.organisationId,
      projectId: who.projectId,
      detail: { baselineId: id, scope },
    });
    return id;
  });
}

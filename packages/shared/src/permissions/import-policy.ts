import type { Audience } from "../documents/ydoc-kind.ts";
import { allowIf, HIDDEN, holds, holdsAsHost } from "./access.ts";
import type { Decision } from "./decision.ts";
import type { Standing } from "./standing.ts";
import { canCreateTask } from "./task-policy.ts";

/** Whether the person may import at all: files go to lanes of the organisation acted for. */
export function canImport(standing: Standing): Decision {
  if (standing.kind === "outsider") return HIDDEN;
  return allowIf(holds(standing, "plan.import") && holds(standing, "task.edit"));
}

/** An import makes tasks, so it needs every right that making them by hand needs. */
export function canImportInto(
  standing: Standing,
  lane: { readonly organisationId: string; readonly audience: Audience },
): Decision {
  const may = canImport(standing);
  if (!may.allowed || standing.kind === "outsider") return may;
  if (lane.organisationId !== standing.organisationId) return allowIf(false);
  return canCreateTask(standing, {
    kind: "lane",
    organisationId: standing.organisationId,
    audience: lane.audience,
    part: 0,
  });
}

/**
 * Whether tasks of an import may begin in the lane of another participant: the host deals out a plan that it has brought along.
 * From then on they are that organisation's own. Never into what the host itself may not read.
 */
export function canDealOut(standing: Standing, lane: { readonly audience: Audience }): Decision {
  const may = canImport(standing);
  if (!may.allowed) return may;
  return allowIf(holdsAsHost(standing, "project.manage") && lane.audience !== "private");
}

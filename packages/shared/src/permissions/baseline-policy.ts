import type { Audience, YdocPlace } from "../documents/ydoc-kind.ts";
import { allowIf, holds, holdsAsHost } from "./access.ts";
import type { Decision } from "./decision.ts";
import type { Standing } from "./standing.ts";
import { canReadYdoc, ownsYdoc } from "./ydoc-policy.ts";

/** Of the whole project, or of the lanes of one organisation, which says who may know of it. */
export type BaselineScope =
  | { readonly kind: "project" }
  | { readonly kind: "organisation"; readonly organisationId: string; readonly audience: Audience };

/** A baseline is known to those who may read a lane of its audience; one of the project to all who may read the plan. */
const placeOf = (scope: BaselineScope): YdocPlace =>
  scope.kind === "project"
    ? { kind: "frame" }
    : ({
        kind: "lane",
        organisationId: scope.organisationId,
        audience: scope.audience,
        part: 0,
      } as YdocPlace);

export const canReadBaseline = (standing: Standing, scope: BaselineScope): Decision =>
  canReadYdoc(standing, placeOf(scope));

/** What it keeps of a lane is read by those who may read both: the baseline and the lane. */
export function canReadBaselinePart(
  standing: Standing,
  scope: BaselineScope,
  place: YdocPlace,
): Decision {
  const read = canReadBaseline(standing, scope);
  return read.allowed ? canReadYdoc(standing, place) : read;
}

/** Freezes it, renames it, removes it: the host of the project's, an organisation of its own. */
export function canManageBaseline(standing: Standing, scope: BaselineScope): Decision {
  const read = canReadBaseline(standing, scope);
  if (!read.allowed) return read;
  return allowIf(
    scope.kind === "project"
      ? holdsAsHost(standing, "project.baseline")
      : ownsYdoc(standing, placeOf(scope)) && holds(standing, "baseline.freeze"),
  );
}

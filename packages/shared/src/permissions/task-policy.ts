import { PROGRESS_FIELDS } from "../documents/task.ts";
import type { YdocPlace } from "../documents/ydoc-kind.ts";
import { allowIf, FORBIDDEN, holds } from "./access.ts";
import type { Capability } from "./capability.ts";
import type { Decision } from "./decision.ts";
import type { Standing } from "./standing.ts";
import { canReadYdoc, ownsYdoc } from "./ydoc-policy.ts";

function withinOwnLane(
  standing: Standing,
  place: YdocPlace,
  anyOf: readonly Capability[],
): Decision {
  const read = canReadYdoc(standing, place);
  if (!read.allowed) return read;
  if (place.kind !== "lane" || !ownsYdoc(standing, place)) return FORBIDDEN;
  return allowIf(anyOf.some((capability) => holds(standing, capability)));
}

const progressFields: ReadonlySet<string> = PROGRESS_FIELDS;

export const canCreateTask = (standing: Standing, place: YdocPlace): Decision =>
  withinOwnLane(standing, place, ["task.edit"]);

/** `field` is a key of TaskFields or a custom one (`x:…`). Create-only fields are the schema's rule, not a right. */
export const canSetTaskField = (standing: Standing, place: YdocPlace, field: string): Decision =>
  withinOwnLane(
    standing,
    place,
    progressFields.has(field) ? ["task.edit", "task.progress"] : ["task.edit"],
  );

export const canEditDescription = (standing: Standing, place: YdocPlace): Decision =>
  withinOwnLane(standing, place, ["task.edit"]);

export const canEditChecks = (standing: Standing, place: YdocPlace): Decision =>
  withinOwnLane(standing, place, ["task.edit", "task.progress"]);

/** Nobody promises for another organisation. */
export const canEditPromises = (standing: Standing, place: YdocPlace): Decision =>
  withinOwnLane(standing, place, ["task.edit", "task.progress"]);

/** Its own organisation's alone: nobody says who works for another, or when. */
export const canEditResources = (standing: Standing, place: YdocPlace): Decision =>
  withinOwnLane(standing, place, ["task.edit"]);

export const canEditRelations = (standing: Standing, place: YdocPlace): Decision =>
  withinOwnLane(standing, place, ["task.edit"]);

import { isMarksPlace, type YdocPlace } from "../documents/ydoc-kind.ts";
import { allowIf, FORBIDDEN, holds, type Participant } from "./access.ts";
import { denied, type Decision } from "./decision.ts";
import type { Standing } from "./standing.ts";
import { canReadYdoc } from "./ydoc-policy.ts";

/** Who made a mark; '' where a forged update does not say. */
export type MarkAuthorship = { readonly createdBy: string };

/** Reading the file comes first, and nobody marks what is archived. */
function withinMarks(
  standing: Standing,
  place: YdocPlace,
  decide: (who: Participant) => Decision,
): Decision {
  const read = canReadYdoc(standing, place);
  if (!read.allowed) return read;
  if (standing.kind === "outsider" || !isMarksPlace(place) || place.file.isArchived)
    return FORBIDDEN;
  return decide(standing);
}

export const canCreateMark = (standing: Standing, place: YdocPlace): Decision =>
  withinMarks(standing, place, (who) => allowIf(holds(who, "review.markup")));

/** A mark is its author's: nobody else changes it, whoever asks. How far it has come is also said by who decides on reviews. */
export const canSetMark = (
  standing: Standing,
  place: YdocPlace,
  mark: MarkAuthorship,
  field: string,
): Decision =>
  withinMarks(standing, place, (who) => {
    if (field === "status" && holds(who, "review.status")) return allowIf(true);
    if (mark.createdBy !== who.userId) return denied("edit.not-own-author");
    return allowIf(holds(who, "review.markup"));
  });

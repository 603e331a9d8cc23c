import {
  isSpecPlace,
  type Audience,
  type SpecWriters,
  type YdocPlace,
} from "../documents/ydoc-kind.ts";
import type { OrganisationId, SpecId } from "../primitives/ids.ts";
import { allowIf, FORBIDDEN, HIDDEN, holds, type Participant } from "./access.ts";
import { ALLOWED, denied, type Decision } from "./decision.ts";
import type { Standing } from "./standing.ts";
import { canReadYdoc } from "./ydoc-policy.ts";

/** Who wrote a thread, a reply or a suggestion; '' where a forged update does not say. */
type Authorship = { readonly createdBy: string; readonly organisationId: string };
type SpecPlace = Extract<YdocPlace, { kind: "spec" | "spec-talk" | "spec-notes" }>;

/** Reading comes first, and nobody writes in what is archived. */
function within(
  standing: Standing,
  place: YdocPlace,
  kinds: readonly SpecPlace["kind"][],
  decide: (who: Participant, place: SpecPlace) => Decision,
): Decision {
  const read = canReadYdoc(standing, place);
  if (!read.allowed) return read;
  if (standing.kind === "outsider" || !isSpecPlace(place) || !kinds.includes(place.kind))
    return FORBIDDEN;
  return place.isArchived ? FORBIDDEN : decide(standing, place);
}

const ownerOf = (place: SpecPlace): OrganisationId =>
  place.kind === "spec-notes" ? place.ownerId : place.organisationId;
const editsText = (who: Participant, place: SpecPlace): boolean =>
  (place.writers === "readers" || ownerOf(place) === who.organisationId) && holds(who, "file.edit");

/** Who only comments, also of the owner, changes no letter of the text; of other organisations, who may work on files where the owner lets its readers write. */
export const canEditSpecText = (standing: Standing, place: YdocPlace): Decision =>
  within(standing, place, ["spec"], (who, of) => allowIf(editsText(who, of)));

function ownWords(who: Participant, words: Authorship): Decision {
  if (words.createdBy !== who.userId) return denied("edit.not-own-author");
  if (words.organisationId !== who.organisationId) return denied("edit.not-own-organisation");
  return allowIf(holds(who, "review.comment"));
}

/** To begin a thread, to reply, and to change what one said: in one's own name alone. */
export const canSpeakOfSpec = (standing: Standing, place: YdocPlace, words: Authorship): Decision =>
  within(standing, place, ["spec-talk", "spec-notes"], (who) => ownWords(who, words));

/** What is settled, and who is to see to it, is said by the organisation that asked and by the owner of the text. */
export const canSetThread = (
  standing: Standing,
  place: YdocPlace,
  thread: Authorship,
  field: string,
): Decision =>
  within(standing, place, ["spec-talk", "spec-notes"], (who, of) => {
    if (field !== "resolved" && field !== "assigneeId") return ownWords(who, thread);
    const isTheirs =
      thread.organisationId === who.organisationId || ownerOf(of) === who.organisationId;
    return isTheirs ? allowIf(holds(who, "review.comment")) : denied("edit.not-own-organisation");
  });

/** Suggestions are made to the owner: among one's own people there is nobody to take them. */
export const canSuggest = (
  standing: Standing,
  place: YdocPlace,
  suggestion: Authorship,
): Decision => within(standing, place, ["spec-talk"], (who) => ownWords(who, suggestion));

/** Taken or refused by whoever may write the text; worded anew and withdrawn by its author. */
export const canSetSuggestion = (
  standing: Standing,
  place: YdocPlace,
  suggestion: Authorship,
  field: string,
): Decision =>
  within(standing, place, ["spec-talk"], (who, of) =>
    field === "state" || field === "decidedBy"
      ? allowIf(editsText(who, of))
      : ownWords(who, suggestion),
  );

/** Of a specification itself: its title, audience and revisions. */
export type SpecFacts = {
  readonly organisationId: OrganisationId;
  readonly audience: Audience;
  readonly writers: SpecWriters;
};
/** The policy asks what it says of itself; which it is decides nothing. */
const placeOf = ({ organisationId, audience, writers }: SpecFacts, isArchived: boolean) =>
  ({
    kind: "spec",
    organisationId,
    audience,
    writers,
    specId: "" as SpecId,
    isArchived,
  }) as const;

export const canListSpecs = (standing: Standing): Decision =>
  standing.kind === "outsider" ? HIDDEN : allowIf(holds(standing, "file.read"));

export const canReadSpec = (standing: Standing, spec: SpecFacts): Decision =>
  canReadYdoc(standing, placeOf(spec, false));

export const canWriteSpec = (standing: Standing, spec: SpecFacts, isArchived: boolean): Decision =>
  canEditSpecText(standing, placeOf(spec, isArchived));

export function canCreateSpec(standing: Standing): Decision {
  const list = canListSpecs(standing);
  return list.allowed ? allowIf(holds(standing, "file.edit")) : list;
}

/** Title, audience, archive, revisions: by the owner. */
export function canManageSpec(standing: Standing, spec: SpecFacts): Decision {
  const read = canReadSpec(standing, spec);
  if (!read.allowed || standing.kind === "outsider") return read;
  if (spec.organisationId !== standing.organisationId) return FORBIDDEN;
  return holds(standing, "file.edit") ? ALLOWED : FORBIDDEN;
}

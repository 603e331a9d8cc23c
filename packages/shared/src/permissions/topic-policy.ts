import { TOPIC_WAYS, type TopicGrounds, type TopicStatus } from "../documents/topic.ts";
import { isMarksPlace, type YdocPlace } from "../documents/ydoc-kind.ts";
import { allowIf, FORBIDDEN, holds, type Participant } from "./access.ts";
import { denied, type Decision } from "./decision.ts";
import type { Standing } from "./standing.ts";
import { canReadYdoc } from "./ydoc-policy.ts";

/** Who raised a topic, and whose matter it is; '' where a forged update does not say. */
export type TopicFacts = {
  readonly createdBy: string;
  readonly organisationId: string;
  readonly assigneeId: string;
  readonly assigneeOrganisationId: string;
};
/** How far a topic has come, and which organisation took it there; '' where nobody did yet. */
export type TopicStand = { readonly status: TopicStatus; readonly by: string };
export type ProposedStep = {
  readonly to: TopicStatus;
  readonly grounds: TopicGrounds | null;
  readonly reason: string;
  readonly revisionId: string;
};

/** What those who raised a topic and those who decide on reviews steer; the rest is its author's own words. */
const STEERED: ReadonlySet<string> = new Set([
  "type",
  "priority",
  "labels",
  "assigneeId",
  "assigneeOrganisationId",
  "due",
  "taskIds",
]);

function within(
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

const takesPart = (who: Participant): boolean =>
  holds(who, "review.markup") || holds(who, "review.status");

export const canCreateTopic = (standing: Standing, place: YdocPlace): Decision =>
  within(standing, place, (who) => allowIf(holds(who, "review.markup")));

export const canReply = (standing: Standing, place: YdocPlace): Decision =>
  within(standing, place, (who) => allowIf(takesPart(who)));

/** Own words alone are changed, and only by those who may still take part. */
export const canSetReply = (
  standing: Standing,
  place: YdocPlace,
  reply: { readonly createdBy: string },
): Decision =>
  within(standing, place, (who) =>
    reply.createdBy === who.userId ? allowIf(takesPart(who)) : denied("edit.not-own-author"),
  );

export const canSetTopic = (
  standing: Standing,
  place: YdocPlace,
  topic: TopicFacts,
  field: string,
): Decision =>
  within(standing, place, (who) => {
    if (STEERED.has(field)) {
      const isRaiser = topic.organisationId === who.organisationId && holds(who, "review.markup");
      return allowIf(isRaiser || holds(who, "review.status"));
    }
    if (topic.createdBy !== who.userId) return denied("edit.not-own-author");
    return allowIf(holds(who, "review.markup"));
  });

/** Nobody who reviews judges what their own organisation was asked to do, or has done. */
const judges = (who: Participant, topic: TopicFacts, { by }: TopicStand): boolean =>
  holds(who, "review.status") &&
  topic.assigneeOrganisationId !== who.organisationId &&
  by !== who.organisationId;

/**
 * Who may take a topic where. To answer: whoever takes part. To resolve: whose matter it is, who raised it, and who decides on reviews.
 * To close and to open again: the organisation that raised it, and a reviewer of another organisation than the one that was asked.
 */
export const canStepTopic = (
  standing: Standing,
  place: YdocPlace,
  topic: TopicFacts,
  stand: TopicStand,
  to: TopicStatus,
): Decision =>
  within(standing, place, (who) => {
    if (!takesPart(who) || !TOPIC_WAYS[stand.status].includes(to)) return FORBIDDEN;
    const raised = topic.organisationId === who.organisationId;
    switch (to) {
      case "answered":
        return allowIf(true);
      case "resolved":
        return allowIf(
          raised ||
            topic.assigneeId === who.userId ||
            topic.assigneeOrganisationId === who.organisationId ||
            holds(who, "review.status"),
        );
      case "verified":
      case "reopened":
        return allowIf(raised || judges(who, topic, stand));
      case "open":
        return FORBIDDEN;
    }
  });

/** A topic closes when its region was changed on another revision, or when somebody signs with a reason that nothing has to change. */
export function hasGrounds(
  { to, grounds, reason, revisionId }: ProposedStep,
  raisedOn: string,
): boolean {
  if (to !== "verified") return grounds === null && revisionId === "";
  return grounds === "region-changed"
    ? revisionId !== "" && revisionId !== raisedOn
    : grounds === "no-change-needed" && revisionId === "" && reason.trim() !== "";
}

import type { Decision } from "../permissions/decision.ts";
import {
  canCreateTopic,
  canReply,
  canSetReply,
  canSetTopic,
  canStepTopic,
  hasGrounds,
  type TopicFacts,
  type TopicStand,
} from "../permissions/topic-policy.ts";
import type { Standing } from "../permissions/standing.ts";
import { refuse } from "./refusal.ts";
import { TOPIC_STATUSES, type TopicGrounds, type TopicStatus } from "./topic.ts";
import { isMarksPlace, type YdocPlace } from "./ydoc-kind.ts";
import type { YdocLookup } from "./ydoc-lookup.ts";
import type { Write } from "./write.ts";

type Context = {
  readonly place: YdocPlace;
  readonly standing: Standing;
  readonly lookup: YdocLookup;
};
type Created = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, unknown>>>;
type EntityWrite = Extract<Write, { op: "create" | "set" }>;

const NOT_WRITTEN: Decision = { allowed: false, reason: "edit.forbidden" };
const words = (value: unknown): string => (typeof value === "string" ? value : "");

/** A field as it lies in the ydoc, or as the same batch creates it. */
const fieldIn =
  ({ lookup }: Context, created: Created, collection: string, id: string) =>
  (field: string): string => {
    const fresh = created.get(collection)?.get(id);
    return words(fresh === undefined ? lookup.field(collection, id, field) : fresh.get(field));
  };

function topicFacts(context: Context, created: Created, id: string): TopicFacts {
  const of = fieldIn(context, created, "topics", id);
  return {
    createdBy: of("createdBy"),
    organisationId: of("organisationId"),
    assigneeId: of("assigneeId"),
    assigneeOrganisationId: of("assigneeOrganisationId"),
  };
}

/** How far the topic had come with the step that this one follows. */
function standAfter(context: Context, created: Created, afterId: string): TopicStand {
  if (afterId === "") return { status: "open", by: "" };
  const of = fieldIn(context, created, "steps", afterId);
  const status = of("to") as TopicStatus;
  return {
    status: TOPIC_STATUSES.includes(status) ? status : "open",
    by: of("organisationId"),
  };
}

/** Rights on topics, their discussion, and their steps. */
export function rightToTopic(context: Context, created: Created, write: EntityWrite): Decision {
  const { standing, place } = context;
  switch (write.collection) {
    case "topics":
      return write.op === "create"
        ? canCreateTopic(standing, place)
        : canSetTopic(standing, place, topicFacts(context, created, write.id), write.field);
    case "replies": {
      if (write.op === "create") return canReply(standing, place);
      const of = fieldIn(context, created, "replies", write.id);
      return canSetReply(standing, place, { createdBy: of("createdBy") });
    }
    default: {
      if (write.op !== "create") return NOT_WRITTEN;
      const of = fieldIn(context, created, "steps", write.id);
      const topic = topicFacts(context, created, of("topicId"));
      const stand = standAfter(context, created, of("afterId"));
      return canStepTopic(standing, place, topic, stand, of("to") as TopicStatus);
    }
  }
}

/** Each step follows the last one of its own topic: who did not know of it is told so. */
export function judgeStep(
  context: Context,
  created: Created,
  write: EntityWrite & { op: "create" },
): void {
  const of = fieldIn(context, created, "steps", write.id);
  const [topicId, afterId] = [of("topicId"), of("afterId")];
  if (afterId === write.id) refuse("edit.bad-value", "steps.afterId: itself");
  if (afterId !== "" && fieldIn(context, created, "steps", afterId)("topicId") !== topicId)
    refuse("edit.bad-value", "steps.afterId: of another topic");
  const others = new Set([...context.lookup.ids("steps"), ...(created.get("steps")?.keys() ?? [])]);
  for (const other of others) {
    if (other === write.id) continue;
    const its = fieldIn(context, created, "steps", other);
    if (its("topicId") === topicId && its("afterId") === afterId)
      refuse("topic.moved-on", "steps: another one follows the same");
  }
  const proposed = {
    to: of("to") as TopicStatus,
    grounds: (of("grounds") || null) as TopicGrounds | null,
    reason: of("reason"),
    revisionId: of("revisionId"),
  };
  const raisedOn = isMarksPlace(context.place) ? context.place.revisionId : "";
  if (!hasGrounds(proposed, raisedOn)) refuse("topic.no-grounds", "steps.grounds");
}

import type { Topic, TopicReply, TopicStatus, TopicStep } from "@parley/shared/documents/topic.ts";
import { linesOf, listOf } from "@parley/shared/documents/topic.ts";
import { statusAfter, trailsOf } from "@parley/shared/documents/topic-trail.ts";
import type { RevisionId, YdocId } from "@parley/shared/primitives/ids.ts";
import type { MarkLayer, MarkLayers } from "../../../platform/collaboration/mark-shelf.ts";

/** A topic as it is shown: on which layer of which revision it lies, how far it has come, and all that was said. */
export type ShownTopic = {
  readonly topic: Topic;
  readonly ydocId: YdocId;
  readonly isPrivate: boolean;
  /** By the time of raising; a removed one keeps its number. Those of one's own layer count for themselves. */
  readonly number: number;
  readonly status: TopicStatus;
  readonly trail: readonly TopicStep[];
  /** In the order of their time, without removed ones. */
  readonly replies: readonly TopicReply[];
  readonly revisionId: RevisionId;
  readonly revisionName: string;
};
export type TopicRevision = { readonly id: RevisionId; readonly name: string };

type Raw = Omit<ShownTopic, "number">;
const byTime = (
  a: { readonly createdAt: number | null; readonly id: string },
  b: { readonly createdAt: number | null; readonly id: string },
): number => (a.createdAt ?? 0) - (b.createdAt ?? 0) || (a.id < b.id ? -1 : 1);

function ofLayer(
  { topics: { topics, replies, steps }, ydocId }: MarkLayer,
  revision: TopicRevision,
  isPrivate: boolean,
): readonly Raw[] {
  if (topics.size === 0) return [];
  const trails = trailsOf(steps.values());
  const said = new Map<string, TopicReply[]>();
  for (const reply of replies.values()) {
    if (reply.removed) continue;
    const list = said.get(reply.topicId) ?? [];
    said.set(reply.topicId, list);
    list.push(reply);
  }
  return [...topics.values()].map((topic) => {
    const trail = trails.get(topic.id) ?? [];
    return {
      ...{ topic, ydocId, isPrivate, trail },
      status: statusAfter(trail),
      replies: (said.get(topic.id) ?? []).toSorted(byTime),
      revisionId: revision.id,
      revisionName: revision.name,
    };
  });
}

/** Topics of a drawing over all revisions that are given, by number, without removed ones. */
export function shownTopics(
  layers: ReadonlyMap<RevisionId, MarkLayers>,
  revisions: readonly TopicRevision[],
): readonly ShownTopic[] {
  const numbered = (side: "shared" | "area"): readonly ShownTopic[] =>
    revisions
      .flatMap((revision) => {
        const layer = layers.get(revision.id)?.[side] ?? null;
        return layer === null ? [] : ofLayer(layer, revision, side === "area");
      })
      .toSorted((a, b) => byTime(a.topic, b.topic))
      .map((raw, at) => ({ ...raw, number: at + 1 }));
  return [...numbered("shared"), ...numbered("area")].filter(({ topic }) => !topic.removed);
}

export type TopicFilter = {
  /** `unfinished`: whatever is not verified. */
  readonly status: TopicStatus | "unfinished" | null;
  readonly isMine: boolean;
  /** Who raised it, or whose matter it is. */
  readonly organisationId: string | null;
  readonly due: "late" | "week" | "none" | null;
  readonly label: string | null;
};
export const ALL_TOPICS: TopicFilter = {
  status: null,
  isMine: false,
  organisationId: null,
  due: null,
  label: null,
};

const DAY_MS = 86_400_000;
export const isLate = ({ topic, status }: ShownTopic, today: string): boolean =>
  topic.due !== null && topic.due < today && status !== "verified";

function isDue(shown: ShownTopic, due: TopicFilter["due"], today: string): boolean {
  const day = shown.topic.due;
  switch (due) {
    case null:
      return true;
    case "none":
      return day === null;
    case "late":
      return isLate(shown, today);
    case "week": {
      const end = new Date(Date.parse(`${today}T00:00:00Z`) + 7 * DAY_MS)
        .toISOString()
        .slice(0, 10);
      return day !== null && day >= today && day <= end;
    }
  }
}

/** `today` as YYYY-MM-DD, where the project is. */
export function filterTopics(
  topics: readonly ShownTopic[],
  filter: TopicFilter,
  me: { readonly userId: string },
  today: string,
): readonly ShownTopic[] {
  return topics.filter((shown) => {
    const { topic, status } = shown;
    const { organisationId } = filter;
    return (
      (filter.status === null ||
        (filter.status === "unfinished" ? status !== "verified" : status === filter.status)) &&
      (!filter.isMine || topic.assigneeId === me.userId || topic.createdBy === me.userId) &&
      (organisationId === null ||
        topic.organisationId === organisationId ||
        topic.assigneeOrganisationId === organisationId) &&
      isDue(shown, filter.due, today) &&
      (filter.label === null || linesOf(topic.labels).includes(filter.label))
    );
  });
}

export const labelsIn = (topics: readonly ShownTopic[]): readonly string[] =>
  [...new Set(topics.flatMap(({ topic }) => linesOf(topic.labels)))].toSorted((a, b) =>
    a.localeCompare(b),
  );

/** The topic that a mark belongs to, if any. */
export const topicOfMark = (
  topics: readonly ShownTopic[],
  markId: string,
): ShownTopic | undefined =>
  topics.find(({ topic }) => listOf<string>(topic.markIds).includes(markId));

/** What was said and done, in the order of time. */
export type TopicEvent =
  | { readonly kind: "reply"; readonly at: number; readonly reply: TopicReply }
  | { readonly kind: "step"; readonly at: number; readonly step: TopicStep };
export const eventsOf = ({ trail, replies }: ShownTopic): readonly TopicEvent[] =>
  [
    ...replies.map((reply) => ({ kind: "reply", at: reply.createdAt ?? 0, reply }) as const),
    ...trail.map((step) => ({ kind: "step", at: step.createdAt ?? 0, step }) as const),
  ].toSorted((a, b) => a.at - b.at);

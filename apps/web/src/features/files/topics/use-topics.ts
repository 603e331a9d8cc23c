import type { Edit } from "@parley/shared/documents/edit.ts";
import type { Topic, TopicGrounds, TopicStatus } from "@parley/shared/documents/topic.ts";
import { listOf } from "@parley/shared/documents/topic.ts";
import {
  canCreateTopic,
  canReply,
  canSetTopic,
  canStepTopic,
} from "@parley/shared/permissions/topic-policy.ts";
import type { EntityId, RevisionId, YdocId } from "@parley/shared/primitives/ids.ts";
import { useCallback, useMemo, useState, useSyncExternalStore } from "react";
import { useDispatch, useFacts } from "../../../platform/collaboration/project-hooks.ts";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import { editsOfDrafts } from "./edits-of-drafts.ts";
import type { TopicDraft } from "./topic-of-bcf.ts";
import type { ShownMark } from "../marks/shown-mark.ts";
import { shownTopics, topicOfMark, type ShownTopic, type TopicRevision } from "./shown-topics.ts";

export type TopicFields = {
  readonly [Field in keyof Omit<Topic, "id">]?: Topic[Field] | null;
};
export type StepWords = {
  readonly reason: string;
  readonly grounds: TopicGrounds | null;
  readonly revisionId: RevisionId | null;
};
export type Topics = {
  readonly all: readonly ShownTopic[];
  readonly revision: TopicRevision;
  readonly selected: string | null;
  readonly select: (id: string | null) => void;
  /** Whether the topic that is open is about that mark. */
  readonly tells: (markId: string) => boolean;
  /** Whether a topic can be raised on that layer. */
  readonly mayRaise: (isPrivate: boolean) => boolean;
  /** Returns the id of the topic; null where it was refused. */
  readonly raise: (isPrivate: boolean, fields: TopicFields) => EntityId | null;
  /**
   * Takes what a file says, as one step of undo: topics that are not here yet, and what was said of those that are. Null where it
   * was refused.
   */
  readonly take: (
    isPrivate: boolean,
    drafts: readonly TopicDraft[],
    guidOf: (shown: ShownTopic) => string,
  ) => { readonly topics: number; readonly replies: number } | null;
  readonly set: (shown: ShownTopic, fields: TopicFields) => void;
  readonly maySet: (shown: ShownTopic, field: keyof Topic) => boolean;
  readonly mayReply: (shown: ShownTopic) => boolean;
  readonly reply: (shown: ShownTopic, text: string, fileIds: readonly string[]) => void;
  readonly takeBack: (shown: ShownTopic, replyId: EntityId) => void;
  readonly ways: (shown: ShownTopic) => readonly TopicStatus[];
  readonly step: (shown: ShownTopic, to: TopicStatus, words: StepWords) => boolean;
};

const STEPS: readonly TopicStatus[] = ["answered", "resolved", "verified", "reopened"];

/** The topics of a revision and of those that it replaces, and what this person can do with them. */
export function useTopics(
  revision: TopicRevision,
  formers: readonly TopicRevision[],
  /** The topic that is open in the beginning. */
  first: string | null,
): Topics {
  const session = useProjectSession();
  const dispatch = useDispatch();
  const { me, standing } = useFacts();
  const { marks: shelf } = session.shelves;
  const layers = useSyncExternalStore(shelf.layers.subscribe, shelf.layers.get);
  const lines = useSyncExternalStore(session.lines.subscribe, session.lines.get);
  const [selected, select] = useState(first);
  const { id, name } = revision;
  const all = useMemo(
    () => shownTopics(layers, [{ id, name }, ...formers]),
    [layers, id, name, formers],
  );
  const layerOf = useCallback(
    (isPrivate: boolean): YdocId | undefined => {
      const here = layers.get(id);
      return (isPrivate ? here?.area : here?.shared)?.ydocId;
    },
    [layers, id],
  );
  return useMemo((): Topics => {
    const placeOf = (ydocId: YdocId | undefined) =>
      ydocId === undefined ? undefined : lines.get(ydocId)?.place;
    const author = () => ({
      createdBy: me.userId,
      organisationId: me.organisationId,
      createdAt: Date.now(),
    });
    const make = (ydocId: YdocId, edit: Edit, did: string): boolean =>
      dispatch([{ ydocId, edit }], { key: `topics:did.${did}` }).ok;
    const factsOf = ({ topic }: ShownTopic) => ({
      createdBy: topic.createdBy,
      organisationId: topic.organisationId,
      assigneeId: topic.assigneeId ?? "",
      assigneeOrganisationId: topic.assigneeOrganisationId ?? "",
    });
    return {
      ...{ all, selected, select },
      revision: { id, name },
      tells: (markId) => selected !== null && topicOfMark(all, markId)?.topic.id === selected,
      mayRaise: (isPrivate) => {
        const place = placeOf(layerOf(isPrivate));
        return place !== undefined && canCreateTopic(standing, place).allowed;
      },
      raise: (isPrivate, fields) => {
        const ydocId = layerOf(isPrivate);
        if (ydocId === undefined) return null;
        const topicId = session.newId<EntityId>();
        const edit = {
          type: "topic.create",
          id: topicId,
          fields: { ...fields, ...author() },
        } as const;
        return make(ydocId, edit, "raise") ? topicId : null;
      },
      take: (isPrivate, drafts, guidOf) => {
        const ydocId = layerOf(isPrivate);
        if (ydocId === undefined) return null;
        const { edits, ...taken } = editsOfDrafts(drafts, {
          here: new Map(all.map((shown) => [guidOf(shown), shown])),
          ydocId,
          newId: session.newId,
          author: author(),
        });
        if (edits.length === 0) return taken;
        return dispatch(edits, { key: "topics:did.take" }).ok ? taken : null;
      },
      set: ({ ydocId, topic }, fields) =>
        void make(ydocId, { type: "topic.set", id: topic.id, fields }, "set"),
      maySet: (shown, field) => {
        const place = placeOf(shown.ydocId);
        return place !== undefined && canSetTopic(standing, place, factsOf(shown), field).allowed;
      },
      mayReply: ({ ydocId }) => {
        const place = placeOf(ydocId);
        return place !== undefined && canReply(standing, place).allowed;
      },
      reply: ({ ydocId, topic }, text, fileIds) =>
        void make(
          ydocId,
          {
            type: "reply.create",
            id: session.newId<EntityId>(),
            fields: { ...author(), topicId: topic.id, text, fileIds: fileIds.join(" ") },
          },
          "reply",
        ),
      takeBack: ({ ydocId }, replyId) =>
        void make(
          ydocId,
          { type: "reply.set", id: replyId, fields: { removed: true } },
          "takeBack",
        ),
      ways: (shown) => {
        const place = placeOf(shown.ydocId);
        if (place === undefined) return [];
        const stand = { status: shown.status, by: shown.trail.at(-1)?.organisationId ?? "" };
        return STEPS.filter(
          (to) => canStepTopic(standing, place, factsOf(shown), stand, to).allowed,
        );
      },
      step: ({ ydocId, topic, trail }, to, words) =>
        make(
          ydocId,
          {
            type: "step.create",
            id: session.newId<EntityId>(),
            fields: {
              ...author(),
              ...words,
              topicId: topic.id,
              afterId: trail.at(-1)?.id ?? null,
              to,
            },
          },
          "step",
        ),
    };
  }, [all, selected, id, name, layerOf, lines, me, standing, dispatch, session]);
}

/** The marks of a topic, where they stand on the sheet that is shown. */
export const marksOfTopic = (
  { topic }: ShownTopic,
  marks: readonly ShownMark[],
): readonly ShownMark[] => {
  const ids = new Set<string>(listOf(topic.markIds));
  return ids.size === 0 ? [] : marks.filter(({ mark }) => ids.has(mark.id));
};

/** Whether what a topic of an earlier revision is about was altered on the revision that is shown; null: nothing was compared. */
export function isTopicRegionChanged(
  shown: ShownTopic,
  revisionId: RevisionId,
  marks: readonly ShownMark[],
): boolean | null {
  if (shown.revisionId === revisionId) return null;
  const found = marksOfTopic(shown, marks).flatMap(({ carried }) =>
    carried === undefined || carried.outcome === "unchecked" ? [] : [carried],
  );
  if (found.length === 0) return null;
  return found.some(({ isChanged, outcome }) => isChanged || outcome === "detached");
}

import type * as Y from "yjs";
import type { EntityId } from "../primitives/ids.ts";
import { MARKS_SCHEMA } from "./marks-schema.ts";
import type { YdocChanges } from "./observe-ydoc.ts";
import { readCollection } from "./read-collection.ts";
import type { Topic, TopicReply, TopicStep } from "./topic.ts";

/** The topics of one layer of marks as plain frozen values. Removed ones are in it. */
export type TopicsSnapshot = {
  readonly topics: ReadonlyMap<EntityId, Topic>;
  readonly replies: ReadonlyMap<EntityId, TopicReply>;
  readonly steps: ReadonlyMap<EntityId, TopicStep>;
};

/** Reads all of it; with an earlier snapshot and the changes since, only what changed, and the same value where nothing did. */
export function readTopics(
  ydoc: Y.Doc,
  previous?: TopicsSnapshot,
  changes?: Pick<YdocChanges, "entities">,
): TopicsSnapshot {
  const before = changes === undefined ? undefined : previous;
  const read = <T>(name: keyof TopicsSnapshot): ReadonlyMap<EntityId, T> =>
    readCollection<EntityId, T>(
      ydoc,
      MARKS_SCHEMA,
      name,
      before?.[name] as ReadonlyMap<EntityId, T> | undefined,
      changes?.entities.get(name),
    );
  const now = {
    topics: read<Topic>("topics"),
    replies: read<TopicReply>("replies"),
    steps: read<TopicStep>("steps"),
  };
  const isSame =
    before !== undefined &&
    before.topics === now.topics &&
    before.replies === now.replies &&
    before.steps === now.steps;
  return isSame ? before : now;
}

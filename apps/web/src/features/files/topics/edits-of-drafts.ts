import { guidOfPath } from "@parley/interchange/guid-of-path.ts";
import type { EditGroup } from "@parley/shared/documents/edit.ts";
import type { EntityId, OrganisationId, UserId, YdocId } from "@parley/shared/primitives/ids.ts";
import type { ShownTopic } from "./shown-topics.ts";
import type { TopicDraft } from "./topic-of-bcf.ts";

type Author = {
  readonly createdBy: UserId;
  readonly organisationId: OrganisationId;
  readonly createdAt: number;
};

/** What raises the topics of a file: those that are here already get only what was said of them elsewhere. */
export function editsOfDrafts(
  drafts: readonly TopicDraft[],
  world: {
    /** By their GUID. */
    readonly here: ReadonlyMap<string, ShownTopic>;
    readonly ydocId: YdocId;
    readonly newId: <T extends string>() => T;
    readonly author: Author;
  },
): { readonly edits: EditGroup; readonly topics: number; readonly replies: number } {
  const edits: EditGroup[number][] = [];
  const { here, newId, author } = world;
  const seen = new Set<string>();
  let [topics, replies] = [0, 0];
  drafts.forEach((draft, at) => {
    const guid = draft.fields.guid ?? "";
    if (seen.has(guid)) return;
    seen.add(guid);
    const known = here.get(guid);
    const ydocId = known?.ydocId ?? world.ydocId;
    const topicId = known?.topic.id ?? newId<EntityId>();
    // One after the other, as they stand in the file.
    const createdAt = author.createdAt + at;
    // What was written here, and the steps that our own writer tells as comments, are known by what their ids lead to.
    const said = new Set([
      ...(known?.replies.map(({ guid: own, id }) => own ?? guidOfPath(id)) ?? []),
      ...(known?.trail.map(({ id }) => guidOfPath(id)) ?? []),
    ]);
    if (known === undefined) {
      topics += 1;
      const fields = { ...draft.fields, ...author, createdAt };
      edits.push({ ydocId, edit: { type: "topic.create", id: topicId, fields } });
    }
    draft.replies.forEach((reply, n) => {
      if (said.has(reply.guid)) return;
      if (known !== undefined) replies += 1;
      const fields = { ...reply, ...author, topicId, createdAt: createdAt + n };
      edits.push({ ydocId, edit: { type: "reply.create", id: newId<EntityId>(), fields } });
    });
    if (known === undefined && draft.status !== "open") {
      // The same moment as the topic's says that the file said so (bcf-of-topics.ts).
      const fields = { ...author, topicId, createdAt, to: draft.status } as const;
      edits.push({ ydocId, edit: { type: "step.create", id: newId<EntityId>(), fields } });
    }
  });
  return { edits, topics, replies };
}

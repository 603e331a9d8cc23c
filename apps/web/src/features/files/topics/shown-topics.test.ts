import type { Topic, TopicReply, TopicStep } from "@parley/shared/documents/topic.ts";
import type {
  EntityId,
  OrganisationId,
  RevisionId,
  UserId,
  YdocId,
} from "@parley/shared/primitives/ids.ts";
import { expect, test } from "vitest";
import type { MarkLayer, MarkLayers } from "../../../platform/collaboration/mark-shelf.ts";
import {
  ALL_TOPICS,
  eventsOf,
  filterTopics,
  labelsIn,
  shownTopics,
  topicOfMark,
  type TopicFilter,
} from "./shown-topics.ts";

const [A, B] = ["a", "b"] as unknown as [RevisionId, RevisionId];
const ME = { userId: "me" };
const topic = (id: string, createdAt: number, fields: Partial<Topic> = {}): Topic => ({
  ...{ id: id as EntityId, createdBy: "you" as UserId, organisationId: "org-1" as OrganisationId },
  ...{ createdAt, title: id, text: "", type: "question", priority: "normal", labels: "" },
  ...{ page: null, region: "", markIds: "", assigneeId: null, assigneeOrganisationId: null },
  ...{ due: null, taskIds: "", guid: null, foreign: "", removed: false },
  ...fields,
});
const step = (
  id: string,
  topicId: string,
  to: TopicStep["to"],
  createdAt: number,
  afterId = "",
): TopicStep => ({
  ...{ id: id as EntityId, topicId: topicId as EntityId, to, createdAt },
  afterId: afterId === "" ? null : (afterId as EntityId),
  ...{ createdBy: "you" as UserId, organisationId: "org-2" as OrganisationId },
  ...{ reason: "", grounds: null, revisionId: null },
});
const reply = (id: string, topicId: string, createdAt: number, removed = false): TopicReply => ({
  ...{ id: id as EntityId, topicId: topicId as EntityId, createdAt, removed },
  ...{ createdBy: "you" as UserId, organisationId: "org-2" as OrganisationId, text: id },
  ...{ fileIds: "", saidBy: "", saidAt: "", guid: null },
});
const byId = <T extends { readonly id: EntityId }>(all: readonly T[]) =>
  new Map(all.map((one) => [one.id, one]));
const layer = (
  topics: readonly Topic[],
  steps: readonly TopicStep[] = [],
  replies: readonly TopicReply[] = [],
): MarkLayer => ({
  ydocId: "ydoc" as YdocId,
  content: new Map(),
  isArchived: false,
  topics: { topics: byId(topics), steps: byId(steps), replies: byId(replies) },
});
const shown = (layers: readonly (readonly [RevisionId, Partial<MarkLayers>])[]) =>
  shownTopics(new Map(layers.map(([id, some]) => [id, { shared: null, area: null, ...some }])), [
    { id: B, name: "B" },
    { id: A, name: "A" },
  ]);

test("topics are numbered by their time over all revisions, and a removed one keeps its number", () => {
  const all = shown([
    [B, { shared: layer([topic("third", 3)]) }],
    [A, { shared: layer([topic("first", 1), topic("second", 2, { removed: true })]) }],
  ]);
  expect(all.map(({ topic: { id }, number, revisionName }) => [id, number, revisionName])).toEqual([
    ["first", 1, "A"],
    ["third", 3, "B"],
  ]);
});

test("topics of one's own layer do not shift the numbers that everybody sees", () => {
  const all = shown([
    [B, { shared: layer([topic("open", 2)]), area: layer([topic("secret", 1)]) }],
  ]);
  expect(all.map(({ topic: { id }, number, isPrivate }) => [id, number, isPrivate])).toEqual([
    ["open", 1, false],
    ["secret", 1, true],
  ]);
});

test("what was said and done stands in the order of time, without what was taken back", () => {
  const [one] = shown([
    [
      B,
      {
        shared: layer(
          [topic("t", 1)],
          [step("s1", "t", "answered", 3), step("s2", "t", "resolved", 5, "s1")],
          [
            reply("late", "t", 4),
            reply("early", "t", 2),
            reply("gone", "t", 2, true),
            reply("x", "other", 2),
          ],
        ),
      },
    ],
  ]);
  expect(one!.status).toBe("resolved");
  expect(
    eventsOf(one!).map((event) => (event.kind === "reply" ? event.reply.id : event.step.id)),
  ).toEqual(["early", "s1", "late", "s2"]);
});

test("filters tell status, mine, company, due date and label apart", () => {
  const all = shown([
    [
      B,
      {
        shared: layer(
          [
            topic("late", 1, {
              due: "2026-03-01",
              labels: "fire\nsite",
              createdBy: "me" as UserId,
            }),
            topic("soon", 2, {
              due: "2026-03-10",
              assigneeOrganisationId: "org-2" as OrganisationId,
            }),
            topic("far", 3, { due: "2026-05-01", assigneeId: "me" as UserId, labels: "site" }),
            topic("done", 4, { due: "2026-03-01", organisationId: "org-3" as OrganisationId }),
          ],
          [step("s", "done", "verified", 5)],
        ),
      },
    ],
  ]);
  const found = (filter: Partial<TopicFilter>) =>
    filterTopics(all, { ...ALL_TOPICS, ...filter }, ME, "2026-03-04").map(
      ({ topic: { id } }) => id,
    );
  expect(found({})).toEqual(["late", "soon", "far", "done"]);
  expect(found({ status: "unfinished" })).toEqual(["late", "soon", "far"]);
  expect(found({ status: "verified" })).toEqual(["done"]);
  expect(found({ isMine: true })).toEqual(["late", "far"]);
  expect(found({ organisationId: "org-2" })).toEqual(["soon"]);
  expect(found({ organisationId: "org-3" })).toEqual(["done"]);
  expect(found({ due: "late" })).toEqual(["late"]);
  expect(found({ due: "week" })).toEqual(["soon"]);
  expect(found({ due: "none" })).toEqual([]);
  expect(found({ label: "site" })).toEqual(["late", "far"]);
  expect(labelsIn(all)).toEqual(["fire", "site"]);
});

test("a mark leads to its topic", () => {
  const all = shown([[B, { shared: layer([topic("t", 1, { markIds: "m1 m2" })]) }]]);
  expect(topicOfMark(all, "m2")?.topic.id).toBe("t");
  expect(topicOfMark(all, "m3")).toBeUndefined();
});

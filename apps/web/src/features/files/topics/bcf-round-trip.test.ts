import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { BcfTopic, BcfVersion } from "@parley/interchange/bcf-model.ts";
import { readBcf } from "@parley/interchange/read-bcf.ts";
import { writeBcf } from "@parley/interchange/write-bcf.ts";
import type { Topic, TopicReply, TopicStep } from "@parley/shared/documents/topic.ts";
import type {
  EntityId,
  OrganisationId,
  RevisionId,
  UserId,
  YdocId,
} from "@parley/shared/primitives/ids.ts";
import { describe, expect, test } from "vitest";
import { bcfOfTopics, guidOfTopic } from "./bcf-of-topics.ts";
import { editsOfDrafts } from "./edits-of-drafts.ts";
import type { ShownTopic } from "./shown-topics.ts";
import { topicOfBcf, type Names } from "./topic-of-bcf.ts";

const ANNA = {
  userId: "anna" as UserId,
  name: "Anna Berg",
  organisationId: "steel" as OrganisationId,
};
const NAMES: Names = {
  people: [ANNA],
  organisations: [{ organisationId: ANNA.organisationId, name: "Steel Supply" }],
};
const NOW = Date.UTC(2026, 2, 4, 8);
const AUTHOR = { createdBy: ANNA.userId, organisationId: ANNA.organisationId, createdAt: NOW };
const YDOC = "ydoc" as YdocId;

let next = 0;
const newId = <T extends string>(): T => String((next += 1)).padStart(14, "0") as T;

/** The topics of a file as they stand once its edits were made. */
function taken(topics: readonly BcfTopic[], here: ReadonlyMap<string, ShownTopic> = new Map()) {
  const drafts = topics.map((topic) => topicOfBcf(topic, NAMES));
  const made = editsOfDrafts(drafts, { here, ydocId: YDOC, newId, author: AUTHOR });
  const blank = {
    createdAt: null,
    removed: false,
    page: null,
    region: "",
    markIds: "",
    taskIds: "",
  };
  const of = <T>(type: string): T[] =>
    made.edits.flatMap(({ edit }) =>
      edit.type === type && "fields" in edit && "id" in edit
        ? [
            {
              ...blank,
              afterId: null,
              grounds: null,
              revisionId: null,
              reason: "",
              fileIds: "",
              ...edit.fields,
              id: edit.id,
            } as T,
          ]
        : [],
    );
  const [replies, steps] = [of<TopicReply>("reply.create"), of<TopicStep>("step.create")];
  const shown = of<Topic>("topic.create").map((topic, at): ShownTopic => {
    const trail = steps.filter(({ topicId }) => topicId === topic.id);
    return {
      ...{ topic, ydocId: YDOC, isPrivate: false, number: at + 1, trail },
      status: trail.at(-1)?.to ?? "open",
      replies: replies.filter(({ topicId }) => topicId === topic.id),
      revisionId: "revision" as RevisionId,
      revisionName: "A",
    };
  });
  return { ...made, shown };
}
const WORLD = {
  names: NAMES,
  project: { id: "project", name: "North Quay" },
  linkOf: ({ topic }: ShownTopic) => `https://plan.example/?topic=${topic.id}`,
  linkOfFile: (id: string) => `https://plan.example/files/${id}`,
  now: NOW,
};
function out(
  shown: readonly ShownTopic[],
  version: BcfVersion,
  snapshots = new Map<string, Uint8Array>(),
) {
  const read = readBcf(writeBcf(bcfOfTopics(shown, WORLD, snapshots), version, NOW));
  if (!read.ok) throw new Error(read.error.detail);
  expect(read.value.findings).toEqual([]);
  return read.value.file;
}
/** Without what is not kept: pictures, documents, and what only names them. */
const kept = ({
  viewpoints,
  documentReferences,
  attachments: _attachments,
  comments,
  ...topic
}: BcfTopic) => {
  const views = viewpoints.filter(({ view }) => view !== null);
  const guids = new Set(views.map(({ guid }) => guid));
  return {
    ...topic,
    comments: comments.map(({ viewpointGuid, ...comment }) => ({
      ...comment,
      viewpointGuid: viewpointGuid !== null && guids.has(viewpointGuid) ? viewpointGuid : null,
    })),
    documentReferences: documentReferences.filter(({ target }) => target.type === "url"),
    viewpoints: views.map(({ snapshot: _snapshot, snapshotName: _name, ...view }) => view),
  };
};
const byGuid = (topics: readonly BcfTopic[]) =>
  topics.map(kept).toSorted((a, b) => (a.guid < b.guid ? -1 : 1));

const FOLDER = join(import.meta.dirname, "../../../../../../../../shared/corpus/bcf");
const isHere = existsSync(FOLDER);
if (!isHere) process.stdout.write("skipped: the corpus of BCF files is not here\n");
const paths = isHere
  ? readdirSync(FOLDER).flatMap((version) =>
      readdirSync(join(FOLDER, version)).map((name) => join(version, name)),
    )
  : [];

describe.skipIf(!isHere)("topics of files of buildingSMART and of a real project", () => {
  test.each(paths)("%s comes out as it came in, but for pictures and documents", (path) => {
    const read = readBcf(readFileSync(join(FOLDER, path)));
    if (!read.ok) throw new Error(read.error.detail);
    const { file } = read.value;
    const { shown } = taken(file.topics);
    expect(shown.length).toBe(file.topics.length);
    const version = file.version === "3.0" ? "3.0" : "2.1";
    expect(byGuid(out(shown, version).topics)).toEqual(byGuid(file.topics));
  });
});

const own = (fields: Partial<Topic> = {}): ShownTopic => {
  const topic: Topic = {
    ...{ id: "00000000000abc" as EntityId, ...AUTHOR, title: "Beam too weak", text: "See axis B" },
    ...{
      type: "clash",
      priority: "high",
      labels: "fire\nsite",
      page: 2,
      region: "100,200 300,-40",
    },
    ...{ markIds: "", assigneeId: ANNA.userId, assigneeOrganisationId: ANNA.organisationId },
    ...{ due: "2026-03-10", taskIds: "", guid: null, foreign: "", removed: false },
    ...fields,
  };
  const step: TopicStep = {
    ...{ id: "0000000000step" as EntityId, topicId: topic.id, afterId: null, to: "resolved" },
    ...{ ...AUTHOR, createdAt: NOW + 9, reason: "Stronger", grounds: null, revisionId: null },
  };
  const reply: TopicReply = {
    ...{ id: "000000000reply" as EntityId, topicId: topic.id, ...AUTHOR, createdAt: NOW + 5 },
    text: "@[Anna Berg](01a207b6-7af7-7952-9616-70935b672d4e) look",
    ...{ fileIds: "", saidBy: "", saidAt: "", guid: null, removed: false },
  };
  return {
    ...{ topic, ydocId: YDOC, isPrivate: false, number: 7, status: "resolved" },
    ...{ trail: [step], replies: [reply], revisionId: "revision" as RevisionId, revisionName: "A" },
  };
};

test("a topic of our own goes out with its picture and comes in with every field and its place", () => {
  const picture = new Uint8Array([137, 80, 78, 71]);
  for (const version of ["2.1", "3.0"] as const) {
    const [topic] = out([own()], version, new Map([["00000000000abc", picture]])).topics;
    expect(topic).toMatchObject({
      ...{ title: "Beam too weak", type: "Clash", priority: "High", status: "Resolved" },
      ...{ assignedTo: "Anna Berg", createdBy: "Anna Berg", dueAt: "2026-03-10T00:00:00Z" },
      labels: ["fire", "site"],
    });
    expect(topic!.comments.map(({ text }) => text)).toEqual([
      "@Anna Berg look",
      "[Resolved] Stronger",
    ]);
    expect(topic!.viewpoints[0]!.snapshot).toEqual(picture);
    const [back] = taken([topic!]).shown;
    expect(back!.status).toBe("resolved");
    const { title, text, type, priority, labels, due, page, region, assigneeId } = own().topic;
    expect(back!.topic).toMatchObject({
      title,
      text,
      type,
      priority,
      labels,
      due,
      page,
      region,
      assigneeId,
    });
  }
});

test("what was changed here goes out changed, and the rest in the file's own words", () => {
  const [topic] = out([own()], "3.0").topics;
  const [back] = taken([
    { ...topic!, priority: "On hold", stage: "Design", status: "Active" },
  ]).shown;
  const changed = { ...back!, topic: { ...back!.topic, title: "New title" } };
  expect(bcfOfTopics([changed], WORLD, new Map()).topics[0]).toMatchObject({
    ...{ title: "New title", priority: "On hold", stage: "Design", status: "Active" },
    type: "Clash",
  });
});

test("a topic that is here already gets only what was said of it elsewhere", () => {
  const mine = own();
  const [topic] = out([mine], "3.0").topics;
  const first = topic!.comments[0]!;
  const more = { ...first, guid: "11111111-1111-4111-8111-111111111111", text: "From elsewhere" };
  const here = new Map([[guidOfTopic(mine), mine]]);
  const again = taken([topic!], here);
  expect([again.topics, again.replies]).toEqual([0, 0]);
  const added = taken([{ ...topic!, comments: [...topic!.comments, more] }], here);
  expect([added.topics, added.replies]).toEqual([0, 1]);
  expect(added.edits[0]!.edit).toMatchObject({
    type: "reply.create",
    fields: { text: "From elsewhere" },
  });
});

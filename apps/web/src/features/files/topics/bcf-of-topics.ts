import {
  NO_EXTENSIONS,
  type BcfComment,
  type BcfFile,
  type BcfTopic,
  type BcfViewpoint,
} from "@parley/interchange/bcf-model.ts";
import { guidOfPath } from "@parley/interchange/guid-of-path.ts";
import { linesOf, listOf, type TopicStatus } from "@parley/shared/documents/topic.ts";
import { readForeign, type Foreign } from "./bcf-foreign.ts";
import { eventsOf, type ShownTopic } from "./shown-topics.ts";
import { isStillAsRead, keptGuid, takenOf, type Names } from "./topic-of-bcf.ts";

/** What the export says of the world around the topics. */
export type BcfWorld = {
  readonly names: Names;
  readonly project: { readonly id: string; readonly name: string };
  /** Where a topic is seen, and where a file of the register is. */
  readonly linkOf: (shown: ShownTopic) => string;
  readonly linkOfFile: (fileId: string) => string;
  readonly now: number; // ms since the epoch
};
/** A picture of where a topic is, as PNG. */
export type Snapshots = ReadonlyMap<string, Uint8Array>;

const WORDS: Readonly<Record<TopicStatus, string>> = {
  open: "Open",
  answered: "Answered",
  resolved: "Resolved",
  verified: "Closed",
  reopened: "ReOpened",
};
const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
const isoOf = (at: number | null, now: number): string => new Date(at ?? now).toISOString();
export const guidOfTopic = ({ topic }: ShownTopic): string => topic.guid ?? guidOfPath(topic.id);
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Steps that reading a file made, which say what the file says. */
const isOfFile = (shown: ShownTopic, createdAt: number | null): boolean =>
  shown.topic.foreign !== "" && createdAt === shown.topic.createdAt;

function commentsOf(shown: ShownTopic, foreign: Foreign | null, world: BcfWorld): BcfComment[] {
  const { people, organisations } = world.names;
  const nameOf = (userId: string, organisationId: string): string =>
    people.find((one) => one.userId === userId)?.name ??
    organisations.find((one) => one.organisationId === organisationId)?.name ??
    "";
  const kept = new Map(foreign?.comments.map((comment) => [keptGuid(comment.guid), comment]));
  const views = new Set(foreign?.viewpoints.map(({ guid }) => guid));
  return eventsOf(shown).flatMap((event): BcfComment[] => {
    const base = { viewpointGuid: null, modifiedAt: "", modifiedBy: "", extra: [] };
    if (event.kind === "reply") {
      const { reply } = event;
      const said = reply.guid === null ? undefined : kept.get(reply.guid);
      if (said !== undefined) {
        const { viewpointGuid } = said;
        const isThere = viewpointGuid !== null && views.has(viewpointGuid);
        return [{ ...said, text: reply.text, viewpointGuid: isThere ? viewpointGuid : null }];
      }
      return [
        {
          ...base,
          guid: reply.guid ?? guidOfPath(reply.id),
          at: reply.saidAt || isoOf(reply.createdAt, world.now),
          author: reply.saidBy || nameOf(reply.createdBy, reply.organisationId),
          text: reply.text.replaceAll(/@\[([^\]\n]+)\]\([0-9a-f-]{36}\)/g, "@$1"),
        },
      ];
    }
    const { step } = event;
    if (isOfFile(shown, step.createdAt)) return [];
    const why = [step.grounds ?? "", step.reason].filter((part) => part !== "").join(": ");
    return [
      {
        ...base,
        guid: guidOfPath(step.id),
        at: isoOf(step.createdAt, world.now),
        author: nameOf(step.createdBy, step.organisationId),
        text: `[${WORDS[step.to]}] ${why}`.trim(),
      },
    ];
  });
}

function linksOf(shown: ShownTopic, foreign: Foreign | null, world: BcfWorld): readonly string[] {
  const { page, region } = shown.topic;
  const place =
    page === null
      ? ""
      : `#page=${page + 1}${region === "" ? "" : `&region=${region.replace(" ", "_")}`}`;
  // What came with a file keeps its own links, and the place that is among them.
  const own = `${world.linkOf(shown)}${place}`;
  return foreign === null ? [own] : foreign.referenceLinks;
}

/** A topic as BCF tells it. What came from a file and nobody changed is said in the file's own words. */
export function bcfOfTopic(
  shown: ShownTopic,
  world: BcfWorld,
  snapshot: Uint8Array | undefined,
): BcfTopic {
  const { topic, status } = shown;
  const foreign = readForeign(topic.foreign);
  const taken = foreign === null ? null : takenOf(foreign, world.names);
  const { people, organisations } = world.names;
  const person = people.find(({ userId }) => userId === topic.assigneeId);
  const organisation = organisations.find(
    ({ organisationId }) => organisationId === topic.assigneeOrganisationId,
  );
  const author = people.find(({ userId }) => userId === topic.createdBy);
  /** The file's own words where what was taken of them is what the topic still says. */
  const word = <T>(
    fields: readonly (keyof typeof topic & keyof NonNullable<typeof taken>)[],
    theirs: (from: Foreign) => T,
    ours: () => T,
  ): T =>
    foreign !== null && taken !== null && fields.every((field) => same(taken[field], topic[field]))
      ? theirs(foreign)
      : ours();
  const guid = guidOfTopic(shown);
  const place: BcfViewpoint[] =
    snapshot === undefined
      ? []
      : [
          {
            guid: guidOfPath(`${topic.id} place`),
            fileName: null,
            view: null,
            snapshotName: "snapshot.png",
            snapshot,
            index: null,
          },
        ];
  const attached = shown.replies
    .flatMap(({ fileIds }) => listOf<string>(fileIds))
    .map((fileId) => ({
      guid: guidOfPath(`${topic.id} ${fileId}`),
      description: "",
      target: { type: "url", url: world.linkOfFile(fileId) } as const,
    }));
  return {
    guid: foreign?.guid ?? guid,
    serverAssignedId: foreign?.serverAssignedId ?? String(shown.number),
    type: word(
      ["type"],
      (from) => from.type,
      () => capital(topic.type),
    ),
    status: foreign !== null && isStillAsRead(status, foreign) ? foreign.status : WORDS[status],
    title: word(
      ["title"],
      (from) => from.title,
      () => topic.title,
    ),
    priority: word(
      ["priority"],
      (from) => from.priority,
      () => capital(topic.priority),
    ),
    index: foreign === null ? shown.number : foreign.index,
    labels: word(
      ["labels"],
      (from) => from.labels,
      () => linesOf(topic.labels),
    ),
    referenceLinks: linksOf(shown, foreign, world),
    createdAt: foreign?.createdAt ?? isoOf(topic.createdAt, world.now),
    createdBy: foreign?.createdBy ?? author?.name ?? "",
    modifiedAt: foreign?.modifiedAt ?? "",
    modifiedBy: foreign?.modifiedBy ?? "",
    dueAt: word(
      ["due"],
      (from) => from.dueAt,
      () => (topic.due === null ? "" : `${topic.due}T00:00:00Z`),
    ),
    assignedTo: word(
      ["assigneeId", "assigneeOrganisationId"],
      (from) => from.assignedTo,
      () => person?.name ?? organisation?.name ?? "",
    ),
    stage: foreign?.stage ?? "",
    description: word(
      ["text"],
      (from) => from.description,
      () => topic.text,
    ),
    snippet: foreign?.snippet ?? null,
    documentReferences: [
      // Documents that lay in the file were not kept: only addresses still lead somewhere.
      ...(foreign?.documentReferences.filter(({ target }) => target.type === "url") ?? []),
      ...attached,
    ],
    relatedTopics: foreign?.relatedTopics ?? [],
    files: foreign?.files ?? [],
    comments: commentsOf(shown, foreign, world),
    viewpoints: [
      ...(foreign?.viewpoints.map((viewpoint) => ({ ...viewpoint, snapshot: null })) ?? []),
      ...place,
    ],
    attachments: new Map(),
    extra: foreign?.extra ?? [],
  };
}

const distinct = (words: readonly string[]): readonly string[] =>
  [...new Set(words)].filter((word) => word !== "").toSorted();

/** Topics as a BCF file, with the words that they use. */
export function bcfOfTopics(
  topics: readonly ShownTopic[],
  world: BcfWorld,
  snapshots: Snapshots,
): BcfFile {
  const all = topics.map((shown) => bcfOfTopic(shown, world, snapshots.get(shown.topic.id)));
  return {
    version: "3.0",
    project: world.project,
    extensions: {
      ...NO_EXTENSIONS,
      topicTypes: distinct(all.map(({ type }) => type)),
      statuses: distinct(all.map(({ status }) => status)),
      priorities: distinct(all.map(({ priority }) => priority)),
      labels: distinct(all.flatMap(({ labels }) => labels)),
      users: distinct(
        all.flatMap(({ createdBy, assignedTo, comments }) => [
          createdBy,
          assignedTo,
          ...comments.map(({ author }) => author),
        ]),
      ),
      stages: distinct(all.map(({ stage }) => stage)),
      snippetTypes: distinct(all.map(({ snippet }) => snippet?.type ?? "")),
    },
    documents: [],
    topics: all,
    others: new Map(),
  };
}

import type { BcfTopic } from "@parley/interchange/bcf-model.ts";
import { guidOfPath } from "@parley/interchange/guid-of-path.ts";
import {
  TOPIC_PRIORITIES,
  TOPIC_TYPES,
  type Topic,
  type TopicStatus,
} from "@parley/shared/documents/topic.ts";
import type { OrganisationId, UserId } from "@parley/shared/primitives/ids.ts";
import { keptText, writeForeign, type Foreign } from "./bcf-foreign.ts";

/** Who is on the project, by name. */
export type Names = {
  readonly people: readonly {
    readonly userId: UserId;
    readonly name: string;
    readonly organisationId: OrganisationId;
  }[];
  readonly organisations: readonly {
    readonly organisationId: OrganisationId;
    readonly name: string;
  }[];
};
type Taken = Pick<
  Topic,
  | "title"
  | "text"
  | "type"
  | "priority"
  | "labels"
  | "due"
  | "assigneeId"
  | "assigneeOrganisationId"
  | "page"
  | "region"
>;
export type TopicDraft = {
  readonly fields: Taken & Pick<Topic, "guid" | "foreign">;
  readonly replies: readonly {
    readonly guid: string;
    readonly text: string;
    readonly saidBy: string;
    readonly saidAt: string;
  }[];
  /** A topic that the file calls done waits to be verified here. */
  readonly status: "open" | "resolved";
  /** Pictures and files beside the topic, which are not kept; views that were too long. */
  readonly lost: { readonly pictures: number; readonly views: number };
};

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A GUID in the form in which it is kept; one of another form is led to one that is always the same. */
export const keptGuid = (guid: string): string => {
  const small = guid.trim().toLowerCase();
  return UUID.test(small) ? small : guidOfPath(guid);
};

const DONE = /^(?:closed|done|fixed|resolved|verified|completed?|approved|已关闭|已核实|已处理)$/i;
export const statusOfWord = (word: string): "open" | "resolved" =>
  DONE.test(word.trim()) ? "resolved" : "open";

const known = (words: readonly string[], word: string): string => {
  const small = word.trim().toLowerCase();
  return words.includes(small) ? small : keptText(word.trim(), 60);
};

/** Where our own writer says that a topic lies: after its address (bcf-of-topics.ts). */
const PLACE = /#page=(\d{1,5})(?:&region=(-?\d{1,8},-?\d{1,8})_(-?\d{1,8},-?\d{1,8}))?$/;

function placeIn(links: readonly string[]): Pick<Topic, "page" | "region"> {
  for (const link of links) {
    const found = PLACE.exec(link);
    if (found === null || Number(found[1]) < 1) continue;
    const [, page, from, to] = found;
    return { page: Number(page) - 1, region: from === undefined ? "" : `${from} ${to}` };
  }
  return { page: null, region: "" };
}

function assigneeOf(
  name: string,
  names: Names,
): Pick<Topic, "assigneeId" | "assigneeOrganisationId"> {
  const wanted = name.trim().toLowerCase();
  const isMeant = (one: { readonly name: string }): boolean => one.name.toLowerCase() === wanted;
  const person = names.people.find(isMeant);
  if (person !== undefined)
    return { assigneeId: person.userId, assigneeOrganisationId: person.organisationId };
  const organisation = names.organisations.find(isMeant);
  return { assigneeId: null, assigneeOrganisationId: organisation?.organisationId ?? null };
}

/** What is taken of a file's topic as fields of our own. */
export const takenOf = (topic: BcfTopic | Foreign, names: Names): Taken => ({
  title: keptText(topic.title.replaceAll(/\s+/g, " ").trim(), 200) || "–",
  text: keptText(topic.description, 4_000),
  type: known(TOPIC_TYPES, topic.type),
  priority: known(TOPIC_PRIORITIES, topic.priority),
  labels: keptText(topic.labels.map((label) => label.replaceAll("\n", " ")).join("\n"), 1_000),
  due: /^(?:19|2[01])\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])/.exec(topic.dueAt)?.[0] ?? null,
  ...assigneeOf(topic.assignedTo, names),
  ...placeIn(topic.referenceLinks),
});

/** A topic of a BCF file as it is raised here. */
export function topicOfBcf(topic: BcfTopic, names: Names): TopicDraft {
  const { text: foreign, keepsViews } = writeForeign(topic);
  return {
    fields: { ...takenOf(topic, names), guid: keptGuid(topic.guid), foreign },
    replies: topic.comments.map((comment) => ({
      guid: keptGuid(comment.guid),
      text: keptText(comment.text, 4_000),
      saidBy: keptText(comment.author, 200),
      saidAt: keptText(comment.at, 40),
    })),
    status: statusOfWord(topic.status),
    lost: {
      pictures:
        topic.viewpoints.filter(({ snapshot }) => snapshot !== null).length +
        topic.attachments.size,
      views: keepsViews ? 0 : topic.viewpoints.length,
    },
  };
}

export const isStillAsRead = (status: TopicStatus, foreign: Foreign): boolean =>
  status === statusOfWord(foreign.status);

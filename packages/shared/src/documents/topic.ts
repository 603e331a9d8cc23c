import type { EntityId, OrganisationId, RevisionId, UserId } from "../primitives/ids.ts";

export const TOPIC_STATUSES = ["open", "answered", "resolved", "verified", "reopened"] as const;
export type TopicStatus = (typeof TOPIC_STATUSES)[number];

/** Words that the screen translates. A topic may carry any other: what came from a file keeps the file's own words. */
export const TOPIC_TYPES = ["question", "error", "clash", "request", "remark"] as const;
export const TOPIC_PRIORITIES = ["low", "normal", "high", "critical"] as const;

/** On what a topic is closed: what it is about was changed on a later revision, or somebody signs that nothing has to change. */
export const TOPIC_GROUNDS = ["region-changed", "no-change-needed"] as const;
export type TopicGrounds = (typeof TOPIC_GROUNDS)[number];

/** Where a topic may go from where it is. */
export const TOPIC_WAYS: Readonly<Record<TopicStatus, readonly TopicStatus[]>> = {
  open: ["answered", "resolved", "verified"],
  answered: ["resolved", "verified", "reopened"],
  resolved: ["verified", "reopened"],
  verified: ["reopened"],
  reopened: ["answered", "resolved", "verified"],
};

/** Root `topics` of a layer of marks: flat Y.Maps. Lists are one value each, so that no merge can mix two. */
export type Topic = {
  readonly id: EntityId;
  readonly createdBy: UserId;
  /** Who raised it, for ever: the organisation that its author acted for. */
  readonly organisationId: OrganisationId;
  readonly createdAt: number | null;
  readonly title: string; // ≤ 200
  readonly text: string; // ≤ 4,000
  readonly type: string; // ≤ 60
  readonly priority: string; // ≤ 60
  readonly labels: string; // one a line, ≤ 1,000
  readonly page: number | null; // from 0; null: about the drawing as a whole
  /** Two corners in hundredths of a unit of the page, as of a mark; '' where it has no place. Stays when its marks are removed. */
  readonly region: string;
  /** Marks of the same layer, separated by a space. */
  readonly markIds: string;
  readonly assigneeId: UserId | null;
  readonly assigneeOrganisationId: OrganisationId | null;
  readonly due: string | null; // YYYY-MM-DD
  readonly taskIds: string; // separated by a space
  /** GUID that it has in BCF files; null: made of its id. */
  readonly guid: string | null;
  /** What a BCF file said of it beyond these fields, as JSON; never changed. */
  readonly foreign: string;
  readonly removed: boolean;
};

/** Root `replies`: the discussion. */
export type TopicReply = {
  readonly id: EntityId;
  readonly topicId: EntityId;
  readonly createdBy: UserId;
  readonly organisationId: OrganisationId;
  readonly createdAt: number | null;
  readonly text: string; // ≤ 4,000; a mention is written `@[name](user id)`
  readonly fileIds: string; // files of the register, separated by a space
  /** Who said it, and when, in the file that it was read from. */
  readonly saidBy: string;
  readonly saidAt: string;
  readonly guid: string | null;
  readonly removed: boolean;
};

/** Root `steps`: how a topic came from one status to the next. Written once, never changed, never removed. */
export type TopicStep = {
  readonly id: EntityId;
  readonly topicId: EntityId;
  /** The step before it; null: the first. */
  readonly afterId: EntityId | null;
  readonly to: TopicStatus;
  readonly createdBy: UserId;
  readonly organisationId: OrganisationId;
  readonly createdAt: number | null;
  readonly reason: string; // ≤ 2,000
  /** Of a step to `verified`. */
  readonly grounds: TopicGrounds | null;
  /** The later revision on which the region was changed. */
  readonly revisionId: RevisionId | null;
};

export const listOf = <T extends string = EntityId>(list: string): readonly T[] =>
  list === "" ? [] : (list.split(" ") as T[]);
export const linesOf = (list: string): readonly string[] =>
  list.split("\n").filter((line) => line !== "");

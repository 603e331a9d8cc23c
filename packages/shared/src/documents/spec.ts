import type { EntityId, OrganisationId, UserId } from "../primitives/ids.ts";

/**
 * Where words about a text are anchored: two Yjs relative positions, each JSON of `Y.RelativePosition` in the text's ydoc. They
 * survive whatever is written around them; `quote` says what stood there, so that words whose text is gone can still be read.
 */
export type Anchor = {
  readonly from: string;
  readonly to: string;
  readonly quote: string; // ≤ 2,000
};

type Words = {
  readonly id: EntityId;
  readonly createdBy: UserId;
  readonly organisationId: OrganisationId;
  readonly createdAt: number | null;
  readonly removed: boolean;
};

/** Root `threads` of `spec-talk` and `spec-notes`: flat Y.Maps. The first remark is what it begins with. */
export type Thread = Words &
  Anchor & {
    readonly resolved: boolean;
    readonly assigneeId: UserId | null;
  };

/** Root `remarks`. Mentions are written `@[name](user id)`, as in comments on tasks. */
export type Remark = Words & {
  readonly threadId: EntityId;
  readonly body: string; // ≤ 10,000
};

export const SUGGESTION_STATES = ["open", "accepted", "refused"] as const;

/** Root `suggestions`: the text between the anchor's ends is to be replaced by `insert`; equal ends insert, an empty `insert` deletes. */
export type Suggestion = Words &
  Anchor & {
    readonly insert: string; // ≤ 10,000; a line feed begins a paragraph
    readonly reason: string; // ≤ 1,000
    readonly state: (typeof SUGGESTION_STATES)[number];
    readonly decidedBy: UserId | null;
  };

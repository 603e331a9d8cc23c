import type { LocalDateTime } from "../documents/task.ts";
import type { EntityId } from "../primitives/ids.ts";

/** Who did something, as names: what a record is read by stays true when ids are forgotten. */
export type Named = { readonly person: string; readonly organisation: string };

/**
 * What came of a meeting, for one reader: nothing in it that the reader may not read. Instants are ms since the epoch, dates of the
 * plan wall-clock minutes.
 */
export type MeetingRecord = {
  readonly project: string;
  readonly wall: string;
  readonly timeZone: string;
  readonly beganAt: number;
  readonly endedAt: number | null;
  readonly facilitator: string;
  readonly attendees: readonly (Named & { readonly joinedAt: number })[];
  readonly agenda: readonly {
    readonly title: string;
    readonly minutes: number;
    /** How long it took, in ms; null of a step that was never begun. */
    readonly spent: number | null;
  }[];
  readonly decisions: readonly { readonly text: string; readonly at: number }[];
  readonly votes: readonly {
    readonly question: string;
    readonly results: readonly {
      readonly name: string | null; // null: of something that the reader cannot read, or that is gone
      readonly dots: number;
      readonly voters: number;
    }[];
  }[];
  readonly points: readonly (Named & {
    readonly id: EntityId;
    readonly text: string;
    readonly owner: string | null;
    readonly task: string | null;
  })[];
  readonly promised: readonly (Named & {
    readonly task: string;
    readonly week: LocalDateTime | null;
  })[];
  readonly handOffs: readonly (Named & {
    readonly from: string;
    readonly to: string;
    readonly promised: LocalDateTime | null;
  })[];
  readonly created: readonly (Named & { readonly task: string })[];
  readonly moved: readonly (Named & {
    readonly task: string;
    readonly to: LocalDateTime | null;
    /** Days later (or, negative, earlier) than the date before; null where none was set before. */
    readonly days: number | null;
  })[];
  readonly notes: readonly { readonly organisation: string; readonly count: number }[];
};

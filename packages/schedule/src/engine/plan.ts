import type { CalendarBook } from "../calendar/calendar-book.ts";
import type { ProjectInput, RelationInput } from "../network.ts";
import type { ScheduleFinding } from "../schedule.ts";
import type { ArrayRoom } from "./array-room.ts";
import type { EdgeLists } from "./edge-lists.ts";
import type { Places } from "./entity-table.ts";
import type { Outline } from "./outline.ts";
import type { Part, SoundTask } from "./sound-task.ts";
import type { TaskClocks } from "./task-clocks.ts";

/** What a task is, as bits. */
export const SUMMARY = 1;
/** Active, and all above it. */
export const ACTIVE = 2;
/** U6: moves others and is seen in what lies above it. */
export const COUNTS = 4;
/** U2: a manual summary with both dates. */
export const FIXED = 8;
/** A manual leaf with a date. */
export const MANUAL = 16;
/** Has an actual start or finish. */
export const BEGUN = 32;
/** B4: binds nobody any more. */
export const DONE = 64;
/** C1: assignments run in calendars of their own. */
export const PARTED = 128;
/** An automatic leaf that counts, has not begun, has some length in one calendar, and no bounds, delay or constraint that fixes it. */
export const PLAIN = 256;
/** A1: takes its dates from the backward pass. */
export const PLACED = 512;

/** PLAIN, where late dates have no rule of their own. */
export const PLAIN_LATE = 4_096;
/** In manual mode, with dates or without. */
export const BY_HAND = 8_192;
/** Without constraint, deadline, bounds and levelling delay, so that its input need not be looked at. */
export const BARE = 16_384;
/** Something right below it counts. */
export const SEEN = 1_024;
/** Has a constraint other than ASAP and ALAP. */
export const CONSTRAINED = 32_768;
/** Has a deadline, SNLT or FNLT. */
export const CAPPED = 65_536;
/** Has boundaries. */
export const BOUNDED = 131_072;
/** Has a levelling delay. */
export const DELAYED = 262_144;
/** A summary that spans all of its children alike: they count, none is by hand, and no leaf among them has begun. */
export const EVEN = 524_288;
/** There is a task in the place. */
export const THERE = 1_048_576;
/** Runs in a calendar of resources, while its floats count in another (L1). */
export const FOREIGN = 2_048;

/** As PLAIN and PLAIN_LATE, but a milestone without constraint, which has moments of its own (F4). */
export const POINT = 2_097_152;
export const POINT_LATE = 4_194_304;

/** What a relation is, as bits; FS is none of them. */
export const FROM_START = 1;
export const TO_FINISH = 2;
/** The lag is a part of how long the predecessor, a summary, is. */
export const OF_SUMMARY = 4;
/** Both ends run in one calendar, and the lag, if there is any, counts in it: dates are asked as work. */
export const SAME_CLOCK = 8;
/** The predecessor does not count, or the successor does not. */
export const MUTE_FORWARD = 16;
export const MUTE_BACKWARD = 32;
/** The successor is a leaf that has not begun, whose late dates are what it binds by. */
export const OPEN_END = 64;

/** Constraints as numbers. */
export const ASAP = 0;
export const ALAP = 1;
export const SNET = 2;
export const SNLT = 3;
export const FNET = 4;
export const FNLT = 5;
export const MSO = 6;
export const MFO = 7;
export const CONSTRAINTS = { ASAP, ALAP, SNET, SNLT, FNET, FNLT, MSO, MFO } as const;

/**
 * A network as numbers: tasks and relations are places in arrays, tasks in an order in which the passes can go (but for those that were
 * put in later), calendars places in the book.
 */
export type Plan = {
  /** Where the arrays of the plan and of its passes lie. */
  readonly room: ArrayRoom;
  readonly project: ProjectInput;
  readonly book: CalendarBook;
  readonly projectCalendar: number;
  /** null: a place that is free. */
  readonly tasks: (SoundTask | null)[];
  readonly placeOf: Places;
  readonly outline: Outline;
  flags: Int32Array;
  /** Duration and rests of splits, tenths. */
  length: Int32Array;
  /** The task's clock; of a parted task its own calendar. */
  calendar: Int32Array;
  /** Its own calendar or the project's: what lags count in. */
  lagCalendar: Int32Array;
  /** As numbers. */
  constraint: Uint8Array;
  /** Of those that have one. */
  constraintDate: Int32Array;
  /** NO_LATE where there is none. */
  deadline: Int32Array;
  readonly parts: Map<number, readonly Part[]>;
  readonly clocks: TaskClocks;

  readonly relations: (RelationInput | null)[];
  readonly relationPlaceOf: Places;
  readonly freeRelations: number[];
  predecessor: Int32Array;
  successor: Int32Array;
  /** Percentages of relations that have the bit OF_SUMMARY. */
  readonly percents: Map<number, number>;
  readonly incoming: EdgeLists;
  readonly outgoing: EdgeLists;

  /** Nodes in an order in which the forward pass can go (pass-order.ts), and how many there are; more have room. */
  readonly order: Int32Array;
  nodes: number;
  readonly freeTasks: number[];
  /** How many tasks there are. */
  count: number;
  /** What is wrong with the network itself. */
  readonly findings: ScheduleFinding[];
  /** Those of single tasks and relations, by their ids. */
  readonly taskFindings: Map<string, readonly ScheduleFinding[]>;
  readonly relationFindings: Map<string, readonly ScheduleFinding[]>;
  projectStart: number;
};

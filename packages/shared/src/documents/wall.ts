import type { EntityId, OrganisationId, UserId } from "../primitives/ids.ts";
import type { LocalDateTime } from "./task.ts";

export const WALL_OBJECT_TYPES = ["note", "text", "shape", "frame", "connector", "stroke"] as const;
export type WallObjectType = (typeof WALL_OBJECT_TYPES)[number];

export const WALL_SHAPES = ["rectangle", "ellipse", "diamond"] as const;
export const TEXT_SIZES = ["s", "m", "l", "xl"] as const;

/**
 * Root `objects` of a wall or a private area: flat Y.Maps. Lengths are whole units of the wall: CSS pixels at a zoom of 1. One flat
 * shape for all types, so that a reader never meets a half-known one; what a type does not use stays at its default.
 */
export type WallObject = {
  readonly id: EntityId;
  readonly type: WallObjectType;
  readonly createdBy: UserId;
  /** Whose it is, for ever: the organisation that its author acted for. */
  readonly organisationId: OrganisationId;
  readonly createdAt: number | null;
  readonly x: number; // left, of a connector without ends and of a stroke: where it begins
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly order: string; // what lies above what
  readonly text: string; // ≤ 4,000; of a frame its title, of a connector its label
  readonly textSize: (typeof TEXT_SIZES)[number];
  readonly shape: (typeof WALL_SHAPES)[number];
  /** Filled in the organisation's tint, or plain. */
  readonly plain: boolean;
  readonly groupId: EntityId | null;
  readonly locked: boolean;
  /** Ends of a connector: objects of the wall. An end that is not there stays where it was drawn. */
  readonly fromId: EntityId | null;
  readonly toId: EntityId | null;
  /** Of a stroke: `x,y` in steps from its corner. Of a connector without ends: where it leads. */
  readonly points: string;
  /** Of a frame: a free one, or one that shows the plan: columns of time, rows of organisations. */
  readonly pull: boolean;
  readonly unit: "week" | "day";
  readonly from: LocalDateTime | null; // its first column begins with the week, or day, of this
  readonly columns: number; // 1 to 60
  readonly phaseId: EntityId | null; // only tasks below this row; null: all
  /** Written while everybody wrote for themselves: shown to all when that ends. */
  readonly quietId: EntityId | null;
  readonly removed: boolean;
};

export const REACTIONS = ["agree", "disagree", "question", "risk", "thanks", "idea"] as const;
export type ReactionKind = (typeof REACTIONS)[number];

/** Root `reactions`: one person's sign on one object or on one task's note. */
export type Reaction = {
  readonly id: EntityId;
  readonly targetId: EntityId;
  readonly kind: ReactionKind;
  readonly createdBy: UserId;
  readonly organisationId: OrganisationId;
  readonly removed: boolean;
};

/** Root `handoffs`: by when the giver promises what a relation of the plan hands over. The latest of the giver's counts. */
export type HandOff = {
  readonly id: EntityId;
  readonly relationId: EntityId;
  readonly promised: LocalDateTime | null;
  readonly createdBy: UserId;
  readonly organisationId: OrganisationId;
  readonly createdAt: number | null;
  readonly removed: boolean;
};

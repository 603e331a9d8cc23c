import type { EntityId, OrganisationId, UserId } from "../primitives/ids.ts";

export const MARK_TYPES = [
  "pen",
  "highlighter",
  "line",
  "arrow",
  "rectangle",
  "ellipse",
  "polygon",
  "cloud",
  "text",
  "callout",
  "stamp",
  "pin",
  "count",
  "scale",
  "length",
  "area",
  "angle",
] as const;
export type MarkType = (typeof MARK_TYPES)[number];

/** `organisation`: the colour of whose it is. */
export const MARK_TONES = ["organisation", "red", "amber", "green", "blue", "ink"] as const;
export type MarkTone = (typeof MARK_TONES)[number];

export const MARK_STATUSES = ["open", "answered", "resolved", "verified"] as const;
export type MarkStatus = (typeof MARK_STATUSES)[number];

export const STAMPS = [
  "approved",
  "approved-comments",
  "revise",
  "refused",
  "information",
] as const;
export type Stamp = (typeof STAMPS)[number];

/**
 * Root `marks` of the layer that everybody shares and of an organisation's own layer: flat Y.Maps. A mark belongs to exactly one
 * revision. One flat shape for all types, so that a reader never meets a half-known one; what a type does not use stays at its default.
 */
export type Mark = {
  readonly id: EntityId;
  readonly type: MarkType;
  readonly createdBy: UserId;
  /** Whose it is, for ever: the organisation that its author acted for. */
  readonly organisationId: OrganisationId;
  readonly createdAt: number | null;
  readonly page: number; // from 0
  /**
   * `x,y` by `x,y` in hundredths of a unit of the page (a point of a PDF, a pixel of a picture), y downwards. Two corners of a rectangle,
   * an ellipse and a cloud; the place of a text, a pin and a stamp; what a call-out points at, then where it stands; every corner of what
   * has more. One value, so that no merge can mix two shapes.
   */
  readonly points: string;
  /** Of a pen that tells it: how hard it was pressed at each point, a digit each from 0 to 9. '' of all others. */
  readonly pressures: string;
  readonly text: string; // ≤ 4,000
  readonly tone: MarkTone;
  /** Of the line, in tenths of a unit of the page. */
  readonly width: number;
  readonly filled: boolean;
  readonly dashed: boolean;
  readonly stamp: Stamp;
  /** Of a scale: how long its line is in truth, in tenths of a millimetre. The latest of a page counts for what is measured there. */
  readonly realLength: number | null;
  readonly groupId: EntityId | null;
  readonly status: MarkStatus;
  /** Of a mark in an organisation's own layer: the copy of it that everybody sees. */
  readonly publishedId: EntityId | null;
  /** Who made it in the file that it was taken from, as the file says: a word, and nobody's right. '' of what was made here. */
  readonly sourceAuthor: string; // ≤ 200
  readonly order: string; // what lies above what
  readonly removed: boolean;
};

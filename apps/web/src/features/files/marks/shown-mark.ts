import type { Mark } from "@parley/shared/documents/mark.ts";
import type { Carried } from "./carried-marks.ts";

/** A mark as it is shown: on which layer, and whether it is this person's to change. */
export type ShownMark = {
  readonly mark: Mark;
  readonly isPrivate: boolean;
  readonly isMine: boolean;
  /** Of a mark of an earlier revision: how it came here. */
  readonly carried?: Carried;
};

/** What a mark is made of; the rest is told by who makes it, when and where. */
export type NewMark = Pick<Mark, "type" | "page" | "points"> & Partial<Mark>;

import type { Span } from "./chart-model.ts";

/** Where somebody else points. */
export type GuestPointer = {
  readonly rowId: string;
  /** Days since 1970, with fraction. */
  readonly day: number;
  /** How far down the row, 0 to 1. */
  readonly share: number;
  readonly name: string;
  readonly colour: number;
  /** Still for a while: the name is left out. */
  readonly isQuiet: boolean;
};

/** Where a bar would come to lie by what somebody else has in the hand. */
export type GuestGhost = Span & {
  readonly rowId: string;
  /** Of whoever pulls, and not of the bar. */
  readonly colour: number;
  /** Beside the bar that is in the hand; null of what only follows it. */
  readonly name: string | null;
};

/** What others do in the chart at the moment. */
export type GuestLook = {
  readonly pointers: readonly GuestPointer[];
  readonly ghosts: readonly GuestGhost[];
  /** Rows that others have chosen, with their colour; those of whom one follows stand out. */
  readonly chosen: readonly {
    readonly rowId: string;
    readonly colour: number;
    readonly isFollowed: boolean;
  }[];
};

export const NO_GUESTS: GuestLook = { pointers: [], ghosts: [], chosen: [] };

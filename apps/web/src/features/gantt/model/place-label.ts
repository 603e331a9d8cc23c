export type LabelInput = {
  /** The bar with what belongs to it, and the width of its text. */
  readonly left: number;
  readonly right: number;
  readonly textWidth: number;
  /** Other places of this row that are taken: the mark of a deadline, what is previewed. */
  readonly taken: readonly (readonly [left: number, right: number])[];
  readonly viewWidth: number;
  /** No relation comes in from there. */
  readonly mayStandBefore: boolean;
};

/** Between a bar and its text: a relation leaves through it. */
export const LABEL_GAP = 13;
const MARGIN = 4;

/** Where the text of a bar begins: after it, else before it, else nowhere (null). It covers nothing and is never cut. */
export function placeLabel(input: LabelInput): number | null {
  const { left, right, textWidth, taken, viewWidth } = input;
  if (right < 0 || left > viewWidth) return null;
  const isFree = (from: number): boolean =>
    taken.every(([a, b]) => from + textWidth + MARGIN <= a || from - MARGIN >= b);
  const last = Math.max(right, ...taken.map(([, b]) => b));
  for (const after of [right + LABEL_GAP, last + LABEL_GAP])
    if (after >= 0 && after + textWidth <= viewWidth && isFree(after)) return after;
  if (!input.mayStandBefore) return null;
  const first = Math.min(left, ...taken.map(([a]) => a));
  for (const end of [left - LABEL_GAP, first - LABEL_GAP]) {
    const before = end - textWidth;
    if (before >= MARGIN && isFree(before)) return before;
  }
  return null;
}

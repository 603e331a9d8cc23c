import type { Mark } from "@parley/shared/documents/mark.ts";
import { scaleOfPage } from "./mark-shape.ts";

/** What a mark means by the others: found once for all marks, because each frame asks for each of them. */
export type MarkFacts = {
  /** Pins and counts are numbered by their time, each kind by itself, from 1. */
  readonly numberOf: (mark: Mark) => number;
  /** Millimetres to one unit of the page; null where nobody has said. */
  readonly scaleOf: (page: number) => number | null;
};

const byTime = (a: Mark, b: Mark): number =>
  (a.createdAt ?? 0) - (b.createdAt ?? 0) || (a.id < b.id ? -1 : 1);

export function markFacts(marks: readonly Mark[]): MarkFacts {
  let numbers: ReadonlyMap<string, number> | null = null;
  const scales = new Map<number, number | null>();
  const numbered = (): ReadonlyMap<string, number> => {
    const of = (type: Mark["type"]) =>
      marks
        .filter((mark) => mark.type === type)
        .toSorted(byTime)
        .map(({ id }, at) => [id, at + 1] as const);
    return new Map([...of("pin"), ...of("count")]);
  };
  return {
    numberOf: ({ id }) => (numbers ??= numbered()).get(id) ?? 0,
    scaleOf: (page) => {
      const known = scales.get(page);
      if (known !== undefined) return known;
      const scale = scaleOfPage(marks, page);
      scales.set(page, scale);
      return scale;
    },
  };
}

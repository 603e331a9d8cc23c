import { orderKeyBetween } from "@parley/shared/documents/fractional-order.ts";

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

function base62(value: number, length: number): string {
  let rest = Math.max(0, Math.floor(value));
  let text = "";
  for (let i = 0; i < length; i++) {
    text = DIGITS[rest % 62] + text;
    rest = Math.floor(rest / 62);
  }
  return text;
}

export type Ordered = {
  readonly id: string;
  readonly cardOrder: string | null;
  readonly start: string | null;
  readonly position: number;
};

const UNDATED_DAY = 62 ** 5 - 1;
const DAY_MS = 86_400_000;

/**
 * Where a card stands in its column. Until somebody orders it, by its start, then by its place in the plan: written as a fractional
 * index (`j` and ten digits), so that a card can be dropped between two cards without touching either, which may belong to others.
 */
export function cardKey(card: Ordered): string {
  if (card.cardOrder !== null) return card.cardOrder;
  const time = card.start === null ? Number.NaN : Date.parse(`${card.start}Z`);
  const day = Number.isNaN(time) ? UNDATED_DAY : Math.floor(time / DAY_MS) + 100_000;
  return `j${base62(day, 5)}${base62(card.position, 5)}`;
}

export function compareCards(a: Ordered, b: Ordered): number {
  const left = cardKey(a);
  const right = cardKey(b);
  if (left !== right) return left < right ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * The order of a card that comes to stand at `index` among `others` (the other cards of the column, sorted). Two concurrent drops can
 * give neighbours the same order: the card then goes behind the last of them, the only place that an order can express.
 */
export function orderAt(others: readonly Ordered[], index: number): string {
  const at = Math.max(0, Math.min(index, others.length));
  const before = at === 0 ? null : cardKey(others[at - 1]!);
  const after = others.slice(at).map(cardKey);
  const next = before === null ? after[0] : after.find((key) => key > before);
  return orderKeyBetween(before, next ?? null);
}

/** The index that a card at pixel `y` of its lane would take: the row whose middle it has passed. */
export function dropIndex(y: number, rowHeight: number, count: number): number {
  return Math.max(0, Math.min(count, Math.floor(y / rowHeight)));
}

import type { RawElement } from "./plan-file.ts";
import { plainText } from "./plain-text.ts";

const NO_CHILDREN: readonly RawElement[] = [];

export const rawLeaf = (name: string, text: string): RawElement => ({
  name,
  text,
  children: NO_CHILDREN,
});

/** The text of a child; '' where there is none. */
export const rawText = (element: RawElement, name: string): string =>
  element.children.find((child) => child.name === name)?.text ?? "";

/** A copy that does not keep the text alive that it was cut from. */
export const detached = (text: string): string => (text.length > 12 ? ` ${text}`.slice(1) : text);

/** What an object, its array and a reference cost about, in bytes. */
const OBJECT = 96;
const REFERENCE = 8;
/** Values that occur again and again are kept once: flags, formats, amounts of nothing. */
const LONGEST_SHARED = 40;
const MOST_SHARED = 2_000;

type OpenElement = { readonly name: string; text: string; children: RawElement[] | null };

/**
 * Builds the elements that nobody reads, one at a time, within a number of bytes for the whole file. One that does not fit is left
 * out as a whole: a part of it would be something else.
 */
export function createRawKeeper(bytes: number) {
  const names = new Map<string, string>();
  const shared = new Map<string, Map<string, RawElement>>();
  const open: OpenElement[] = [];
  let left = bytes;
  /** Of the outermost element that is open, so far; what it holds is given up as soon as that is too much. */
  let cost = 0;
  let dropped = 0;

  const nameOf = (name: string): string => {
    const known = names.get(name);
    if (known !== undefined) return known;
    const own = detached(name);
    if (names.size < MOST_SHARED) names.set(own, own);
    return own;
  };
  const leaf = (name: string, text: string): RawElement => {
    const texts = text.length > LONGEST_SHARED ? undefined : shared.get(name);
    const known = texts?.get(text);
    if (known !== undefined) {
      cost += REFERENCE;
      return known;
    }
    cost += OBJECT + text.length * 2;
    const made = rawLeaf(name, detached(text));
    if (text.length > LONGEST_SHARED) return made;
    if (texts === undefined && shared.size < MOST_SHARED)
      shared.set(name, new Map([[made.text, made]]));
    else if (texts !== undefined && texts.size < MOST_SHARED) texts.set(made.text, made);
    return made;
  };
  const giveUp = () => {
    for (const each of open) {
      each.children = null;
      each.text = "";
    }
  };
  const isTooMuch = () => cost > left;

  return {
    /** Whether an element is being built. */
    isOpen: () => open.length > 0,
    open(name: string): void {
      if (open.length === 0) cost = 0;
      open.push({ name: nameOf(name), text: "", children: null });
    },
    text(more: string): void {
      const at = open.at(-1);
      if (at === undefined || isTooMuch()) return;
      at.text += more;
      if (cost + at.text.length * 2 > left) {
        cost += at.text.length * 2;
        giveUp();
      }
    },
    /** The outermost element as it ends, where it fits; null within one. */
    close(): RawElement | null {
      const { name, text, children } = open.pop()!;
      const parent = open.at(-1);
      if (!isTooMuch()) {
        const clean = plainText(text);
        const made = children === null ? leaf(name, clean) : { name, text: clean.trim(), children };
        if (children !== null) cost += OBJECT + made.text.length * 2;
        if (isTooMuch()) giveUp();
        else if (parent !== undefined) (parent.children ??= []).push(made);
        else {
          left -= cost;
          return made;
        }
      }
      if (parent === undefined) dropped += 1;
      return null;
    },
    /** How many elements were left out. */
    dropped: () => dropped,
  };
}

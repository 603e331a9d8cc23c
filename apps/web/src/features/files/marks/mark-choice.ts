import type { ShownMark } from "./shown-mark.ts";

export type Choice = {
  /** Whose corners show, and whose words are written; null: nothing is chosen. */
  readonly first: string | null;
  readonly all: ReadonlySet<string>;
};
export const NO_CHOICE: Choice = { first: null, all: new Set() };

const sameGroup = (one: ShownMark, other: ShownMark): boolean =>
  one.mark.groupId !== null &&
  one.mark.groupId === other.mark.groupId &&
  one.mark.createdBy === other.mark.createdBy &&
  one.mark.page === other.mark.page &&
  one.isPrivate === other.isPrivate;

/** A mark, with those that are grouped with it: of the same author, page and layer. */
export function withGroup(id: string, marks: readonly ShownMark[]): ReadonlySet<string> {
  const one = marks.find(({ mark }) => mark.id === id);
  if (one === undefined || one.mark.groupId === null) return new Set([id]);
  return new Set(marks.filter((other) => sameGroup(one, other)).map(({ mark }) => mark.id));
}

export const choiceOf = (id: string | null, marks: readonly ShownMark[]): Choice =>
  id === null ? NO_CHOICE : { first: id, all: withGroup(id, marks) };

/** Takes a mark and its group in, or out where it was in. */
export function toggled(choice: Choice, id: string, marks: readonly ShownMark[]): Choice {
  const group = withGroup(id, marks);
  if (!choice.all.has(id)) return { first: id, all: new Set([...choice.all, ...group]) };
  const rest = [...choice.all].filter((one) => !group.has(one));
  return rest.length === 0 ? NO_CHOICE : { first: rest.at(-1)!, all: new Set(rest) };
}

/** Without what is gone. The same where nothing is. */
export function livingChoice(choice: Choice, marks: readonly ShownMark[]): Choice {
  const living = new Set<string>(marks.map(({ mark }) => mark.id));
  const rest = [...choice.all].filter((id) => living.has(id));
  if (rest.length === choice.all.size) return choice;
  if (rest.length === 0) return NO_CHOICE;
  const all = new Set(rest);
  return { first: all.has(choice.first ?? "") ? choice.first : rest.at(-1)!, all };
}

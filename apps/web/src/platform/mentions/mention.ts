/** A comment's text as the view shows it. A mention is written `@[name](user id)`; anything else is text. */
export type CommentPart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "link"; readonly href: string }
  | { readonly kind: "mention"; readonly name: string; readonly userId: string };

const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const PART = new RegExp(
  `@\\[(?<name>[^\\]\\n]{1,200})\\]\\((?<id>${UUID})\\)|(?<href>https?://[^\\s<>"'）)，。]+)`,
  "gu",
);

export function commentParts(body: string): CommentPart[] {
  const parts: CommentPart[] = [];
  let at = 0;
  for (const match of body.matchAll(PART)) {
    if (match.index > at) parts.push({ kind: "text", text: body.slice(at, match.index) });
    const { name, id, href } = match.groups ?? {};
    parts.push(
      href !== undefined
        ? { kind: "link", href }
        : { kind: "mention", name: name ?? "", userId: id ?? "" },
    );
    at = match.index + match[0].length;
  }
  if (at < body.length) parts.push({ kind: "text", text: body.slice(at) });
  return parts;
}

/** Brackets and line ends would end the mention early. */
export const writeMention = (name: string, userId: string): string =>
  `@[${name.replace(/[[\]()\n]/gu, " ").trim()}](${userId})`;

/** What is being typed after an `@` that begins a word, or null; `from` is where the `@` stands. */
export function mentionQuery(text: string, caret: number): { from: number; query: string } | null {
  const before = text.slice(0, caret);
  const from = before.lastIndexOf("@");
  if (from === -1) return null;
  const query = before.slice(from + 1);
  if (query.length > 40 || /[\n[\]()]/u.test(query)) return null;
  // Chinese has no spaces: an @ may follow any character that is not part of an address.
  const previous = before[from - 1];
  if (previous !== undefined && /[A-Za-z0-9._%+-]/u.test(previous)) return null;
  return { from, query };
}

/** The people that a typed query can mean: any part of the name, the beginning first. */
export function matchPeople<T extends { readonly name: string }>(
  people: readonly T[],
  query: string,
): T[] {
  const wanted = query.trim().toLocaleLowerCase();
  const rank = (name: string): number => {
    const at = name.toLocaleLowerCase().indexOf(wanted);
    return at === -1 ? -1 : at === 0 ? 0 : 1;
  };
  return people
    .map((person) => ({ person, rank: rank(person.name) }))
    .filter((each) => each.rank !== -1)
    .sort((a, b) => a.rank - b.rank || a.person.name.localeCompare(b.person.name))
    .map((each) => each.person);
}

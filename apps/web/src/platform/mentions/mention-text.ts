import { commentParts } from "./mention.ts";

export type Named = { readonly userId: string; readonly name: string };

/** A stored comment as one writes it: mentions show as `@name`, and who they mean is kept beside the text. */
export function showMentions(body: string): {
  readonly text: string;
  readonly named: readonly Named[];
} {
  const named: Named[] = [];
  const text = commentParts(body)
    .map((part) => {
      if (part.kind === "text") return part.text;
      if (part.kind === "link") return part.href;
      named.push(part);
      return `@${part.name}`;
    })
    .join("");
  return { text, named };
}

/** The other way: every `@name` of somebody who was picked becomes a mention; longer names first, so that none is cut short. */
export function hideMentions(
  text: string,
  named: readonly Named[],
  write: (name: string, userId: string) => string,
): string {
  const byLength = [...named].sort((a, b) => b.name.length - a.name.length);
  let rest = text;
  let body = "";
  while (rest !== "") {
    const found = rest.startsWith("@")
      ? byLength.find((each) => rest.startsWith(`@${each.name}`))
      : undefined;
    if (found === undefined) {
      const next = rest.indexOf("@", 1);
      const end = next === -1 ? rest.length : next;
      body += rest.slice(0, end);
      rest = rest.slice(end);
    } else {
      body += write(found.name, found.userId);
      rest = rest.slice(found.name.length + 1);
    }
  }
  return body;
}

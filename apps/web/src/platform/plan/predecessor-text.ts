import { RELATION_TYPES, type Relation, type RelationType } from "@parley/shared/documents/task.ts";
import type { TaskId } from "@parley/shared/primitives/ids.ts";
import { lagOf, lagText } from "@parley/shared/schedule/lag-text.ts";

export type Link = Pick<Relation, "predecessorId" | "type" | "lag" | "lagUnit">;

export type LinkError =
  | { readonly kind: "unreadable"; readonly part: string }
  | { readonly kind: "unknown-row"; readonly wbs: string }
  | { readonly kind: "summary"; readonly wbs: string }
  | { readonly kind: "itself" }
  | { readonly kind: "twice"; readonly wbs: string };

/** `3.2` for the plain finish-to-start; else `3.2SS+2d`. A predecessor that I may not see is shown as `wbsOf` says. */
export const linkText = (link: Link, wbsOf: (id: TaskId) => string): string => {
  const lag = lagText(link);
  const type = link.type === "FS" && lag === "" ? "" : link.type;
  return `${wbsOf(link.predecessorId)}${type}${lag}`;
};

const PART =
  /^([0-9]+(?:\.[0-9]+)*)\s*(fs|ss|ff|sf|完成-?开始|开始-?开始|完成-?完成|开始-?完成)?\s*(?:([+-])\s*([0-9]+(?:[.,][0-9]+)?)\s*(e?%|\p{L}+)?)?$/u;
const HAN_TYPES: Readonly<Record<string, RelationType>> = {
  完成开始: "FS",
  开始开始: "SS",
  完成完成: "FF",
  开始完成: "SF",
};

function typeOf(word: string | undefined): RelationType {
  if (word === undefined) return "FS";
  const latin = word.toUpperCase();
  return RELATION_TYPES.find((type) => type === latin) ?? HAN_TYPES[word.replace("-", "")] ?? "FS";
}

export type RowOfWbs = (
  wbs: string,
) => { readonly id: TaskId; readonly isLinkable: boolean } | undefined;

/** Reads `3.2FS+2d, 4, 5.1SS-1w`. All of it or nothing: the first thing that is wrong is told. */
export function readLinks(
  text: string,
  rowOf: RowOfWbs,
  successorId: TaskId,
):
  | { readonly ok: true; readonly links: readonly Link[] }
  | { readonly ok: false; readonly error: LinkError } {
  const links: Link[] = [];
  const wrong = (error: LinkError) => ({ ok: false, error }) as const;
  for (const raw of text.split(/[,;，；、]/u)) {
    const part = raw.trim();
    if (part === "") continue;
    const match = PART.exec(part.toLocaleLowerCase("en"));
    const lag = match === null ? null : lagOf(match[3], match[4], match[5]);
    if (match === null || lag === null) return wrong({ kind: "unreadable", part });
    const wbs = match[1]!;
    const row = rowOf(wbs);
    if (row === undefined) return wrong({ kind: "unknown-row", wbs });
    if (!row.isLinkable) return wrong({ kind: "summary", wbs });
    if (row.id === successorId) return wrong({ kind: "itself" });
    const type = typeOf(match[2]);
    if (links.some((link) => link.predecessorId === row.id && link.type === type))
      return wrong({ kind: "twice", wbs });
    links.push({ predecessorId: row.id, type, ...lag });
  }
  return { ok: true, links };
}

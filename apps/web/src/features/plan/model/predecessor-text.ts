import { RELATION_TYPES, type Relation, type RelationType } from "@parley/shared/documents/task.ts";
import type { TaskId } from "@parley/shared/primitives/ids.ts";
import { tenthsOf, unitOf } from "@parley/shared/schedule/duration-text.ts";

export type Link = Pick<Relation, "predecessorId" | "type" | "lag" | "lagUnit">;

export type LinkError =
  | { readonly kind: "unreadable"; readonly part: string }
  | { readonly kind: "unknown-row"; readonly wbs: string }
  | { readonly kind: "summary"; readonly wbs: string }
  | { readonly kind: "itself" }
  | { readonly kind: "twice"; readonly wbs: string };

const DAY = 4_800;
const ELAPSED_DAY = 14_400;

function lagText({ lag, lagUnit }: Pick<Link, "lag" | "lagUnit">): string {
  if (lag === 0) return "";
  const sign = lag > 0 ? "+" : "-";
  const size = Math.abs(lag);
  if (lagUnit === "percent") return `${sign}${size}%`;
  if (lagUnit === "elapsed-percent") return `${sign}${size}e%`;
  const elapsed = lagUnit === "elapsed";
  const day = elapsed ? ELAPSED_DAY : DAY;
  const e = elapsed ? "e" : "";
  const days = size / day;
  if (Number.isInteger(days * 100)) return `${sign}${days}${e}d`;
  return Number.isInteger(size / 600) ? `${sign}${size / 600}${e}h` : `${sign}${size / 10}${e}m`;
}

/** `3.2` for the plain finish-to-start; else `3.2SS+2d`. A predecessor that I may not see is shown as `wbsOf` says. */
export const linkText = (link: Link, wbsOf: (id: TaskId) => string): string => {
  const lag = lagText(link);
  const type = link.type === "FS" && lag === "" ? "" : link.type;
  return `${wbsOf(link.predecessorId)}${type}${lag}`;
};

type Lag = Pick<Link, "lag" | "lagUnit">;
function readLag(
  sign: string | undefined,
  amount: string | undefined,
  word: string | undefined,
): Lag | null {
  if (amount === undefined) return { lag: 0, lagUnit: "working" };
  const size = Number(amount.replace(",", ".")) * (sign === "-" ? -1 : 1);
  if (word === "%") return { lag: Math.round(size), lagUnit: "percent" };
  if (word === "e%") return { lag: Math.round(size), lagUnit: "elapsed-percent" };
  const elapsed = word !== undefined && /^e[a-z]/.test(word);
  const unit = unitOf((elapsed ? word.slice(1) : word) || "d");
  if (unit === null) return null;
  return { lag: tenthsOf(size, unit, elapsed), lagUnit: elapsed ? "elapsed" : "working" };
}

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
    const lag = match === null ? null : readLag(match[3], match[4], match[5]);
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

import type { RelationType } from "@parley/shared/documents/task.ts";
import type { DurationUnit } from "./plan-file.ts";
import { parseDuration, parseNumber, type WorkTimes } from "./read-table-duration.ts";

export type LinkReading = {
  /** How the table names the other task. */
  readonly reference: string;
  readonly type: RelationType;
  /** Tenths of a minute; percent where lagUnit is one of percent. */
  readonly lag: number;
  readonly lagUnit: "working" | "elapsed" | "percent" | "elapsed-percent";
};

export type LinkReadings = {
  readonly links: readonly LinkReading[];
  /** Parts that make no relation. */
  readonly unread: readonly string[];
};

export type LinkOptions = WorkTimes & {
  readonly durationUnit: DurationUnit;
  readonly decimal: "." | "," | null;
  /** Whether some task goes by this name: it decides where a name ends and a type begins. */
  readonly isKnown: (reference: string) => boolean;
};

const TYPES: ReadonlyMap<string, RelationType> = new Map([
  ["FS", "FS"],
  ["SS", "SS"],
  ["FF", "FF"],
  ["SF", "SF"],
  ["完成-开始", "FS"],
  ["开始-开始", "SS"],
  ["完成-完成", "FF"],
  ["开始-完成", "SF"],
]);
const TYPED = /^(.*?)\s*:?\s*(FS|SS|FF|SF|(?:完成|开始)-(?:开始|完成))\s*([+-].*|\s\d.*)?$/is;
const LAGGED = /^(.*?)\s*([+-]\s*[\d.,].*)$/s;
const MOST = 2_000;
const LONGEST = 600;

function parseLag(
  text: string,
  options: LinkOptions,
): Omit<LinkReading, "reference" | "type"> | null {
  const plain = text
    .replace(/\s+/g, " ")
    .replace(/^([+-])\s/, "$1")
    .trim();
  if (plain === "") return { lag: 0, lagUnit: "working" };
  const percent = /^(.*?)\s*(e?)%$/i.exec(plain);
  if (percent !== null) {
    const number = parseNumber(percent[1]!, options.decimal);
    if (number === null || Math.abs(number.value) > 1_000_000) return null;
    const lagUnit = percent[2] === "" ? "percent" : "elapsed-percent";
    return { lag: Math.round(number.value), lagUnit };
  }
  const read = parseDuration(plain, options.durationUnit, options.decimal, options);
  return read && { lag: read.tenths, lagUnit: read.elapsed ? "elapsed" : "working" };
}

function parseLink(text: string, options: LinkOptions): LinkReading | null {
  if (options.isKnown(text)) return { reference: text, type: "FS", lag: 0, lagUnit: "working" };
  const typed = TYPED.exec(text);
  const lagged = LAGGED.exec(text);
  // A name may itself hold `SS` or a sign: the reading whose name somebody bears comes first.
  const candidates = [
    { reference: typed?.[1] ?? "", type: typed?.[2] ?? "FS", lag: typed?.[3] ?? "" },
    { reference: lagged?.[1] ?? "", type: "FS", lag: lagged?.[2] ?? "" },
  ].filter(({ reference }) => reference !== "");
  const known = candidates.filter(({ reference }) => options.isKnown(reference));
  for (const { reference, type, lag: written } of [...known, ...candidates]) {
    const lag = parseLag(written, options);
    if (lag !== null) return { reference, type: TYPES.get(type.toUpperCase())!, ...lag };
  }
  // The reader tells that nobody goes by this name.
  return candidates.length > 0 || /^[+-]|^$/.test(text)
    ? null
    : { reference: text, type: "FS", lag: 0, lagUnit: "working" };
}

/**
 * Reads `3FS+2d, 5SS`, `A1010: FF -1 day`, `1.2完成-开始+3 个工作日`. Parts are apart by semicolons or lines where there are any, else by
 * commas, so that `3FS+1,5d; 4` keeps its fraction.
 */
export function parseLinks(source: string, options: LinkOptions): LinkReadings {
  const text = source.normalize("NFKC").replace(/[−–]/g, "-");
  const separator = /[;\n]/.test(text) ? /[;\n]/ : /[,、]/;
  const links: LinkReading[] = [];
  const unread: string[] = [];
  for (const part of text.split(separator, MOST)) {
    // Single spaces keep the patterns linear.
    const plain = part.trim().replace(/\s+/g, " ");
    if (plain === "") continue;
    const link = plain.length > LONGEST ? null : parseLink(plain, options);
    if (link === null) unread.push(plain);
    else links.push(link);
  }
  return { links, unread };
}

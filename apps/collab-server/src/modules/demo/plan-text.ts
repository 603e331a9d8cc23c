import type { Audience } from "@parley/shared/documents/ydoc-kind.ts";
import type { RelationType, TaskStatus } from "@parley/shared/documents/task.ts";

/**
 * Plans written as text, a row a line, indented by what it lies under:
 *
 *     = key phase
 *       key summary row | organisation
 *         key task | organisation[/audience] person | working days | predecessors | flags
 *
 * Predecessors are `key`, with a type where it is not FS and a lag in days: `a1 SS+2`, `b3 FF-1`, `c2+4`. Flags: `s=` a status and
 * `p=` a progress other than the calendar
 * would give, and `d=` a deadline so many days after the finish as planned; a negative one will be missed.
 */
export type TextRow = {
  readonly key: string;
  readonly parent: string | null;
  readonly name: string;
  readonly organisation: string | null; // null: a phase
  readonly audience: Audience;
  readonly person: string | null;
  readonly days: number | null; // null: a phase or a summary row
  readonly links: readonly TextLink[];
  readonly status: TaskStatus | null;
  readonly progress: number | null;
  readonly deadlineAfter: number | null;
};

export type TextLink = {
  readonly from: string;
  readonly type: RelationType;
  readonly lag: number;
  readonly optional: boolean;
};

const LINE = /^( *)(= )?(\S+) (.+)$/;
const LINK = /^([a-z]+\d*[a-z]?)(\?)?(?: (FS|SS|FF|SF))?([+-]\d+)?$/;

function fail(line: string): never {
  throw new Error(`demo plan: cannot read “${line.trim()}”`);
}

function parseLink(text: string): TextLink {
  const match = LINK.exec(text.trim()) ?? fail(text);
  const [, from, optional, type, lag] = match;
  return {
    from: from!,
    type: (type ?? "FS") as RelationType,
    lag: Number(lag ?? 0),
    optional: optional !== undefined,
  };
}

const flagOf = (flags: string, name: string): string | null =>
  new RegExp(`(?:^| )${name}=(\\S+)`).exec(flags)?.[1] ?? null;

export function parsePlanText(text: string): TextRow[] {
  const open: { readonly indent: number; readonly key: string }[] = [];
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line): TextRow => {
      const [, spaces, phase, key, rest] = LINE.exec(line) ?? fail(line);
      const indent = spaces!.length;
      while (open.length > 0 && open.at(-1)!.indent >= indent) open.pop();
      const parent = open.at(-1)?.key ?? null;
      open.push({ indent, key: key! });
      const [name, who, days, links = "", flags = ""] = rest!.split("|").map((cell) => cell.trim());
      const [lane, person] = (who ?? "").split(" ");
      const [organisation, audience] = (lane ?? "").split("/");
      if (phase === undefined && !organisation) fail(line);
      const progress = flagOf(flags, "p");
      const deadline = flagOf(flags, "d");
      return {
        key: key!,
        parent,
        name: name!,
        organisation: organisation || null,
        audience: (audience ?? "everyone") as Audience,
        person: person ?? null,
        days: days === undefined || days === "" ? null : Number(days),
        links: links === "" ? [] : links.split(",").map(parseLink),
        status: flagOf(flags, "s") as TaskStatus | null,
        progress: progress === null ? null : Number(progress),
        deadlineAfter: deadline === null ? null : Number(deadline),
      };
    });
}

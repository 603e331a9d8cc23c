import { hoursOfSpans, spanOf } from "./p6-hours.ts";
import type { DayHours, PlanException } from "./plan-file.ts";

/** What the column clndr_data says; null: a day that it does not name. */
export type XerCalendarData = {
  readonly week: readonly (DayHours | null)[];
  readonly exceptions: readonly PlanException[];
  /** Whether DaysOfWeek stood in it. */
  readonly hasWeek: boolean;
  /** What could not be read, as short texts. */
  readonly faults: readonly string[];
};

/** `(index||name(key|value|…)(children))`. */
type Node = {
  readonly name: string;
  readonly values: readonly string[];
  readonly children: Node[];
};

/** Real data go five deep. */
const DEEPEST = 16;
const MOST_NODES = 200_000;
const MOST_FAULTS = 20;
const HEAD = /\s*\(\s*\d*\s*\|\|\s*([^()|]{0,200}?)\s*\(([^()]{0,2000})\)\s*\(/y;
const SHUT = /\s*\)\s*\)/y;

/**
 * Reads nodes one beside the other and within each other without recursion; stops at what fits the notation no more. Linear: each
 * character is looked at a bounded number of times.
 */
function parseNodes(text: string): { readonly nodes: Node[]; readonly fault: string | null } {
  const nodes: Node[] = [];
  const open: Node[] = [];
  let at = 0;
  let count = 0;
  const matchAt = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) at = pattern.lastIndex;
    return match;
  };
  for (;;) {
    const head = matchAt(HEAD);
    if (head !== null) {
      if (open.length >= DEEPEST || ++count > MOST_NODES)
        return { nodes, fault: `Nested or long beyond reason at character ${at}` };
      const node: Node = { name: head[1]!, values: head[2]!.split("|"), children: [] };
      (open.at(-1)?.children ?? nodes).push(node);
      open.push(node);
    } else if (open.length > 0 && matchAt(SHUT) !== null) open.pop();
    else break;
  }
  const rest = text.slice(at).trim();
  if (open.length > 0 || rest !== "") return { nodes, fault: `Unreadable at character ${at}` };
  return { nodes, fault: null };
}

const EPOCH = Date.UTC(1899, 11, 30);

/** The date of a serial day number as spreadsheets count them; null outside of 1900 to 2199. */
export function dateOfSerial(serial: number): string | null {
  if (!Number.isFinite(serial) || serial < 2 || serial > 109_574) return null;
  return new Date(EPOCH + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
}

function valueOf(node: Node, key: string): string | null {
  for (let index = 0; index + 1 < node.values.length; index += 2)
    if (node.values[index]!.trim() === key) return node.values[index + 1]!.trim();
  return null;
}

const named = (nodes: readonly Node[], name: string): Node | undefined =>
  nodes.find((node) => node.name.toLowerCase() === name);

/** Total: any text gives a calendar, and what is wrong with it as faults. */
export function readXerCalendar(text: string): XerCalendarData {
  const faults: string[] = [];
  const tell = (fault: string) => void (faults.length < MOST_FAULTS && faults.push(fault));
  // P6 writes line ends within a value as DEL. Runs of blanks become one, which also keeps the patterns linear.
  const { nodes, fault } = parseNodes(text.replace(/[\s\p{Cc}]+/gu, " "));
  if (fault !== null) tell(fault);
  const data = named(nodes, "calendardata")?.children ?? nodes;

  const hoursOf = (node: Node, what: string): DayHours =>
    hoursOfSpans(
      node.children.flatMap((child) => {
        const start = valueOf(child, "s");
        const finish = valueOf(child, "f");
        if (start === null && finish === null) return [];
        const span = spanOf(start ?? "", finish ?? "");
        if (span === null) tell(`${what}: ${start ?? ""}–${finish ?? ""}`);
        return span === null ? [] : [span];
      }),
    );

  const week = Array<DayHours | null>(7).fill(null);
  const days = named(data, "daysofweek");
  for (const day of days?.children ?? []) {
    const number = Number(day.name);
    if (Number.isInteger(number) && number >= 1 && number <= 7)
      week[number - 1] = hoursOf(day, `Day ${number}`);
    else tell(`Day “${day.name.slice(0, 20)}”`);
  }

  const exceptions: PlanException[] = [];
  for (const each of named(data, "exceptions")?.children ?? []) {
    const serial = valueOf(each, "d");
    const date = serial === null ? null : dateOfSerial(serial === "" ? NaN : Number(serial));
    if (date === null) tell(`Exception “${(serial ?? "").slice(0, 20)}”`);
    else
      exceptions.push({
        name: "",
        from: date,
        to: date,
        hours: hoursOf(each, date),
        recurrence: null,
      });
  }
  return { week, exceptions, hasWeek: days !== undefined, faults };
}

import { TENTHS_PER_DAY } from "../instant.ts";
import type { ConstraintKind, Network, ProjectInput, RelationKind } from "../network.ts";
import type { Schedule } from "../schedule.ts";
import { at, DAY, MONDAY, smallPlan, type SmallTask } from "./small-plan.ts";

/**
 * A plan on the usual calendar, drawn a column a day from Monday, and the dates that it must get:
 *
 *     days     | MTWTFSS |
 *     main     | XX      |
 *     follower |   XXX   | follows main
 *
 * X is a day of work, o a milestone at the end of a day, O one at its start. A row `late main` draws late dates. Notes, apart by `;`:
 * `follows main`, `starts with main`, `ends with main`, `ends when main starts`, each with a lag `+1d` or a lead `-1d`; `in phase`;
 * `SNET 3` (a constraint on the third column: a start at 08:00, a finish at 17:00) or `ALAP`; `deadline 3`; `manual`; `5d` (a duration
 * that the drawing does not show).
 */
export type Drawing = { readonly network: Network; readonly text: string };

type Row = { readonly name: string; readonly cells: string; readonly notes: readonly string[] };

const LATE = "late ";
const RELATIONS: readonly (readonly [RegExp, RelationKind])[] = [
  [/^follows (\w+)(?: ([+-]\d+)d)?$/, "FS"],
  [/^starts with (\w+)(?: ([+-]\d+)d)?$/, "SS"],
  [/^ends with (\w+)(?: ([+-]\d+)d)?$/, "FF"],
  [/^ends when (\w+) starts(?: ([+-]\d+)d)?$/, "SF"],
];

function rowsOf(text: string): Row[] {
  return text
    .trim()
    .split("\n")
    .map((line) => {
      const [name, cells, notes] = line.split("|");
      return {
        name: name!.trim(),
        cells: cells!.slice(1, -1),
        notes: (notes ?? "")
          .split(";")
          .map((note) => note.trim())
          .filter((note) => note !== ""),
      };
    });
}

/** A finish at 17:00, a start at 08:00 of a column, the first being 1. */
const finishOn = (column: number): number => at(column - 1, 17);
const startOn = (column: number): number => at(column - 1, 8);

function noted(note: string): Partial<SmallTask> {
  for (const [pattern, type] of RELATIONS) {
    const match = pattern.exec(note);
    if (match !== null) return { after: [[match[1]!, type, Number(match[2] ?? 0) * DAY]] };
  }
  const [word, value] = note.split(" ");
  if (word === "in") return { parentId: value! };
  if (word === "deadline") return { deadline: finishOn(Number(value)) };
  if (word === "ALAP") return { constraint: "ALAP" };
  if (/^[SFM](NET|NLT|SO|FO)$/.test(word!)) {
    const isStart = word!.startsWith("S") || word === "MSO";
    const constraintDate = isStart ? startOn(Number(value)) : finishOn(Number(value));
    return { constraint: word as ConstraintKind, constraintDate };
  }
  const duration = /^(\d+)d$/.exec(note);
  if (duration !== null) return { days: Number(duration[1]) };
  throw new Error(`“${note}” is no note of a drawing`);
}

function taskOf({ name, cells, notes }: Row): SmallTask {
  const isManual = notes.includes("manual");
  const given = notes.filter((note) => note !== "manual").map(noted);
  const isPoint = /o/i.test(cells);
  const first = cells.indexOf("X");
  const last = cells.lastIndexOf("X");
  const days = cells.split("").filter((cell, column) => cell === "X" && column % 7 < 5).length;
  return {
    id: name,
    days: isPoint ? 0 : days,
    ...Object.assign({}, ...given),
    after: given.flatMap((each) => each.after ?? []),
    ...(isManual && { mode: "manual", start: startOn(first + 1), finish: finishOn(last + 1) }),
  };
}

export function drawing(text: string, project: Partial<ProjectInput> = {}): Drawing {
  const rows = rowsOf(text).slice(1);
  const tasks = rows.filter(({ name }) => !name.startsWith(LATE)).map(taskOf);
  return { network: smallPlan({ tasks, project }), text: redrawn(rowsOf(text), null) };
}

function cellsOf(start: number, finish: number, width: number): string {
  const columnOf = (moment: number) => Math.floor((moment - MONDAY) / TENTHS_PER_DAY);
  if (start === finish) {
    const mark = start === startOn(columnOf(start) + 1) ? "O" : "o";
    return mark.padStart(columnOf(start) + 1).padEnd(width);
  }
  return Array.from({ length: width }, (_, column) => {
    const isWork = start < at(column, 17) && finish > at(column, 8);
    return isWork && column % 7 < 5 ? "X" : " ";
  }).join("");
}

/** The rows as they were, or with the cells that a schedule gives them. */
function redrawn(rows: readonly Row[], schedule: Schedule | null): string {
  const length = Math.max(...rows.map(({ name }) => name.length));
  const width = rows[0]!.cells.length;
  return rows
    .map(({ name, cells, notes }, index) => {
      const task = schedule?.byId.get(name.replace(LATE, ""));
      const seen =
        task === undefined || index === 0
          ? cells
          : name.startsWith(LATE)
            ? cellsOf(task.lateStart, task.lateFinish, width)
            : cellsOf(task.start, task.finish, width);
      return `${name.padEnd(length)} | ${seen} | ${notes.join("; ")}`.trimEnd();
    })
    .join("\n");
}

/** The drawing again, with the dates of a schedule of its network: the same text where they are the drawn ones. */
export const draw = ({ text }: Drawing, schedule: Schedule): string =>
  redrawn(rowsOf(text), schedule);

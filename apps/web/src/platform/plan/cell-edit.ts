import type { EditGroup, TaskPatch } from "@parley/shared/documents/edit.ts";
import { TASK_STATUSES, type Task, type TaskStatus } from "@parley/shared/documents/task.ts";
import type { EntityId, TaskId, UserId } from "@parley/shared/primitives/ids.ts";
import type { PlacedRelation, Plan, PlanRow } from "@parley/shared/documents/plan-row.ts";
import type { PlanColumn } from "./plan-column.ts";
import { readDate } from "./date-entry.ts";
import {
  withDuration,
  withFinish,
  withProgress,
  withStart,
  withStatus,
} from "@parley/shared/schedule/date-edits.ts";
import { readDuration } from "@parley/shared/schedule/duration-text.ts";
import { linkEdits } from "./link-edits.ts";
import { readLinks, type LinkError } from "./predecessor-text.ts";
import type { WorkingCalendar } from "@parley/shared/schedule/working-calendar.ts";

export type CellProblem =
  | { readonly kind: "date" }
  | { readonly kind: "duration" }
  | { readonly kind: "progress" }
  | { readonly kind: "status" }
  | { readonly kind: "name-too-long" }
  | { readonly kind: "link"; readonly error: LinkError };

export type CellResult =
  | {
      readonly ok: true;
      readonly edits: EditGroup;
      /** The day that was understood. */ readonly day?: string;
    }
  | { readonly ok: false; readonly problem: CellProblem };

export type CellContext = {
  readonly plan: Plan;
  /** The project's. */
  readonly calendar: WorkingCalendar;
  readonly calendarOf: (task: Pick<Task, "calendarId">) => WorkingCalendar;
  readonly today: string;
  readonly dayFirst: boolean;
  /** People by their name in lower case. */
  readonly personByName: ReadonlyMap<string, UserId>;
  readonly statusByName: ReadonlyMap<string, TaskStatus>;
  readonly newId: () => EntityId;
};

const READ_ONLY: ReadonlySet<PlanColumn> = new Set(["wbs", "organisation", "float", "constraint"]);

/** Columns whose cells can be typed into at all; of a summary, what is rolled up is read only. */
export function isEditable(row: PlanRow, column: PlanColumn): boolean {
  if (READ_ONLY.has(column)) return false;
  if (row.kind === "phase")
    return column === "name" || (!row.isSummary && (column === "start" || column === "finish"));
  if (!row.isSummary) return true;
  return (
    column === "name" || column === "assignee" || column === "predecessors" || column === "status"
  );
}

const wrong = (problem: CellProblem): CellResult => ({ ok: false, problem });

/** What typing `text` into a cell means, as edits; or what is wrong with it. */
export function cellEdit(
  row: PlanRow,
  column: PlanColumn,
  text: string,
  context: CellContext,
): CellResult {
  if (row.kind === "phase") return phaseEdit(row, column, text, context);
  const set = (fields: TaskPatch, day?: string): CellResult => ({
    ok: true,
    edits: [{ ydocId: row.ydocId, edit: { type: "task.set", id: row.task.id, fields } }],
    ...(day === undefined ? {} : { day }),
  });
  const value = text.trim();
  switch (column) {
    case "name":
      return value.length > 500 ? wrong({ kind: "name-too-long" }) : set({ name: value });
    case "start":
    case "finish": {
      const entry = readDate(value, { ...context, from: row[column] });
      if (entry.kind === "unreadable") return wrong({ kind: "date" });
      const day = entry.kind === "date" ? entry.day : null;
      const rule = column === "start" ? withStart : withFinish;
      return set(rule(context.calendarOf(row.task), row.task, row, day), day ?? undefined);
    }
    case "duration": {
      const { durationUnit, elapsed } = row.task;
      const read = readDuration(value, durationUnit, elapsed);
      return read === null
        ? wrong({ kind: "duration" })
        : set(
            withDuration(context.calendarOf(row.task), row.task, read.duration, read.durationUnit),
          );
    }
    case "progress": {
      const match = /^(\d{1,3})\s*[%％]?$/u.exec(value);
      const progress = match === null ? -1 : Number(match[1]);
      return progress < 0 || progress > 100
        ? wrong({ kind: "progress" })
        : set(withProgress(row.task, row, progress));
    }
    case "assignee":
      return set(assigneePatch(value, context.personByName));
    case "status": {
      const status =
        TASK_STATUSES.find((each) => each === value) ??
        context.statusByName.get(value.toLocaleLowerCase());
      return status === undefined
        ? wrong({ kind: "status" })
        : set(withStatus(row.task, row, status));
    }
    case "predecessors":
      return predecessorEdit(row.task.id, row.ydocId, value, context);
    case "wbs":
    case "organisation":
    case "float":
    case "constraint":
      return { ok: true, edits: [] };
  }
}

function phaseEdit(
  row: Extract<PlanRow, { kind: "phase" }>,
  column: PlanColumn,
  text: string,
  context: CellContext,
): CellResult {
  const set = (fields: {
    name?: string;
    start?: string | null;
    finish?: string | null;
  }): CellResult => ({
    ok: true,
    edits: [{ ydocId: row.ydocId, edit: { type: "phase.set", id: row.phase.id, fields } }],
  });
  if (column === "name") return set({ name: text.trim() });
  if (column !== "start" && column !== "finish") return { ok: true, edits: [] };
  const entry = readDate(text, { ...context, from: row.phase[column] });
  if (entry.kind === "unreadable") return wrong({ kind: "date" });
  const day = entry.kind === "date" ? entry.day : null;
  const own = { ...row.phase, mode: "manual", duration: null, elapsed: false } as const;
  const { start, finish } = (column === "start" ? withStart : withFinish)(
    context.calendar,
    { ...own, actualStart: null, actualFinish: null },
    row.phase,
    day,
  );
  return set({
    ...(start === undefined ? {} : { start }),
    ...(finish === undefined ? {} : { finish }),
  });
}

/** A person of the project by name; anything else is kept as it was typed. */
export function assigneePatch(name: string, people: ReadonlyMap<string, UserId>): TaskPatch {
  const assigneeId = people.get(name.toLocaleLowerCase()) ?? null;
  return {
    assigneeId,
    assigneeName: assigneeId !== null || name === "" ? null : name.slice(0, 200),
  };
}

function predecessorEdit(
  successorId: TaskId,
  ydocId: PlanRow["ydocId"],
  text: string,
  { plan, newId }: CellContext,
): CellResult {
  const byWbs = new Map(plan.rows.map((row) => [row.wbs, row]));
  const read = readLinks(
    text,
    (wbs) => {
      const row = byWbs.get(wbs);
      return row === undefined
        ? undefined
        : { id: row.id as TaskId, isLinkable: row.kind === "task" };
    },
    successorId,
  );
  if (!read.ok) return wrong({ kind: "link", error: read.error });
  const known: readonly PlacedRelation[] = plan.relationsOf.get(successorId) ?? [];
  return {
    ok: true,
    edits: linkEdits({
      successorId,
      ydocId,
      known,
      links: read.links,
      isHidden: (id) => !plan.byId.has(id),
      newId,
    }),
  };
}

import { textOfInstant } from "@parley/schedule/instant.ts";
import type { Plan, PlanRow } from "@parley/shared/documents/plan-row.ts";
import { TASK_STATUSES } from "@parley/shared/documents/task.ts";
import {
  IS_CRITICAL,
  IS_ELAPSED,
  IS_MILESTONE,
  IS_PHASE,
  IS_SUMMARY,
  PICTURE_RELATIONS,
  PICTURE_UNITS,
  type PlanPicture,
} from "@parley/shared/pictures/plan-picture.ts";

const minutes = new Map<number, string>();
function minuteOf(at: number | null): string | null {
  if (at === null) return null;
  let text = minutes.get(at);
  if (text === undefined) {
    text = textOfInstant(at).slice(0, 16);
    minutes.set(at, text);
  }
  return text;
}

/** A row with as much of it as the chart and the table look at. */
function rowOf({ rows, organisations }: PlanPicture, at: number, parentId: string | null): PlanRow {
  const flags = rows.flags[at]!;
  const is = (flag: number): boolean => (flags & flag) !== 0;
  const start = rows.start[at] ?? null;
  const finish = rows.finish[at] ?? null;
  const place = {
    id: rows.id[at]!,
    parentId,
    depth: rows.depth[at]!,
    wbs: rows.wbs[at]!,
    position: at,
    misplaced: null,
    start: minuteOf(start),
    finish: minuteOf(finish),
    dates:
      start === null || finish === null
        ? null
        : { start, finish, critical: is(IS_CRITICAL), totalFloat: rows.float[at] ?? 0 },
    progress: rows.progress[at]!,
    isSummary: is(IS_SUMMARY),
    ydocId: "",
  };
  const name = rows.name[at]!;
  const milestone = is(IS_MILESTONE);
  if (is(IS_PHASE))
    return { ...place, kind: "phase", phase: { name, milestone } } as unknown as PlanRow;
  const task = {
    name,
    milestone,
    status: TASK_STATUSES[rows.status[at]!],
    deadline: rows.deadline[at] ?? null,
    duration: rows.duration[at] ?? null,
    durationUnit: PICTURE_UNITS[rows.unit[at]!],
    elapsed: is(IS_ELAPSED),
  };
  const organisationId = organisations[rows.organisation[at]!]?.id ?? "";
  return { ...place, kind: "task", task, organisationId } as unknown as PlanRow;
}

/** A plan for looking at: its rows say what a picture shows and nothing else. */
export function planOfPicture(picture: PlanPicture): Pick<Plan, "rows" | "byId" | "relations"> {
  const { id, depth } = picture.rows;
  const above: string[] = [];
  const rows = id.map((own, at) => {
    above.length = depth[at]!;
    const row = rowOf(picture, at, above.at(-1) ?? null);
    above.push(own);
    return row;
  });
  const { predecessor, successor, type } = picture.relations;
  const relations = predecessor.map((from, at) => ({
    id: String(at),
    predecessorId: id[from]!,
    successorId: id[successor[at]!]!,
    type: PICTURE_RELATIONS[type[at]!]!,
  })) as unknown as Plan["relations"];
  return { rows, byId: new Map(rows.map((row) => [row.id, row])), relations };
}

import type { PlanRow, TaskRow } from "@parley/shared/documents/plan-row.ts";
import type { TaskPromise } from "@parley/shared/documents/task.ts";
import type { EntityId, OrganisationId, TaskId, UserId } from "@parley/shared/primitives/ids.ts";
import { promiseFacts, weekOf } from "@parley/shared/promises/promise-sums.ts";
import { expect, test } from "vitest";
import { promisable, weeksUntil, weekTable } from "./week-table.ts";

const STEEL = "steel" as OrganisationId;
const OWNER = "owner" as OrganisationId;
const MONDAY = weekOf("2026-03-02T00:00")!;
const promise = (taskId: string, week: string, outcome: TaskPromise["outcome"]): TaskPromise => ({
  id: `${taskId}-${week}` as EntityId,
  taskId: taskId as TaskId,
  week,
  ready: false,
  outcome,
  reasonId: null,
  note: "",
  createdBy: "somebody" as UserId,
  createdAt: 1,
  removed: false,
});
const row = (id: string, fields: object = {}, task: object = {}): PlanRow =>
  ({
    kind: "task",
    id,
    organisationId: STEEL,
    isSummary: false,
    start: "2026-03-03T08:00",
    finish: "2026-03-11T17:00",
    task: { id, status: "in-progress", ...task },
    ...fields,
  }) as unknown as TaskRow;

test("weeks end with the last one", () => {
  expect(weeksUntil(MONDAY, 3)).toEqual([MONDAY - 14, MONDAY - 7, MONDAY]);
});

test("promises are counted by organisation and week; other weeks and companies without one are no rows", () => {
  const facts = promiseFacts([
    {
      organisationId: STEEL,
      list: [
        promise("a", "2026-03-02T00:00", "done"),
        promise("b", "2026-03-05T00:00", "missed"),
        promise("c", "2026-02-23T00:00", "done"),
        promise("d", "2026-01-05T00:00", "done"),
      ],
    },
  ]);
  const table = weekTable(facts, [OWNER, STEEL], weeksUntil(MONDAY, 2));
  expect(table.rows.map(({ organisationId }) => organisationId)).toEqual([STEEL]);
  expect(table.rows[0]!.cells.map(({ promised, done }) => [promised, done])).toEqual([
    [1, 1],
    [2, 1],
  ]);
  expect(table.whole).toMatchObject({ promised: 3, done: 2, missed: 1 });
});

test("one may promise what is at work in the week, is one's own, and is neither done nor promised", () => {
  const rows = [
    row("this"),
    row("later", { start: "2026-03-16T08:00", finish: "2026-03-17T17:00" }),
    row("theirs", { organisationId: OWNER }),
    row("done", {}, { status: "done" }),
    row("summary", { isSummary: true }),
    row("undated", { start: null, finish: null }),
    row("promised"),
  ];
  const facts = promiseFacts([
    { organisationId: STEEL, list: [promise("promised", "2026-03-02T00:00", null)] },
  ]);
  expect(promisable(rows, STEEL, MONDAY, facts).map(({ id }) => id)).toEqual(["this"]);
  expect(promisable(rows, STEEL, MONDAY + 7, facts).map(({ id }) => id)).toEqual([
    "this",
    "promised",
  ]);
});

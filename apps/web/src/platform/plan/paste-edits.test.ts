import type { TaskPatch } from "@parley/shared/documents/edit.ts";
import type { EntityId, TaskId, YdocId } from "@parley/shared/primitives/ids.ts";
import { STANDARD_CALENDAR } from "@parley/shared/schedule/working-calendar.ts";
import { expect, test } from "vitest";
import type { CellContext } from "./cell-edit.ts";
import type { PastedRow } from "./clipboard-rows.ts";
import { pasteEdits } from "./paste-edits.ts";
import { drawPlan } from "./testing/make-plan.ts";

const DAY = 4_800;
const context: CellContext = {
  plan: drawPlan(""),
  calendar: STANDARD_CALENDAR,
  calendarOf: () => STANDARD_CALENDAR,
  today: "2026-03-02",
  dayFirst: true,
  personByName: new Map(),
  statusByName: new Map(),
  newId: () => "new" as EntityId,
};

function pasted(...rows: readonly Partial<Record<string, string>>[]): readonly TaskPatch[] {
  const ids = rows.map((_, index) => `t${index}` as TaskId);
  const edits = ids.map((id) => ({
    ydocId: "lane" as YdocId,
    edit: { type: "task.create" as const, id, fields: {} },
  }));
  const given = rows.map(({ depth = "0", ...cells }) => ({
    depth: Number(depth),
    cells: new Map(Object.entries(cells)),
  })) as unknown as readonly PastedRow[];
  return pasteEdits({ ids, edits }, given, context).map(({ edit }) =>
    edit.type === "task.create" ? edit.fields : {},
  );
}

test("a start that is pasted is a constraint, and with a finish says how long the task takes", () => {
  const [both, longer, finish] = pasted(
    { name: "both", start: "2026-03-02", finish: "2026-03-04" },
    { name: "longer", duration: "10 d", start: "2026-03-02", finish: "2026-03-04" },
    { name: "finish", finish: "2026-03-04" },
  );
  const start = { constraintType: "SNET", constraintDate: "2026-03-02T08:00" };
  expect(both).toMatchObject({ ...start, duration: 3 * DAY });
  expect(longer).toMatchObject({ ...start, duration: 10 * DAY });
  expect(finish).toMatchObject({ constraintType: "FNET", constraintDate: "2026-03-04T17:00" });
});

test("what cannot be read is left out, and the outline is kept", () => {
  const [top, child] = pasted(
    { name: "top", start: "some day" },
    { depth: "1", name: "child", progress: "40 %" },
  );
  expect(top).toEqual({ name: "top" });
  expect(child).toMatchObject({ name: "child", parentId: "t0", progress: 40 });
});

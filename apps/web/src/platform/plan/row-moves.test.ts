import type { PlanRow } from "@parley/shared/documents/plan-row.ts";
import { expect, test } from "vitest";
import { dropAt } from "./drop-spot.ts";
import { dropEdits, indentEdits, outdentEdits, removeEdits, topmost } from "./row-moves.ts";
import { afterEdits, drawPlan, drawn } from "./testing/make-plan.ts";

const outline = (text: string): string =>
  text.replace(/^\n/, "").replaceAll(/^ {4}/gm, "").trimEnd();
const ids = (...list: string[]): ReadonlySet<string> => new Set(list);

const PLAN = outline(`
    design
      draw
      check
    build
      pour
      cure
    hand-over`);

test("draws and reads the same outline", () => {
  expect(drawn(drawPlan(PLAN))).toBe(PLAN);
});

test("indent puts rows below the sibling above, in their order", () => {
  const plan = drawPlan(PLAN);
  expect(drawn(afterEdits(plan, indentEdits(plan, ids("check"))))).toBe(
    outline(`
    design
      draw
        check
    build
      pour
      cure
    hand-over`),
  );
  expect(indentEdits(plan, ids("design"))).toEqual([]);
});

test("indent moves neighbours together", () => {
  const plan = drawPlan("a\nb\nc");
  expect(drawn(afterEdits(plan, indentEdits(plan, ids("b", "c"))))).toBe("a\n  b\n  c");
});

test("outdent puts rows right below their former parent", () => {
  const plan = drawPlan(PLAN);
  expect(drawn(afterEdits(plan, outdentEdits(plan, ids("draw"))))).toBe(
    outline(`
    design
      check
    draw
    build
      pour
      cure
    hand-over`),
  );
});

test("a selected parent takes what is below it along", () => {
  const plan = drawPlan(PLAN);
  expect(topmost(plan, ids("build", "cure")).map((row) => row.id)).toEqual(["build"]);
});

test("a drop moves the selection between two rows", () => {
  const plan = drawPlan(PLAN);
  const edits = dropEdits(plan, ids("build"), { parentId: null, afterId: null });
  expect(drawn(afterEdits(plan, edits!)).split("\n").slice(0, 3)).toEqual([
    "build",
    "  pour",
    "  cure",
  ]);
});

test("nothing is dropped into itself", () => {
  const plan = drawPlan(PLAN);
  expect(dropEdits(plan, ids("build"), { parentId: "pour" as never, afterId: null })).toBeNull();
});

test("the level of a drop stays between those of its neighbours", () => {
  const plan = drawPlan(PLAN);
  const rows = plan.rows.map((row) => ({ row, depth: row.depth, isCollapsed: false }));
  // between `check` and `build`
  expect(dropAt(plan, rows, 3, 0).spot).toEqual({ parentId: null, afterId: "design" });
  expect(dropAt(plan, rows, 3, 1).spot).toEqual({ parentId: "design", afterId: "check" });
  expect(dropAt(plan, rows, 3, 9).spot).toEqual({ parentId: "check", afterId: null });
  // between `draw` and `check`: no higher than `check`
  expect(dropAt(plan, rows, 2, 0).depth).toBe(1);
});

test("removing a summary leaves what belongs to others", () => {
  const plan = drawPlan("mine\n  also-mine\n  theirs @other");
  const edits = removeEdits(
    plan,
    ids("mine"),
    (row) => row.kind === "task" && row.organisationId === "ours",
  );
  expect(edits.map(({ edit }) => "id" in edit && edit.id)).toEqual(["mine", "also-mine"]);
  expect(drawn(afterEdits(plan, edits))).toBe("theirs");
});

test("what not everyone sees is not put below another organisation's task", () => {
  const plan = drawPlan("theirs\nmine");
  const [theirs, mine] = plan.rows;
  const others = { ...theirs!, organisationId: "other" } as PlanRow;
  const hidden = { ...mine!, audience: "private" } as PlanRow;
  const rows = [others, hidden];
  const mixed = { ...plan, rows, byId: new Map(rows.map((row) => [row.id, row])) };
  expect(indentEdits(mixed, ids("mine"))).toEqual([]);
  expect(dropEdits(mixed, ids("mine"), { parentId: "theirs" as never, afterId: null })).toBeNull();
  expect(indentEdits({ ...mixed, byId: plan.byId, rows: plan.rows }, ids("mine"))).toHaveLength(1);
});

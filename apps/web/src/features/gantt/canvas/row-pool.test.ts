// @vitest-environment jsdom
import { beforeEach, expect, test } from "vitest";
import { ChartModel } from "../model/chart-model.ts";
import { ganttRows, nameOf, type GanttRow } from "../model/gantt-rows.ts";
import { smallPlan, type SmallTask } from "../model/testing/small-plan.ts";
import { ROW_HEIGHT } from "../model/viewport.ts";
import { RowPool, type RowText } from "./row-pool.ts";

const known = new WeakMap<GanttRow, RowText>();
const texts = {
  of: (row: GanttRow): RowText => {
    let text = known.get(row);
    if (text === undefined) {
      text = {
        kind: row.row.isSummary ? "summary" : "task",
        depth: row.row.depth,
        isFoldable: row.row.isSummary,
        isCollapsed: row.isCollapsed,
        glyph: "not-started",
        glyphLabel: "Not started",
        name: nameOf(row.row),
        isUnnamed: false,
        lock:
          row.row.kind === "task" && row.row.organisationId !== "ours" ? "Belongs to them" : null,
        organisation: null,
        cells: [
          { id: "wbs", text: row.row.wbs, tone: "" },
          { id: "name", text: nameOf(row.row), tone: "" },
          { id: "organisation", text: "", tone: "" },
        ],
        foldLabel: "Fold",
      };
      known.set(row, text);
    }
    return text;
  },
};

const tasks: Record<string, SmallTask> = { stage: {} };
for (let n = 1; n <= 200; n += 1)
  tasks[`t${n}`] = { parent: "stage", ...(n === 2 && { org: "theirs" }) };
const plan = smallPlan(tasks);
const facts = { today: "2026-03-09", colourOf: () => 1, isMine: () => true };
let model: ChartModel;
let body: HTMLElement;
let pool: RowPool;

beforeEach(() => {
  document.body.innerHTML = '<div role="treegrid"><div id="rows" role="rowgroup"></div></div>';
  body = document.querySelector<HTMLElement>("#rows")!;
  pool = new RowPool(body, { classes: {}, glyph: () => null });
  model = new ChartModel();
  model.update(ganttRows(plan, new Set(), []), plan, facts);
});
const show = (top: number, active = -1): void => pool.show(model, texts, top, 280, active);
const inSight = (): string[] =>
  [...body.querySelectorAll<HTMLElement>("[role=row]:not([hidden])")]
    .toSorted(
      (a, b) => Number(a.getAttribute("aria-rowindex")) - Number(b.getAttribute("aria-rowindex")),
    )
    .map(({ dataset }) => dataset["row"]!);

test("only rows in sight are in the page, and elements are used again", () => {
  show(0);
  expect(inSight().length).toBeLessThan(20);
  const made = body.children.length;
  for (let top = 0; top < 150 * ROW_HEIGHT; top += 37) show(top);
  expect(inSight()).toContain("t150");
  expect(body.children.length).toBeLessThanOrEqual(made + 6);
});

test("a row says its place, its level, whether it is open, and whose it is", () => {
  show(0);
  const stage = pool.elementOf("stage")!;
  expect(stage.getAttribute("aria-rowindex")).toBe("2");
  expect(stage.getAttribute("aria-level")).toBe("1");
  expect(stage.getAttribute("aria-expanded")).toBe("true");
  const task = pool.elementOf("t2")!;
  expect(task.getAttribute("aria-level")).toBe("2");
  expect(task.hasAttribute("aria-expanded")).toBe(false);
  expect(task.querySelector("[aria-label='Belongs to them']")).not.toBeNull();
});

test("exactly one row is in the order of the Tab key", () => {
  const entries = () => [...body.querySelectorAll<HTMLElement>("[tabindex='0']:not([hidden])")];
  show(0);
  expect(entries().map(({ dataset }) => dataset["row"])).toEqual(["stage"]);
  show(0, 3);
  expect(entries().map(({ dataset }) => dataset["row"])).toEqual(["t3"]);
  expect(pool.elementOf("t3")!.getAttribute("aria-selected")).toBe("true");
  show(0, 0);
  expect(pool.elementOf("stage")!.getAttribute("aria-selected")).toBe("true");
});

test("a row with the focus keeps its element and the focus, however far one scrolls", () => {
  show(0, 3);
  const element = pool.elementOf("t3")!;
  element.focus();
  show(150 * ROW_HEIGHT, 3);
  expect(pool.elementOf("t3")).toBe(element);
  expect(document.activeElement).toBe(element);
  show(0, 3);
  expect(document.activeElement).toBe(element);
});

test("a row that others push down keeps its element", () => {
  show(0, 5);
  const element = pool.elementOf("t5")!;
  element.focus();
  const grown = smallPlan({ first: {}, ...tasks });
  model.update(ganttRows(grown, new Set(), []), grown, facts);
  show(0, model.indexOf.get("t5")!);
  expect(pool.elementOf("t5")).toBe(element);
  expect(element.getAttribute("aria-rowindex")).toBe("8");
  expect(document.activeElement).toBe(element);
});

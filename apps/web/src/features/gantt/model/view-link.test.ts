import { describe, expect, it } from "vitest";
import type { GanttRow } from "./gantt-rows.ts";
import { ganttRows } from "./gantt-rows.ts";
import { DEFAULT_PREFERENCES } from "./preferences.ts";
import { smallPlan } from "./testing/small-plan.ts";
import { readView, withoutView, withView } from "./view-link.ts";
import { ROW_HEIGHT } from "./viewport.ts";

const plan = smallPlan({
  works: {},
  walls: { parent: "works" },
  roof: {},
  tiles: { parent: "roof" },
  garden: {},
});
const all = DEFAULT_PREFERENCES;
const viewport = { day: 20_521.375, pxPerDay: 13.5, top: 2 * ROW_HEIGHT };

const asPrivate = (rows: readonly GanttRow[], id: string): readonly GanttRow[] =>
  rows.map((each) =>
    each.id === id && each.row.kind === "task"
      ? { ...each, row: { ...each.row, audience: "private" } }
      : each,
  );

describe("a link to a view", () => {
  it("opens the same place, scale, folds and switches that it was made from", () => {
    const rows = ganttRows(plan, new Set(["roof"]), []);
    const shown = { ...DEFAULT_PREFERENCES, showsCritical: false };
    const link = withView(new URLSearchParams("task=walls"), viewport, rows, shown, "garden");
    expect(readView(new URLSearchParams(link.toString()))).toEqual({
      day: 20_521.375,
      pxPerDay: 13.5,
      topId: "roof",
      collapsed: ["roof"],
      showsCritical: false,
      showsLabels: true,
      table: null,
    });
    expect(link.get("row")).toBe("garden");
    expect(link.get("task")).toBe("walls");
  });

  it("names neither a folded nor a topmost row that others may not know of", () => {
    const rows = asPrivate(ganttRows(plan, new Set(["roof"]), []), "roof");
    const link = withView(new URLSearchParams(), viewport, rows, all, null);
    expect(link.toString()).not.toContain("roof");
    expect(link.get("top")).toBe("garden");
  });

  it("forgets what a former link said", () => {
    const former = new URLSearchParams("at=1&zoom=2&top=a&fold=b&hide=critical&row=c");
    const link = withView(
      former,
      { ...viewport, top: 0 },
      ganttRows(plan, new Set(), []),
      all,
      null,
    );
    expect([...link.keys()]).toEqual(["at", "zoom"]);
    expect([...withoutView(former).keys()]).toEqual(["row"]);
  });

  it.each([
    "",
    "at=20521",
    "zoom=13",
    "at=&zoom=13",
    "at=soon&zoom=13",
    "at=1e99&zoom=13",
    "at=20521&zoom=0",
    "at=20521&zoom=-1",
    "at=20521&zoom=NaN",
    "at=Infinity&zoom=13",
  ])("says nothing where an address makes no sense: %s", (text) => {
    expect(readView(new URLSearchParams(text))).toBeNull();
  });

  it("leaves out folds that are no ids and more than an address bears", () => {
    const fold = ["<b>", ...Array.from({ length: 90 }, (_, at) => `id${at}`)].join(".");
    const view = readView(new URLSearchParams({ at: "1", zoom: "2", fold, top: "../x" }));
    expect(view?.collapsed).toHaveLength(60);
    expect(view?.collapsed[0]).toBe("id0");
    expect(view?.topId).toBeNull();
  });

  it("brings columns, order, headings and filter along, and says nothing of what is as usual", () => {
    const table = {
      columns: ["name", "slip", "x:f1"],
      widths: { name: 300 },
      sort: { column: "finish", isDown: true },
      groupBy: "organisation",
      filter: { ...DEFAULT_PREFERENCES.filter, text: "roof", isLate: true },
    } as const;
    const rows = ganttRows(plan, new Set(), []);
    const shown = { ...DEFAULT_PREFERENCES, ...table };
    const link = withView(new URLSearchParams(), viewport, rows, shown, null);
    expect(readView(new URLSearchParams(link.toString()))?.table).toEqual(table);
    expect(withView(new URLSearchParams(), viewport, rows, all, null).has("table")).toBe(false);
  });

  it("opens without its table where that makes no sense", () => {
    const of = (table: string) =>
      readView(new URLSearchParams({ at: "1", zoom: "2", table }))?.table;
    expect(of("{")).toBeNull();
    expect(of(`"${"x".repeat(5_000)}"`)).toBeNull();
    expect(of('{"columns":["mood"],"groupBy":7}')).toMatchObject({
      columns: DEFAULT_PREFERENCES.columns,
      groupBy: "none",
    });
  });
});

import { expect, test } from "vitest";
import { keptLook, pxPerDayOf } from "./kept-look.ts";
import { DEFAULT_PREFERENCES, lookOf } from "./preferences.ts";

test("a kept view looks as it did, and says nothing of folds and places", () => {
  const look = {
    ...DEFAULT_PREFERENCES,
    columns: ["name", "slip"],
    widths: { slip: 90 },
    sort: { column: "slip", isDown: true },
    groupBy: "phase",
    showsLabels: false,
    collapsed: ["secret"],
  } as const;
  const kept = JSON.parse(JSON.stringify(keptLook(look, 13))) as Record<string, unknown>;
  const { columns, widths, sort, groupBy, filter, showsCritical, showsLabels } = look;
  expect(lookOf(kept)).toEqual({
    columns,
    widths,
    sort,
    groupBy,
    filter,
    showsCritical,
    showsLabels,
  });
  expect(pxPerDayOf(kept)).toBe(13);
  expect(JSON.stringify(kept)).not.toContain("secret");
});

test("a kept view of another version looks as usual where it makes no sense", () => {
  const { columns, widths, sort, groupBy, filter, showsCritical, showsLabels } =
    DEFAULT_PREFERENCES;
  const usual = { columns, widths, sort, groupBy, filter, showsCritical, showsLabels };
  for (const odd of [{}, { columns: 3, sort: "up", filter: [] }, null, "view"])
    expect(lookOf(odd)).toEqual(usual);
  for (const pxPerDay of [0, -3, 1e9, Number.NaN, "13"])
    expect(pxPerDayOf({ pxPerDay })).toBeNull();
});

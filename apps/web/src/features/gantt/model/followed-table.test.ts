import { expect, test } from "vitest";
import { NO_FILTER } from "./arrangement.ts";
import { tableFollowed, tableTold, type TableOfView } from "./followed-table.ts";

const table: TableOfView = {
  columns: ["wbs", "name", "slip"],
  sort: { column: "slip", isDown: true },
  groupBy: "phase",
  filter: { ...NO_FILTER, organisationIds: ["ours"], isLate: true, isAtRisk: true },
};

test("who follows has the columns, the order, the headings and the conditions of the presenter", () => {
  expect(tableFollowed(tableTold(table))).toEqual(table);
});

test("what a presenter typed, and what is theirs alone, stays with them", () => {
  const told = tableTold({
    ...table,
    filter: { ...table.filter, text: "dismissal", isMine: true },
  });
  expect(JSON.stringify(told)).not.toContain("dismissal");
  expect(tableFollowed(told).filter).toEqual(table.filter);
});

test("words of another version mean nothing", () => {
  const odd = { columns: ["mood"], sort: { column: "mood", isDown: true }, groupBy: "weather" };
  expect(tableFollowed({ ...odd, organisationIds: [], only: ["isNew"] })).toEqual({
    ...tableFollowed({ columns: [], sort: null, groupBy: "none", organisationIds: [], only: [] }),
  });
});

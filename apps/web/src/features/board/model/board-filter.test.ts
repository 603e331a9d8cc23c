import type { OrganisationId, UserId } from "@parley/shared/primitives/ids.ts";
import { expect, test } from "vitest";
import { countConditions, filterCards, NO_FILTER, type BoardFilter } from "./board-filter.ts";
import { parsePreferences, DEFAULT_PREFERENCES } from "./board-preferences.ts";
import { addDays, isLate } from "./lateness.ts";
import { makeCard } from "./testing/make-card.ts";

const me = "me" as UserId;
const cards = [
  makeCard("steel columns", { finish: "2026-04-01T17:00", assigneeId: me }, { wbs: "2.1" }),
  makeCard("钢梁吊装", { finish: "2026-08-01T17:00", assigneeName: "李娜" }, { late: true }),
  makeCard(
    "survey",
    { status: "done", finish: "2026-03-01T17:00" },
    { organisationId: "owner" as OrganisationId },
  ),
];
const shown = (filter: Partial<BoardFilter>) =>
  filterCards(cards, { ...NO_FILTER, ...filter }, { userId: me, soonUntil: "2026-05-01" }).map(
    (card) => card.task.id,
  );

test("every condition narrows, and all of them hold together", () => {
  expect(shown({})).toHaveLength(3);
  expect(shown({ text: "2.1 COL" })).toEqual(["steel columns"]);
  expect(shown({ text: "李娜" })).toEqual(["钢梁吊装"]);
  expect(shown({ organisationIds: ["owner" as OrganisationId] })).toEqual(["survey"]);
  expect(shown({ assignees: [`u:${me}`, "-"] })).toEqual(["steel columns", "survey"]);
  expect(shown({ statuses: ["done"] })).toEqual(["survey"]);
  expect(shown({ soon: true })).toEqual(["steel columns"]);
  expect(shown({ mine: true })).toEqual(["steel columns"]);
  expect(shown({ late: true, mine: true })).toEqual([]);
  expect(countConditions({ ...NO_FILTER, late: true, text: "x", summaries: true })).toBe(2);
});

test("unfinished work is late by its finish, by its deadline, or planned beyond it", () => {
  const open = { status: "in-progress", deadline: null } as const;
  expect(isLate(open, "2026-03-22T17:00", "2026-03-23")).toBe(true);
  expect(isLate(open, "2026-03-23T17:00", "2026-03-23")).toBe(false);
  expect(isLate({ ...open, status: "done" }, "2026-03-01T17:00", "2026-03-23")).toBe(false);
  expect(isLate({ ...open, deadline: "2026-03-22T17:00" }, null, "2026-03-23")).toBe(true);
  expect(isLate({ ...open, deadline: "2026-04-01T17:00" }, "2026-04-02T17:00", "2026-03-23")).toBe(
    true,
  );
  expect(addDays("2026-02-27", 2)).toBe("2026-03-01");
});

test("what was remembered survives, and what is not understood falls back", () => {
  const kept = { ...DEFAULT_PREFERENCES, grouping: "assignee", collapsed: ["o:steel"] } as const;
  expect(parsePreferences(JSON.stringify(kept))).toEqual(kept);
  for (const odd of [null, "", "{", "7", '{"grouping":"moon","collapsed":3,"filter":null}'])
    expect(parsePreferences(odd)).toEqual(DEFAULT_PREFERENCES);
});

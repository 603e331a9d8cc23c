import type { Touch } from "@parley/shared/documents/touch.ts";
import { expect, test } from "vitest";
import { historyGroups, type HistoryItem } from "./history-lines.ts";

const item = (
  minute: number,
  changes: readonly Touch[],
  rest: Partial<HistoryItem> = {},
): HistoryItem => ({
  at: new Date(Date.UTC(2026, 2, 23, 8, minute)).toISOString(),
  userId: "li",
  userName: "李娜",
  organisationId: "steel",
  origin: "collab",
  changes,
  ...rest,
});
const set = (field: string, value: Touch["value"]): Touch =>
  value === undefined
    ? { collection: "tasks", id: "t", taskId: "t", kind: "set", field }
    : { collection: "tasks", id: "t", taskId: "t", kind: "set", field, value };

test("what one person does within five minutes is one group, newest first", () => {
  const groups = historyGroups(
    [
      item(0, [set("name", "Beam")]),
      item(3, [set("progress", 40)]),
      item(20, [set("progress", 60)]),
      item(21, [set("status", "blocked")], { userId: "wang", userName: "王琪" }),
    ],
    "t",
  );
  expect(groups.map((group) => [group.userName, group.lines.length])).toEqual([
    ["王琪", 1],
    ["李娜", 1],
    ["李娜", 2],
  ]);
});

test("of several changes of one field only the last is told, and moves inside a column are not", () => {
  const [group] = historyGroups(
    [item(0, [set("progress", 10)]), item(1, [set("progress", 50), set("cardOrder", "a1")])],
    "t",
  );
  expect(group!.lines).toEqual([{ kind: "field", field: "progress", value: 50 }]);
  expect(historyGroups([item(0, [set("cardOrder", "a1")])], "t")).toEqual([]);
});

test("a field that went back to its default has no value", () => {
  const [group] = historyGroups([item(0, [set("deadline", undefined)])], "t");
  expect(group!.lines).toEqual([{ kind: "field", field: "deadline", value: null }]);
});

test("checks, links, comments and the description have sentences of their own", () => {
  const check = { collection: "checks", id: "c", taskId: "t" } as const;
  const relation = { collection: "relations", id: "r", taskId: "t" } as const;
  const talk = { collection: "comments", id: "m", taskId: "t", kind: "create" } as const;
  const kinds = (changes: readonly Touch[]) =>
    historyGroups([item(0, changes)], "t").flatMap((group) => group.lines.map((line) => line.kind));
  expect(kinds([{ ...check, kind: "create", value: { text: "Bolts" } }])).toEqual(["check-added"]);
  expect(kinds([{ ...check, kind: "set", field: "done", value: true }])).toEqual(["check-done"]);
  expect(kinds([{ ...relation, kind: "set", field: "removed", value: true }])).toEqual([
    "link-removed",
  ]);
  expect(kinds([{ ...talk, value: { body: "hi" } }])).toEqual(["commented"]);
  expect(kinds([{ ...talk, value: { body: "", amends: "m0", withdrawn: true } }])).toEqual([
    "comment-withdrawn",
  ]);
  expect(kinds([set("removed", true)])).toEqual(["removed"]);
  expect(kinds([set("removed", undefined)])).toEqual(["restored"]);
  expect(
    historyGroups(
      [1, 2].map((minute) =>
        item(minute, [
          {
            collection: "description",
            id: "t",
            taskId: "t",
            kind: "text",
            value: { inserted: 5, deleted: 1 },
          },
        ]),
      ),
      "t",
    )[0]!.lines,
  ).toEqual([{ kind: "description", inserted: 10, deleted: 2 }]);
});

test("a touch that this version does not know is left out", () => {
  expect(historyGroups([item(0, [{ collection: "moons", id: "x", kind: "create" }])], "t")).toEqual(
    [],
  );
});

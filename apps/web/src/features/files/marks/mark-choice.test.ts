import type { Mark } from "@parley/shared/documents/mark.ts";
import type { EntityId } from "@parley/shared/primitives/ids.ts";
import { expect, test } from "vitest";
import { choiceOf, livingChoice, NO_CHOICE, toggled, withGroup } from "./mark-choice.ts";
import { copiedMarks, pastedMarks } from "./mark-clipboard.ts";
import type { ShownMark } from "./shown-mark.ts";

const shown = (id: string, fields: Partial<Mark> = {}, isPrivate = false): ShownMark => ({
  mark: {
    id,
    type: "cloud",
    page: 0,
    createdBy: "me",
    groupId: null,
    points: "0,0 1000,1000",
    status: "resolved",
    ...fields,
  } as unknown as Mark,
  ...{ isPrivate, isMine: true },
});
const G = "g" as EntityId;
const ALL = [
  shown("a", { groupId: G }),
  shown("b", { groupId: G, points: "2000,0 3000,1000" }),
  shown("c"),
];

test("a mark is chosen with its group, and never with another author's, page's or layer's", () => {
  const forged = [
    ...[
      shown("x", { groupId: G, createdBy: "other" as never }),
      shown("y", { groupId: G, page: 1 }),
    ],
    shown("z", { groupId: G }, true),
  ];
  expect([...withGroup("a", [...ALL, ...forged])]).toEqual(["a", "b"]);
  expect([...withGroup("c", ALL)]).toEqual(["c"]);
});

test("what is pressed again leaves the choice with its group", () => {
  const both = toggled(choiceOf("c", ALL), "a", ALL);
  expect([both.first, [...both.all]]).toEqual(["a", ["c", "a", "b"]]);
  const one = toggled(both, "b", ALL);
  expect([one.first, [...one.all]]).toEqual(["c", ["c"]]);
  expect(toggled(one, "c", ALL)).toBe(NO_CHOICE);
});

test("what is deleted by somebody leaves the choice", () => {
  const choice = choiceOf("a", ALL);
  expect(livingChoice(choice, ALL)).toBe(choice);
  expect(livingChoice(choice, ALL.slice(1)).first).toBe("b");
  expect(livingChoice(choice, [])).toBe(NO_CHOICE);
});

test("marks are pasted onto another page around a place, in a group of their own, and open", () => {
  copiedMarks.set(ALL.slice(0, 2));
  let next = 0;
  const newId = () => `new${(next += 1)}` as EntityId;
  const pasted = pastedMarks(4, { x: 115, y: 205 }, newId);
  expect(
    pasted.map(({ page, points, groupId, status }) => [page, points, groupId, status]),
  ).toEqual([
    [4, "10000,20000 11000,21000", "new1", undefined],
    [4, "12000,20000 13000,21000", "new1", undefined],
  ]);
  expect(pastedMarks(0, null, newId)[0]!.points).toBe("1200,1200 2200,2200");
});

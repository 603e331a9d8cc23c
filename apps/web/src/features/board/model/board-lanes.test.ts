import type { OrganisationId, UserId } from "@parley/shared/primitives/ids.ts";
import { expect, test } from "vitest";
import { buildBoard, type BoardInput } from "./board-lanes.ts";
import { layOutRows, LANE_HEADER_HEIGHT, ROW_HEIGHT } from "./board-rows.ts";
import { landingAt, movePatch, neighbour, placeOf, stepLanding } from "./card-move.ts";
import { makeCard, makeColumn } from "./testing/make-card.ts";

const columns = [
  makeColumn("todo", "not-started", "a0"),
  makeColumn("doing", "in-progress", "a1", 1),
  makeColumn("done", "done", "a2"),
];
const steel = "steel" as OrganisationId;
const mep = "mep" as OrganisationId;
const cards = [
  makeCard("a", { cardOrder: "a1" }, { organisationId: steel }),
  makeCard("b", { cardOrder: "a2", assigneeId: "li" as UserId }, { organisationId: steel }),
  makeCard("c", { cardOrder: "a3" }, { organisationId: steel }),
  makeCard("d", { status: "in-progress", assigneeName: "王琪" }, { organisationId: mep }),
  makeCard("e", { status: "in-progress" }, { organisationId: mep }),
  makeCard("f", { status: "done", finish: "2026-01-05T17:00" }, { organisationId: mep }),
];
const input: BoardInput = {
  cards,
  shown: cards,
  columns,
  grouping: "organisation",
  organisationIds: [steel, mep],
  collapsed: new Set(),
  olderThan: null,
};
const ids = (lane: ReturnType<typeof buildBoard>["lanes"][number]) =>
  lane.cells.map((cell) => cell.map((card) => card.task.id).join(""));

test("cards lie in the lane of their organisation and the column of their status", () => {
  const board = buildBoard(input);
  expect(board.lanes.map((lane) => [lane.key, ids(lane)])).toEqual([
    ["o:steel", ["abc", "", ""]],
    ["o:mep", ["", "de", "f"]],
  ]);
});

test("an organisation without cards keeps its lane, and one that left is still shown", () => {
  const board = buildBoard({ ...input, organisationIds: ["owner" as OrganisationId, steel] });
  expect(board.lanes.map((lane) => [lane.organisationId, lane.count])).toEqual([
    ["owner", 0],
    ["steel", 3],
    ["mep", 3],
  ]);
});

test("lanes by assignee end with nobody's", () => {
  const board = buildBoard({ ...input, grouping: "assignee" });
  expect(board.lanes.map((lane) => lane.key)).toEqual(["a:u:li", "a:n:王琪", "a:-"]);
});

test("the limit counts every card of the column, also those that a filter hides", () => {
  const board = buildBoard({ ...input, shown: cards.slice(0, 4) });
  const doing = board.columns[1]!;
  expect([doing.total, doing.shown, doing.load]).toEqual([2, 1, { kind: "over", limit: 1, by: 1 }]);
});

test("finished cards that are old are put away and counted", () => {
  const board = buildBoard({ ...input, olderThan: "2026-02-01" });
  expect([board.columns[2]!.older, board.columns[2]!.shown, board.columns[2]!.total]).toEqual([
    1, 0, 1,
  ]);
});

test("a collapsed lane keeps its header and takes no further room", () => {
  const board = buildBoard({ ...input, collapsed: new Set(["o:steel"]) });
  const rows = layOutRows(board.lanes, {
    headers: true,
    visible: [0, 1, 2],
    landing: null,
    draft: null,
    dragged: null,
  });
  expect(rows.rows.map((row) => row.kind)).toEqual(["lane", "lane", "cards", "cards"]);
  expect(rows.height).toBe(2 * LANE_HEADER_HEIGHT + 2 * ROW_HEIGHT);
});

test("a landing makes room for the card without moving the one that is dragged", () => {
  const board = buildBoard(input);
  const lanes = (index: number, column = 0) =>
    layOutRows(board.lanes, {
      headers: true,
      visible: [0, 1, 2],
      landing: { lane: "o:steel", column, index },
      draft: null,
      dragged: "a",
    }).slots[0]![column]!.map((slot) => (slot.kind === "card" ? slot.card.task.id : "_"));
  expect(lanes(0)).toEqual(["a", "b", "c"]);
  expect(lanes(1)).toEqual(["a", "b", "_", "c"]);
  expect(lanes(2)).toEqual(["a", "b", "c", "_"]);
  expect(lanes(0, 1)).toEqual(["_"]);
});

test("a card that is being written takes the first place", () => {
  const board = buildBoard(input);
  const { slots } = layOutRows(board.lanes, {
    headers: false,
    visible: [0, 1, 2],
    landing: null,
    draft: { lane: "o:steel", column: 0 },
    dragged: null,
  });
  expect(slots[0]![0]!.map((slot) => slot.kind)).toEqual(["draft", "card", "card", "card"]);
});

test("dropping below itself counts without the dragged card", () => {
  const board = buildBoard(input);
  expect(landingAt(board, "a", 0, 0)).toMatchObject({ index: 0 });
  expect(landingAt(board, "a", 0, 2)).toMatchObject({ index: 1 });
  expect(landingAt(board, "a", 0, 99)).toMatchObject({ index: 2 });
  expect(landingAt(board, "a", 1, 5)).toMatchObject({ lane: "o:steel", index: 0 });
  expect(landingAt(board, "a", 9, 0)).toBeNull();
});

test("arrow keys step through columns and places and stop at the edges", () => {
  const board = buildBoard(input);
  const from = { lane: "o:steel", column: 0, index: 0 };
  expect(stepLanding(board, "a", from, "left")).toEqual(from);
  expect(stepLanding(board, "a", from, "up")).toEqual(from);
  expect(stepLanding(board, "a", from, "down").index).toBe(1);
  expect(stepLanding(board, "a", { ...from, index: 2 }, "right")).toEqual({
    lane: "o:steel",
    column: 1,
    index: 0,
  });
});

test("a move across columns changes column, status and order; within a column the status stays", () => {
  const board = buildBoard(input);
  const card = cards[0]!;
  expect(movePatch(board, card, { lane: "o:steel", column: 1, index: 0 })).toEqual({
    columnId: "doing",
    status: "in-progress",
    cardOrder: "a0",
  });
  const within = movePatch(board, card, { lane: "o:steel", column: 0, index: 1 });
  expect(within).toEqual({ columnId: "todo", cardOrder: "a2V" });
  expect(movePatch(board, card, { lane: "o:steel", column: 0, index: 0 })).toBeNull();
});

test("a card that left the board has no place", () => {
  expect(placeOf(buildBoard(input), "gone")).toBeNull();
});

test("arrow keys walk over empty columns and through lanes", () => {
  const board = buildBoard(input);
  const to = (id: string, way: "left" | "right" | "up" | "down") =>
    neighbour(board, id, way)?.task.id ?? null;
  expect([to("a", "down"), to("b", "up"), to("a", "up")]).toEqual(["b", "a", null]);
  expect([to("d", "right"), to("f", "left"), to("a", "right")]).toEqual(["f", "d", null]);
  expect([to("c", "down"), to("e", "down")]).toEqual([null, null]);
  const collapsed = buildBoard({
    ...input,
    shown: [...cards, makeCard("g", {}, { organisationId: mep })],
  });
  expect(neighbour(collapsed, "c", "down")?.task.id).toBe("g");
  expect(neighbour(collapsed, "g", "up")?.task.id).toBe("c");
});

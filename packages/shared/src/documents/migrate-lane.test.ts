import { expect, test } from "vitest";
import * as Y from "yjs";
import { constrainTypedDates } from "./migrate-lane.ts";
import { migrateYdoc } from "./migrate-ydoc.ts";

const START = "2026-03-02T08:00";
const FINISH = "2026-03-06T17:00";

function laneWith(entities: Readonly<Record<string, Readonly<Record<string, object>>>>): Y.Doc {
  const ydoc = new Y.Doc();
  for (const [root, byId] of Object.entries(entities))
    for (const [id, fields] of Object.entries(byId))
      ydoc.getMap(root).set(id, new Y.Map(Object.entries(fields)));
  return ydoc;
}

test("M2 typed dates of automatic tasks become constraints where nothing else dates them", () => {
  const ydoc = laneWith({
    tasks: {
      typed: { start: START, finish: FINISH },
      finish: { finish: FINISH },
      undated: {},
      manual: { start: START, mode: "manual" },
      follower: { start: START },
      freed: { start: START },
      summary: { start: START },
      child: { parentId: "summary", start: START },
      held: { start: START, constraintType: "MSO", constraintDate: FINISH },
      wrong: { start: 7 },
    },
    relations: {
      one: { predecessorId: "elsewhere", successorId: "follower" },
      two: { predecessorId: "typed", successorId: "freed", removed: true },
    },
  });
  expect(migrateYdoc(ydoc, "lane", 1)).toBe(4);
  const constraints = Object.entries(
    ydoc.getMap("tasks").toJSON() as Record<string, Record<string, unknown>>,
  ).map(([id, { constraintType, constraintDate }]) => [id, constraintType, constraintDate]);
  expect(constraints.filter(([, type]) => type !== undefined)).toEqual([
    ["typed", "SNET", START],
    ["finish", "FNET", FINISH],
    ["freed", "SNET", START],
    ["child", "SNET", START],
    ["held", "MSO", FINISH],
  ]);
  expect(constrainTypedDates(ydoc)).toBe(0);
});

import type { PlanRelation } from "@parley/shared/documents/plan-row.ts";
import type { HandOff } from "@parley/shared/documents/wall.ts";
import type {
  EntityId,
  OrganisationId,
  TaskId,
  UserId,
  YdocId,
} from "@parley/shared/primitives/ids.ts";
import { dayOfDate } from "@parley/schedule/instant.ts";
import { expect, test } from "vitest";
import { handOffLines, promisesOf } from "./hand-off.ts";
import { planOf, taskRow } from "./testing/make-items.ts";

const DAY = dayOfDate(2030, 1, 7);
const RELATION: PlanRelation = {
  id: "relation" as EntityId,
  predecessorId: "give" as TaskId,
  successorId: "take" as TaskId,
  type: "FS",
  lag: 0,
  lagUnit: "working",
  removed: false,
  ydocId: "lane" as YdocId,
};
const PLAN = planOf([taskRow("give", "steel", DAY), taskRow("take", "host", DAY + 2)], [RELATION]);
const SHOWN = new Set(["give", "take"]);
const promise = (fields: Partial<HandOff>): HandOff => ({
  id: "promise" as EntityId,
  relationId: RELATION.id,
  promised: "2030-01-07T23:59",
  createdBy: "somebody" as UserId,
  organisationId: "steel" as OrganisationId,
  createdAt: 1,
  removed: false,
  ...fields,
});
const lines = (promises: readonly HandOff[], broken: readonly string[] = []) =>
  handOffLines(PLAN, SHOWN, promisesOf(PLAN, promises), new Set(broken));

test("the giver's latest promise counts, and what others say in its name does not", () => {
  const later = promise({ id: "later" as EntityId, promised: "2030-01-11T23:59", createdAt: 2 });
  const forged = promise({ organisationId: "host" as OrganisationId, createdAt: 3 });
  expect(lines([promise({}), later, forged])[0]?.promised).toBe("2030-01-11T23:59");
  expect(lines([forged])[0]?.promised).toBeNull();
  expect(lines([promise({ removed: true })])[0]?.promised).toBeNull();
});

test("a hand-off is late when the giver finishes after its promise, and broken when the dates do not keep it", () => {
  expect(lines([promise({})])[0]?.trouble).toBeNull();
  expect(lines([promise({ promised: "2030-01-04T23:59" })])[0]?.trouble).toBe("late");
  expect(lines([], ["relation"])[0]?.trouble).toBe("broken");
});

test("what is not shown has no line", () => {
  expect(handOffLines(PLAN, new Set(["give"]), new Map(), new Set())).toEqual([]);
});

import { createScheduler } from "@parley/schedule/create-scheduler.ts";
import { expect, test } from "vitest";
import { assemblePlan } from "../documents/assemble-plan.ts";
import type { Phase } from "../documents/frame.ts";
import type { PlanSource } from "../documents/plan-row.ts";
import type { Task } from "../documents/task.ts";
import type { OrganisationId } from "../primitives/ids.ts";
import { PlanScheduler } from "../schedule/plan-scheduler.ts";
import { frameOf, laneOf, phaseOf, relationOf, taskOf } from "../schedule/testing/plan-parts.ts";
import { MOST_OUTLINED, outlineOf } from "./plan-outline.ts";

const DAY = 4_800;
const MONDAY = "2026-03-02T08:00";
const organisations = [
  { id: "ours" as OrganisationId, name: "Ours", code: "OU", colour: 1 },
  { id: "theirs" as OrganisationId, name: "Theirs", code: "TH", colour: 2 },
];
const work = (id: string, fields: Partial<Task> = {}): Task =>
  taskOf(id, { duration: DAY, ...fields });

function outline(lanes: readonly PlanSource[], phases: readonly Phase[] = []) {
  const frame = frameOf({ projectStart: MONDAY });
  const tree = assemblePlan({ phases, lanes });
  const plan = new PlanScheduler(createScheduler).date(tree, frame, null);
  return outlineOf(plan, { today: "2026-03-02", organisations });
}
const told = ({ items }: ReturnType<typeof outline>) =>
  items.map(({ name, kind, state }) => [name, kind, state]);

test("milestones are told, and of other work what is late or at risk", () => {
  const result = outline([
    laneOf([
      work("plain"),
      work("safe", { deadline: "2026-03-30T17:00" }),
      work("close", { deadline: "2026-03-04T17:00" }),
      work("broken", { deadline: "2026-03-01T17:00" }),
      work("opening", { duration: 0, milestone: true }),
    ]),
  ]);
  expect(told(result)).toEqual([
    ["opening", "milestone", "on-course"],
    ["broken", "promise", "late"],
    ["close", "promise", "at-risk"],
  ]);
  expect(result.counts).toEqual({ late: 1, atRisk: 1, onCourse: 2 });
  expect(result.left).toBe(0);
});

test("a hand-off to another company is a promise without a date", () => {
  const given = work("given");
  const theirs = {
    ...laneOf([work("taken")], [], "theirs"),
    organisationId: "theirs" as OrganisationId,
  };
  const alone = outline([laneOf([given]), theirs]);
  expect(alone.counts.onCourse).toBe(0);
  const handed = outline([laneOf([given], [relationOf("r", "given", "taken")]), theirs]);
  expect(handed.counts.onCourse).toBe(1);
  expect(handed.items).toEqual([]);
});

test("phases stand as spans, and the project from its first start to its last finish", () => {
  const result = outline(
    [laneOf([work("dig", { parentId: "ground" as never })])],
    [
      phaseOf("ground"),
      phaseOf("handover", {
        milestone: true,
        start: "2026-04-01T08:00",
        finish: "2026-04-01T08:00",
      }),
    ],
  );
  expect(told(result)).toEqual([
    ["ground", "phase", null],
    ["handover", "milestone", null],
  ]);
  const [ground, handover] = result.items;
  expect(result.span).toEqual({ start: ground!.start, finish: handover!.finish });
});

test("nothing is told of a plan without dates, and of work that is not needed", () => {
  expect(outline([])).toMatchObject({ span: null, items: [], counts: { late: 0 } });
  const dropped = work("dropped", { status: "not-needed", deadline: "2026-03-01T17:00" });
  expect(outline([laneOf([dropped])]).counts.late).toBe(0);
});

test("of very many, what is late stays, then what is near today", () => {
  const many = Array.from({ length: MOST_OUTLINED + 20 }, (_, at) =>
    work(`m${at}`, {
      duration: 0,
      milestone: true,
      constraintType: "SNET",
      constraintDate: `${2027 + at}-03-01T08:00`,
    }),
  );
  const late = work("broken", { deadline: "2026-03-01T17:00" });
  const result = outline([laneOf([...many, late])]);
  expect(result.items).toHaveLength(MOST_OUTLINED);
  expect(result.left).toBe(21);
  const names = result.items.map(({ name }) => name);
  expect(names).toContain("broken");
  expect(names).toContain("m0");
  expect(names).not.toContain(`m${MOST_OUTLINED + 19}`);
});

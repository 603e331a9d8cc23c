import { createScheduler } from "@parley/schedule/create-scheduler.ts";
import { instantOf } from "@parley/schedule/instant.ts";
import { expect, test } from "vitest";
import { assemblePlan } from "../documents/assemble-plan.ts";
import type { PlanSource } from "../documents/plan-row.ts";
import type { Phase } from "../documents/frame.ts";
import { PlanScheduler } from "../schedule/plan-scheduler.ts";
import { frameOf, laneOf, phaseOf, taskOf } from "../schedule/testing/plan-parts.ts";
import { freezePlan } from "./freeze-plan.ts";
import type { FrozenPart } from "./frozen-plan.ts";
import { frozenRows } from "./frozen-rows.ts";

const frame = frameOf({ projectStart: "2026-03-02T08:00" });
const dated = (lanes: readonly PlanSource[], phases: readonly Phase[] = []) =>
  new PlanScheduler(createScheduler).date(assemblePlan({ phases, lanes }), frame, null);
const days = (count: number): number => count * 4_800;
const at = (text: string): number => instantOf(text)!;

const open = laneOf(
  [
    taskOf("house", { parentId: "build" as never }),
    taskOf("walls", { parentId: "house" as never, duration: days(2), progress: 50 }),
    taskOf("done", { status: "done", duration: days(1) }),
    taskOf("never", { status: "not-needed" }),
  ],
  [],
  "open",
);
const hidden: PlanSource = {
  ...laneOf([taskOf("secret", { parentId: "house" as never, duration: days(5) })], [], "hidden"),
  audience: "private",
};
const phases = [
  phaseOf("build"),
  phaseOf("topping", { milestone: true, start: "2026-06-01T17:00" }),
  phaseOf("idle"),
];

const namesIn = (parts: readonly FrozenPart[]) => frozenRows(parts).map(({ name }) => name);
const rowOf = (parts: readonly FrozenPart[], id: string) =>
  frozenRows(parts).find((row) => row.id === id)!;

test("a plan is frozen in parts by who may read it, with the engine's dates", () => {
  const parts = freezePlan(dated([open, hidden], phases));
  expect(
    parts.map(({ organisationId, audience, tasks }) => [
      organisationId,
      audience,
      tasks.map(({ id }) => id).sort(),
    ]),
  ).toEqual([
    [null, null, ["build", "idle", "topping"]],
    ["ours", "everyone", ["done", "house", "walls"]],
    ["ours", "private", ["secret"]],
  ]);
  const walls = parts[1]!.tasks.find(({ id }) => id === "walls");
  expect(walls).toMatchObject({
    start: at("2026-03-02T08:00"),
    finish: at("2026-03-03T17:00"),
    work: days(2),
    progress: 50,
  });
  expect(parts[1]!.tasks.find(({ id }) => id === "done")).toMatchObject({ progress: 100 });
});

test("tasks that are not needed are not frozen", () => {
  expect(namesIn(freezePlan(dated([open])))).not.toContain("never");
});

test("a summary spans what its reader sees below it, and tells nothing of the rest", () => {
  const parts = freezePlan(dated([open, hidden], phases));
  const all = rowOf(parts, "house");
  expect(all).toMatchObject({ isSummary: true, finish: at("2026-03-06T17:00") });
  const seen = parts.filter(({ audience }) => audience !== "private");
  expect(rowOf(seen, "house").finish).toBe(at("2026-03-03T17:00"));
  expect(rowOf(seen, "build").finish).toBe(at("2026-03-03T17:00"));
  expect(JSON.stringify(frozenRows(seen))).not.toMatch(/secret/);
});

test("a summary of which nothing below is seen stands where it stood, as it does in the live plan", () => {
  const lane = laneOf([taskOf("house")], [], "open");
  const parts = freezePlan(dated([lane, hidden]));
  const seen = parts.filter(({ audience }) => audience !== "private");
  expect(rowOf(seen, "house")).toMatchObject({
    isSummary: false,
    finish: at("2026-03-06T17:00"),
  });
});

test("a row above that is not seen is not named", () => {
  const parts = freezePlan(dated([open, hidden])).filter(({ audience }) => audience === "private");
  expect(rowOf(parts, "secret").parentId).toBeNull();
});

test("milestones of the frame keep their date; phases that nothing dates are left out", () => {
  const parts = freezePlan(dated([open], phases));
  expect(rowOf(parts, "topping")).toMatchObject({
    kind: "phase",
    milestone: true,
    start: at("2026-06-01T17:00"),
    finish: at("2026-06-01T17:00"),
    organisationId: null,
  });
  expect(namesIn(parts)).not.toContain("idle");
});

test("parents in a circle end", () => {
  const task = {
    kind: "task",
    name: "",
    milestone: false,
    start: 10,
    finish: 20,
    work: 10,
    progress: 0,
  } as const;
  const tasks = [
    { ...task, id: "a", parentId: "b" },
    { ...task, id: "b", parentId: "a" },
    { ...task, id: "c", parentId: "a" },
  ];
  const rows = frozenRows([{ organisationId: null, audience: null, tasks }]);
  expect(rows.find(({ id }) => id === "a")).toMatchObject({ start: 10, finish: 20 });
});

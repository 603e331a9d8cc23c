import type { OrganisationId } from "../primitives/ids.ts";
import { expect, test } from "vitest";
import { comparePlans, rowsOf } from "./compare-plans.ts";
import type { FrozenRow } from "./frozen-plan.ts";

const DAY = 14_400;
const [OURS, THEIRS] = ["ours", "theirs"] as OrganisationId[];
const row = (id: string, from: number, to: number, fields: Partial<FrozenRow> = {}): FrozenRow => ({
  id,
  parentId: null,
  kind: "task",
  name: id,
  milestone: false,
  start: from * DAY,
  finish: to * DAY,
  work: 4_800,
  progress: 0,
  organisationId: OURS!,
  isSummary: false,
  ...fields,
});
const workBetween = (_: string, from: number, to: number): number => ((to - from) / DAY) * 4_800;

const before = [
  row("same", 0, 2),
  row("late", 2, 4),
  row("gone", 4, 5),
  row("gate", 9, 9, { milestone: true, organisationId: THEIRS! }),
];
const after = [
  row("same", 0, 2),
  row("late", 2, 7),
  row("new", 1, 2),
  row("gate", 8, 8, { milestone: true, organisationId: THEIRS! }),
];

test("slip is told by task, by milestone and by organisation, with what came and went", () => {
  const compared = comparePlans(before, after, workBetween);
  expect(compared.tasks.map(({ taskId }) => taskId)).toEqual(["gate", "late"]);
  expect(compared.tasks[1]!.finish).toMatchObject({ days: 3, working: 14_400 });
  expect(compared.milestones.map(({ taskId }) => taskId)).toEqual(["gate"]);
  expect([compared.added, compared.removed]).toEqual([["new"], ["gone"]]);
  expect(compared.organisations).toEqual([
    expect.objectContaining({
      organisationId: OURS,
      later: 1,
      total: 14_400,
      added: 1,
      removed: 1,
    }),
    expect.objectContaining({ organisationId: THEIRS, later: 0, earlier: 1 }),
  ]);
  expect(compared.finish).toMatchObject({ days: -1 });
});

test("each organisation's last finish is told on both sides, and rows that are gone are still known", () => {
  const { finishOf, before: was, after: is } = comparePlans(before, after, workBetween);
  expect(finishOf.get(OURS!)).toEqual({ before: 5 * DAY, after: 7 * DAY });
  expect(finishOf.get(THEIRS!)).toEqual({ before: 9 * DAY, after: 8 * DAY });
  expect(was.get("gone")?.name).toBe("gone");
  expect(is.get("late")?.finish).toBe(7 * DAY);
});

test("a plan compared with itself shows nothing", () => {
  const { tasks, added, removed, finish } = comparePlans(before, before, workBetween);
  expect([tasks, added, removed, finish]).toEqual([[], [], [], null]);
});

test("one organisation's rows are its own alone", () => {
  expect(rowsOf(before, THEIRS!).map(({ id }) => id)).toEqual(["gate"]);
  expect(rowsOf(before, null)).toBe(before);
});

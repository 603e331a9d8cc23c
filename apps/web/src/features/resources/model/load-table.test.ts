import { computeSchedule } from "@parley/schedule/compute-schedule.ts";
import { instantOf, TENTHS_PER_DAY } from "@parley/schedule/instant.ts";
import { assemblePlan } from "@parley/shared/documents/assemble-plan.ts";
import { DEFAULT_SETTINGS } from "@parley/shared/documents/frame.ts";
import { DEFAULT_TASK, type Task } from "@parley/shared/documents/task.ts";
import type { OrganisationId, YdocId } from "@parley/shared/primitives/ids.ts";
import { peopleNetwork } from "@parley/shared/schedule/people-network.ts";
import { expect, test } from "vitest";
import { firstWeekShown, loadTable, shareOf, WEEK } from "./load-table.ts";

const MONDAY = instantOf("2026-03-09T00:00")!;
const DAY = 4_800;
const FRAME = {
  settings: { ...DEFAULT_SETTINGS, projectStart: "2026-03-09T08:00" },
  calendars: new Map(),
};

type Fields = Partial<Task> & { readonly org?: string };

function tableOf(tasks: Readonly<Record<string, Fields>>) {
  const lanes = Map.groupBy(Object.entries(tasks), ([, { org = "ours" }]) => org);
  const plan = assemblePlan({
    phases: [],
    lanes: [...lanes].map(([org, list]) => ({
      ydocId: `lane-${org}` as YdocId,
      organisationId: org as OrganisationId,
      audience: "everyone",
      relations: new Map(),
      tasks: new Map(
        list.map(([id, { org: _org, ...fields }]) => [
          id as Task["id"],
          { ...DEFAULT_TASK, id: id as Task["id"], name: id, custom: {}, ...fields },
        ]),
      ),
    })),
  });
  const people = peopleNetwork(plan, FRAME, null, () => null);
  return loadTable(people, people.network, computeSchedule(people.network), {
    organisationIds: ["theirs", "ours"] as OrganisationId[],
    nameOf: ({ name, userId }) => name ?? userId ?? "",
    compare: (a, b) => (a < b ? -1 : 1),
  });
}

test("everybody has the load of their weeks, organisations that of their people", () => {
  const table = tableOf({
    dig: { assigneeName: "Wei", duration: 5 * DAY },
    pour: { assigneeName: "Anna", duration: 7 * DAY },
    weld: { assigneeName: "Otto", duration: 2 * DAY, org: "theirs" },
    open: { duration: DAY, org: "theirs" },
  });
  expect(
    table.organisations.map(({ organisationId, people, unassigned }) => [
      organisationId,
      people.map(({ person }) => person.name),
      unassigned,
    ]),
  ).toEqual([
    ["theirs", ["Otto"], 1],
    ["ours", ["Anna", "Wei"], 0],
  ]);
  const ours = table.organisations[1]!;
  expect([...ours.weeks].map(([week, load]) => [(week - MONDAY) / WEEK, shareOf(load)])).toEqual([
    [0, 1],
    [1, 0.4],
  ]);
  expect(table.span).toEqual([MONDAY, MONDAY + WEEK]);
  expect(table.over).toEqual([]);
});

test("a week is marked where somebody has too much at some moment of it, even if the week could hold it", () => {
  const { organisations, over } = tableOf({
    dig: { assigneeName: "Wei", duration: DAY },
    pour: { assigneeName: "wei", duration: 2 * DAY },
  });
  const [wei] = organisations[0]!.people;
  expect([...wei!.weeks.values()]).toEqual([{ work: 3 * DAY, available: 5 * DAY, isOver: true }]);
  expect(over).toMatchObject([
    { from: MONDAY + 4_800, to: MONDAY + 10_200, units: 2, available: 1, taskIds: ["dig", "pour"] },
  ]);
});

test("the weeks about today are shown, as far as somebody has a load in them", () => {
  const today = MONDAY + 2 * TENTHS_PER_DAY;
  const span = (from: number, to: number) => [MONDAY + from * WEEK, MONDAY + to * WEEK] as const;
  const shown = (from: number, to: number) =>
    (firstWeekShown(span(from, to), today, 4) - MONDAY) / WEEK;
  expect(shown(-10, 10)).toBe(-1);
  expect(shown(3, 10)).toBe(3);
  expect(shown(-10, 1)).toBe(-2);
  expect(shown(0, 1)).toBe(0);
  expect((firstWeekShown(null, today, 4) - MONDAY) / WEEK).toBe(-1);
});

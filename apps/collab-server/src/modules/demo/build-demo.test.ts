import { createScheduler } from "@parley/schedule/create-scheduler.ts";
import { assemblePlan } from "@parley/shared/documents/assemble-plan.ts";
import { buildYdoc } from "@parley/shared/documents/build-ydoc.ts";
import type { Plan } from "@parley/shared/documents/plan-row.ts";
import { DEFAULT_TASK } from "@parley/shared/documents/task.ts";
import { PlanScheduler } from "@parley/shared/schedule/plan-scheduler.ts";
import type { Edit } from "@parley/shared/documents/edit.ts";
import { BUILT_IN_ROLES } from "@parley/shared/permissions/built-in-roles.ts";
import { seededRng } from "@parley/shared/primitives/clock.ts";
import { describe, expect, test } from "vitest";
import { buildDemo } from "./build-demo.ts";
import type { Demo, DemoLane, DemoProject, DemoTask } from "./demo-types.ts";
import { withUserIds } from "./with-user-ids.ts";

const NOW = new Date("2026-03-25T02:48:00Z");
const demo = buildDemo({ today: NOW, rng: seededRng(1) });
const USER = "01980000-0000-7000-8000-000000000001";
const podium = demo.projects[0]!;
const battery = demo.projects[1]!;

/** The project as somebody sees it who sees all of it. */
function datedPlan({ frame, lanes }: DemoProject): Plan {
  const sources = lanes.map(({ organisation, audience, tasks, relations }, index) => ({
    ydocId: `lane-${index}` as never,
    organisationId: organisation as never,
    audience,
    tasks: new Map(
      tasks.map(({ id, fields }) => [id, { ...DEFAULT_TASK, ...fields, id, custom: {} }]),
    ),
    relations: new Map(relations.map((relation) => [relation.id, relation])),
  }));
  const calendars = new Map(frame.calendars.map((calendar) => [calendar.id, calendar]));
  return new PlanScheduler(createScheduler).date(
    assemblePlan({ phases: frame.phases, lanes: sources }),
    { settings: frame.settings, calendars },
    null,
  );
}

const tasksOf = (project: DemoProject): DemoTask[] => project.lanes.flatMap((lane) => lane.tasks);
const relationsOf = (project: DemoProject) => project.lanes.flatMap((lane) => lane.relations);

/** Who receives a lane: the rule of audiences, for organisations. */
const canRead = (project: DemoProject, lane: DemoLane, organisation: string): boolean =>
  lane.audience === "everyone" ||
  lane.organisation === organisation ||
  (lane.audience === "host" && project.host === organisation);

test("the podium is planned by six companies in some 300 tasks, the battery by four in some 60", () => {
  expect([podium.participants.length, battery.participants.length]).toEqual([6, 4]);
  expect(tasksOf(podium).length).toBeGreaterThan(290);
  expect(tasksOf(battery).length).toBeGreaterThan(55);
  const ofCompanies = podium.lanes.filter((lane) => lane.audience === "everyone");
  expect(ofCompanies).toHaveLength(6);
  for (const lane of ofCompanies) expect(lane.tasks.length).toBeGreaterThan(10);
});

test("names of the podium are Chinese and English, those of the battery English", () => {
  for (const { fields } of tasksOf(podium))
    expect(fields.name).toMatch(/^.*\p{Script=Han}.* · .*[A-Za-z]/u);
  for (const { fields } of tasksOf(battery)) expect(fields.name).toMatch(/^[ -~–]+$/);
});

test("all that Parley is for is there: every relation type, lags, statuses, limits, private and host tasks, talk across companies", () => {
  expect(new Set(relationsOf(podium).map(({ type }) => type))).toEqual(
    new Set(["FS", "SS", "FF", "SF"]),
  );
  expect(relationsOf(podium).some(({ lag }) => lag < 0)).toBe(true);
  const statuses = new Set(tasksOf(podium).map(({ fields }) => fields.status));
  for (const status of [
    "not-started",
    "in-progress",
    "in-review",
    "waiting",
    "blocked",
    "done",
    "not-needed",
  ])
    expect(statuses).toContain(status);
  expect(podium.frame.columns.some(({ limit }) => limit !== null)).toBe(true);
  const lanes = podium.lanes.map(({ organisation, audience }) => `${organisation} ${audience}`);
  expect(lanes).toEqual(expect.arrayContaining(["st private", "me host", "gc private"]));
  const acrossCompanies = podium.lanes.flatMap((lane) =>
    lane.comments.filter((comment) => comment.organisation !== lane.organisation),
  );
  expect(acrossCompanies.length).toBeGreaterThan(10);
  expect(podium.lanes.flatMap((lane) => lane.checks).length).toBeGreaterThan(15);
  expect(podium.ledgers.flatMap((ledger) => ledger.entries).length).toBeGreaterThan(10);
  expect(tasksOf(podium).some(({ fields }) => fields.milestone)).toBe(true);
});

describe.each(demo.projects)("$key", (project) => {
  const tasks = tasksOf(project);
  const byId = new Map<string, DemoTask>(tasks.map((task) => [task.id, task]));
  const laneOf = new Map(
    project.lanes.flatMap((lane) => lane.tasks.map((task) => [task.id as string, lane])),
  );
  const phases = new Set<string>(project.frame.phases.map(({ id }) => id));

  test("ids are distinct, and parents exist and are seen by whoever sees the task", () => {
    expect(byId.size).toBe(tasks.length);
    for (const { id, fields } of tasks) {
      const parent = fields.parentId!;
      if (phases.has(parent)) continue;
      const [own, above] = [laneOf.get(id)!, laneOf.get(parent)!];
      for (const { organisation } of project.participants)
        expect(canRead(project, above, organisation) || !canRead(project, own, organisation)).toBe(
          true,
        );
    }
  });

  test("relations lie with their successor, and nothing is done before what it waits for", () => {
    for (const lane of project.lanes) {
      for (const { predecessorId, successorId, type, lag } of lane.relations) {
        expect(laneOf.get(successorId)).toBe(lane);
        const [before, after] = [byId.get(predecessorId)!.fields, byId.get(successorId)!.fields];
        if (lag >= 0 && after.status === "done" && type === "FS")
          expect([before.status, after.name]).toEqual(["done", after.name]);
      }
    }
  });

  test("progress, status and what happened agree", () => {
    for (const { fields } of tasks.filter((task) => task.fields.duration !== undefined)) {
      expect([fields.start, fields.finish]).toEqual([undefined, undefined]);
      expect(fields.milestone).toBe(fields.duration === 0);
      expect(fields.status === "done").toBe(fields.progress === 100);
      expect(fields.actualFinish !== undefined).toBe(fields.status === "done");
      expect(fields.actualStart! <= "2026-03-25T23:59" || fields.actualStart === undefined).toBe(
        true,
      );
    }
  });

  test("its computed dates are a sensible plan: a critical chain, a missed deadline, work from morning to evening", () => {
    const plan = datedPlan(project);
    const leaves = plan.rows.filter((row) => row.kind === "task" && !row.isSummary);
    expect(plan.scheduleFindings.every(({ type }) => type === "deadline-missed")).toBe(true);
    const open = leaves.filter((row) => row.kind === "task" && row.task.status !== "done");
    const critical = open.filter((row) => row.dates!.critical);
    expect(critical.length).toBeGreaterThan(4);
    expect(critical.length).toBeLessThan(open.length / 2);
    const missed = leaves.filter(
      (row) => row.kind === "task" && row.task.deadline !== null && row.finish! > row.task.deadline,
    );
    expect(missed.length).toBeGreaterThan(0);
    const atDesk = leaves.filter(({ finish }) => /T(08:00|17:00)$/.test(finish!));
    expect(atDesk.length).toBeGreaterThan(leaves.length * 0.9);
    expect(plan.finish! > "2026-06").toBe(true);
  });

  test("people, authors, assignees and mentions belong to the project, and read what they speak of", () => {
    const companyOf = new Map(
      project.people.map(({ person, organisation }) => [person, organisation]),
    );
    for (const { person, organisation, role } of project.people) {
      const known = demo.people.find(({ key }) => key === person)!;
      expect(known.memberships.map((membership) => membership.organisation)).toContain(
        organisation,
      );
      expect(Object.keys(BUILT_IN_ROLES)).toContain(role);
    }
    for (const lane of project.lanes) {
      for (const { createdBy, assignee, fields } of lane.tasks) {
        expect(companyOf.get(createdBy)).toBe(lane.organisation);
        if (assignee !== null)
          expect([fields.name, companyOf.get(assignee)]).toEqual([fields.name, lane.organisation]);
      }
      for (const { author, organisation, at, body, taskId } of lane.comments) {
        expect(companyOf.get(author)).toBe(organisation);
        expect(canRead(project, lane, organisation)).toBe(true);
        expect(at).toBeLessThanOrEqual(NOW.getTime());
        expect(laneOf.get(taskId)).toBe(lane);
        withUserIds(body, (key) => {
          expect(canRead(project, lane, companyOf.get(key)!), `${key} in “${body}”`).toBe(true);
          return USER;
        });
        expect(body.replace(/@\[[^\]]+\]\([a-z-]+\)/g, "")).not.toContain("@");
      }
    }
  });

  test("ledgers name tasks that their readers see, and use codes of currencies", () => {
    for (const { organisation, entries } of project.ledgers) {
      for (const { taskId, currency } of entries) {
        expect(canRead(project, laneOf.get(taskId)!, organisation)).toBe(true);
        expect(currency).toMatch(/^[A-Z]{3}$/);
      }
    }
  });

  test("every lane and the frame fit the schema of their ydocs", () => {
    const { columns, phases: rows, calendars, settings } = project.frame;
    const create =
      (type: string) =>
      ({ id, ...fields }: { readonly id: string }) =>
        ({ type, id, fields }) as Edit;
    const frame: Edit[] = [
      ...columns.map(create("column.create")),
      ...rows.map(create("phase.create")),
      ...calendars.map(create("calendar.create")),
      { type: "settings.set", fields: settings },
    ];
    expect(buildYdoc({ kind: "frame", edits: frame }, 1)).toMatchObject({ ok: true });
    for (const lane of project.lanes) {
      const edits: Edit[] = [
        ...lane.tasks.map(
          ({ id, fields }) =>
            ({ type: "task.create", id, fields: { ...fields, createdBy: USER } }) as Edit,
        ),
        ...lane.relations.map(create("relation.create")),
        ...lane.checks.map(create("check.create")),
      ];
      expect(buildYdoc({ kind: "lane", edits }, 1)).toMatchObject({ ok: true });
    }
  });
});

test("whatever the day, both plans are in mid-course and nobody has written in the future", () => {
  for (const day of [
    "2025-12-31T23:30:00Z",
    "2026-02-17T01:00:00Z",
    "2026-10-04T12:00:00Z",
    "2028-02-29T00:10:00Z",
    "2034-07-01T09:00:00Z",
  ]) {
    const now = new Date(day);
    const { projects }: Demo = buildDemo({ today: now, rng: seededRng(2) });
    for (const project of projects) {
      const count = (status: string) =>
        tasksOf(project).filter(({ fields }) => fields.status === status).length;
      expect(count("in-progress")).toBeGreaterThan(4);
      expect(count("done")).toBeGreaterThan(20);
      expect(count("not-started")).toBeGreaterThan(20);
      for (const { at } of project.lanes.flatMap((lane) => lane.comments))
        expect(at).toBeLessThanOrEqual(now.getTime());
    }
  }
});

test("the same seed gives the same demo", () => {
  expect(buildDemo({ today: NOW, rng: seededRng(1) })).toEqual(demo);
});

test("six companies have put something on the podium's wall, each in its own name, and only what is shown refers to others", () => {
  const [wall] = podium.walls ?? [];
  const shared = wall!.objects.filter(({ isPrivate }) => !isPrivate);
  const notes = shared.filter(({ fields }) => fields.type === "note");
  expect(new Set(notes.map(({ organisation }) => organisation))).toEqual(
    new Set(podium.participants.map(({ organisation }) => organisation)),
  );
  const team = new Set(
    podium.people.map(({ person, organisation }) => `${person} ${organisation}`),
  );
  for (const { author, organisation } of [...wall!.objects, ...wall!.reactions])
    expect(team).toContain(`${author} ${organisation}`);
  const ids = new Set(shared.map(({ id }) => id));
  for (const { fields } of shared.filter((each) => each.fields.type === "connector"))
    expect([ids.has(fields.fromId!), ids.has(fields.toId!)]).toEqual([true, true]);
  for (const { targetId } of wall!.reactions) expect(ids).toContain(targetId);
});

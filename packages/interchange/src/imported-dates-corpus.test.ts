import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { computeSchedule } from "@parley/schedule/compute-schedule.ts";
import { textOfInstant } from "@parley/schedule/instant.ts";
import { assemblePlan } from "@parley/shared/documents/assemble-plan.ts";
import { DEFAULT_SETTINGS } from "@parley/shared/documents/frame.ts";
import { DEFAULT_TASK, type Relation, type Task } from "@parley/shared/documents/task.ts";
import type { Resource } from "@parley/shared/documents/resource.ts";
import { seededRng } from "@parley/shared/primitives/clock.ts";
import type { OrganisationId, YdocId } from "@parley/shared/primitives/ids.ts";
import { networkOfPlan } from "@parley/shared/schedule/network-of-plan.ts";
import { expect, test } from "vitest";
import type { PlanFile } from "./plan-file.ts";
import { scheduleOfPlan } from "./schedule-of-plan.ts";
import { mapPlan } from "./plan-mapping.ts";
import { readMspdi } from "./read-mspdi.ts";

const folder = join(
  dirname(fileURLToPath(import.meta.url)),
  "../../../../shared/corpus/schedules/mspdi",
);
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".xml")) : [];
const OWN = "own" as OrganisationId;

/** A plan that has been carried into an empty project. */
function imported(plan: PlanFile) {
  const mapped = mapPlan(
    plan,
    { by: "one", audience: "everyone" },
    { importingOrganisationId: OWN, rng: seededRng(1), withCalendars: true, withSettings: true },
  );
  const parts = mapped.lanes.flatMap((lane) => lane.parts);
  const tasks = parts
    .flatMap((part) => part.tasks)
    .map(({ id, fields }): Task => ({ ...DEFAULT_TASK, custom: {}, id, ...fields }));
  const relations = parts.flatMap((part) => part.relations);
  const stamps = { createdBy: null, createdAt: null };
  const resources = parts.flatMap((part) =>
    part.resources.map((each): Resource => ({ ...each, ...stamps })),
  );
  const assignments = parts.flatMap((part) => part.assignments);
  const assembled = assemblePlan({
    phases: [],
    lanes: [
      {
        ydocId: "y" as YdocId,
        organisationId: OWN,
        audience: "everyone",
        tasks: new Map(tasks.map((task) => [task.id, task])),
        relations: new Map(relations.map((each): [Relation["id"], Relation] => [each.id, each])),
        resources: new Map(resources.map((each) => [each.id, each])),
        assignments: new Map(assignments.map((each) => [each.id, each])),
      },
    ],
  });
  const frame = {
    settings: {
      ...DEFAULT_SETTINGS,
      ...mapped.settings,
      defaultCalendarId: mapped.defaultCalendarId,
    },
    calendars: new Map(mapped.calendars.map((calendar) => [calendar.id, calendar])),
  };
  return { mapped, tasks, assembled, frame };
}

/** Its dates in the product, by the number that the file gives each task. */
function importedDates(plan: PlanFile): Map<string, string> {
  const { tasks, assembled, frame } = imported(plan);
  const { byId } = computeSchedule(networkOfPlan(assembled, frame));
  return new Map(
    tasks.map(({ id, externalId }) => {
      const { start, finish } = byId.get(id)!;
      return [externalId ?? "", [start, finish].map((at) => textOfInstant(at).slice(0, 16)).join()];
    }),
  );
}

test("nearly every task of the corpus stands in a project where its file has it", async ({
  skip,
}) => {
  skip(files.length === 0, "../shared/corpus is absent: dates of imported plans are not compared");
  let [same, all] = [0, 0];
  for (const name of files) {
    const read = await readMspdi(readFileSync(join(folder, name)));
    if (!read.ok) throw new Error(read.error.detail);
    const { plan } = read.value;
    const dates = importedDates(plan);
    const leaves = plan.tasks.filter((task) => !task.summary && task.outlineLevel > 0);
    const kept = leaves.filter(
      ({ uid, start, finish }) => start === null || dates.get(String(uid)) === `${start},${finish}`,
    );
    if (kept.length < leaves.length) console.log(`${name}: ${kept.length} of ${leaves.length}`);
    same += kept.length;
    all += leaves.length;
  }
  expect(all).toBeGreaterThan(2_000);
  expect(same / all).toBeGreaterThan(0.98);
});

/** Whether people's calendars differ from the project's anywhere, and somebody follows them. */
function hasResourceCalendars(plan: PlanFile): boolean {
  const { assembled, frame } = imported(plan);
  const usual = frame.settings.defaultCalendarId;
  return assembled.assignments.some(({ resourceId }) => {
    const { calendarId } = assembled.resources.get(resourceId)!.resource;
    return calendarId !== null && calendarId !== usual;
  });
}

test("files whose people have calendars get the same dates in a project as from `parley schedule`", async ({
  skip,
}) => {
  skip(files.length === 0, "../shared/corpus is absent: dates of imported plans are not compared");
  const unlike: string[] = [];
  let compared = 0;
  for (const name of files) {
    const read = await readMspdi(readFileSync(join(folder, name)));
    if (!read.ok) throw new Error(read.error.detail);
    const { plan } = read.value;
    if (!hasResourceCalendars(plan)) continue;
    const dates = importedDates(plan);
    const { schedule } = scheduleOfPlan(plan);
    for (const task of plan.tasks) {
      const own = schedule.byId.get(`t${task.uid}`);
      if (task.summary || own === undefined) continue;
      const wanted = [own.start, own.finish].map((at) => textOfInstant(at).slice(0, 16)).join();
      compared += 1;
      if (dates.get(String(task.uid)) !== wanted)
        unlike.push(
          `${name} ${task.uid} ${task.name}: ${dates.get(String(task.uid))}, not ${wanted}`,
        );
    }
  }
  console.log(`${compared} tasks compared`);
  expect(unlike).toEqual([]);
  expect(compared).toBeGreaterThan(50);
});

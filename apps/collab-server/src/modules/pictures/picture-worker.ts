// Runs in a worker thread: reading a large plan must not hold up the people who edit meanwhile.
import { parentPort } from "node:worker_threads";
import { gunzipSync, gzipSync } from "node:zlib";
import { createScheduler } from "@parley/schedule/create-scheduler.ts";
import { assemblePlan } from "@parley/shared/documents/assemble-plan.ts";
import { EMPTY_FRAME } from "@parley/shared/documents/frame-snapshot.ts";
import type { PlanSource } from "@parley/shared/documents/plan-row.ts";
import { frameOfStored, laneOfStored } from "@parley/shared/documents/read-stored.ts";
import { outlineOf } from "@parley/shared/pictures/plan-outline.ts";
import { pictureOf } from "@parley/shared/pictures/plan-picture.ts";
import { PlanScheduler } from "@parley/shared/schedule/plan-scheduler.ts";
import { workingCalendar } from "@parley/shared/schedule/working-calendar.ts";
import type { DrawnPlan, PictureQuestion } from "./picture-thread.ts";

/** Little slower than the least, and a tenth smaller. */
const LEVEL = 4;

function draw({ ydocs, bounds, timeZone, organisations, today }: PictureQuestion): DrawnPlan {
  let frame = EMPTY_FRAME;
  const lanes: PlanSource[] = [];
  for (const { ydocId, place, packed, updates } of ydocs) {
    const stored = { state: packed === null ? null : gunzipSync(packed), updates };
    if (place.kind === "frame") frame = frameOfStored(stored);
    else {
      const { organisationId, audience } = place;
      const { tasks, relations } = laneOfStored(stored);
      lanes.push({ ydocId, organisationId, audience, tasks, relations });
    }
  }
  const tree = assemblePlan({ phases: frame.phases.values(), lanes });
  const plan = new PlanScheduler(createScheduler).date(tree, frame, bounds);
  const { dataDate, defaultCalendarId } = frame.settings;
  const calendar = workingCalendar(
    defaultCalendarId === null ? undefined : frame.calendars.get(defaultCalendarId),
  );
  const picture = pictureOf(plan, { timeZone, organisations, dataDate, calendar });
  return {
    picture: gzipSync(JSON.stringify(picture), { level: LEVEL }),
    outline: JSON.stringify(outlineOf(plan, { today, organisations })),
  };
}

parentPort!.on("message", (question: PictureQuestion) => {
  parentPort!.postMessage(draw(question));
});

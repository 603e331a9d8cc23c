// Runs in a worker thread: the schedule of a large plan must not hold up the people who edit meanwhile.
import { parentPort } from "node:worker_threads";
import { computeSchedule } from "@parley/schedule/compute-schedule.ts";
import { createScheduler } from "@parley/schedule/create-scheduler.ts";
import { findPartBounds } from "@parley/schedule/parts/find-part-bounds.ts";
import type { BoundsAnswer, BoundsQuestion } from "./bounds-thread.ts";

parentPort!.on("message", ({ id, whole, parts }: BoundsQuestion) => {
  const schedule = computeSchedule(whole);
  const bounds = parts.map((part) =>
    findPartBounds({ network: whole, schedule }, part, createScheduler),
  );
  parentPort!.postMessage({ id, bounds } satisfies BoundsAnswer);
});

import { createScheduler } from "./create-scheduler.ts";
import type { Network } from "./network.ts";
import type { Schedule } from "./schedule.ts";

/** The schedule of any network (SPEC.md). Never throws. */
export function computeSchedule(network: Network): Schedule {
  return createScheduler(network).schedule;
}

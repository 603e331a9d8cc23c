import type { Network } from "../network.ts";
import type { Schedule } from "../schedule.ts";
import { planView } from "../resources/plan-view.ts";
import type { ComparisonFacts } from "./compare-schedules.ts";

/** What comparisons need to know of tasks. Of tasks that only `former` has, what it says; calendars are those of the network. */
export function factsOfNetwork(
  network: Network,
  schedule: Schedule,
  former?: { readonly network: Network; readonly schedule: Pick<Schedule, "byId"> },
): ComparisonFacts {
  const view = planView(network, schedule);
  const formerTasks = new Map(former?.network.tasks.map((task) => [task.id, task]));
  return {
    factsOf: (taskId) => {
      const task = view.tasks.get(taskId) ?? formerTasks.get(taskId);
      if (task === undefined) return undefined;
      const dates = schedule.byId.get(taskId) ?? former?.schedule.byId.get(taskId);
      const isSummary = dates?.isSummary === true;
      return {
        organisationId: task.organisationId,
        milestone: !isSummary && (task.milestone || task.duration === 0),
        isSummary,
      };
    },
    workBetween: (taskId, from, to) => view.clockOf(taskId).between(from, to),
  };
}

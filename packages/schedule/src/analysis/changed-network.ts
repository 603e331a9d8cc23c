import type { Changes, ChangeSet } from "../change-set.ts";
import type { Network } from "../network.ts";

/** The network as a change set leaves it: removals first, then what is put. */
export function changedNetwork(network: Network, change: ChangeSet): Network {
  return {
    project: change.project ?? network.project,
    calendars: changed(network.calendars, change.calendars),
    tasks: changed(network.tasks, change.tasks),
    relations: changed(network.relations, change.relations),
    resources: changed(network.resources, change.resources),
    assignments: changed(network.assignments, change.assignments),
  };
}

function changed<Entity extends { readonly id: string }>(
  list: readonly Entity[],
  changes: Changes<Entity> | undefined,
): readonly Entity[] {
  if (changes === undefined) return list;
  const gone = new Set([...(changes.remove ?? []), ...(changes.put ?? []).map(({ id }) => id)]);
  return [...list.filter(({ id }) => !gone.has(id)), ...(changes.put ?? [])];
}

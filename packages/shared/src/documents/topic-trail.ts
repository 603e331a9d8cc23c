import type { EntityId } from "../primitives/ids.ts";
import type { TopicStatus, TopicStep } from "./topic.ts";

/**
 * The steps of each topic in their order, from the first. Each step names the one before it, and the server takes a second step after
 * the same one from nobody; where a broken ydoc has two all the same, the earlier one counts. Steps that lead from nowhere count for nothing.
 */
export function trailsOf(steps: Iterable<TopicStep>): ReadonlyMap<EntityId, readonly TopicStep[]> {
  const next = new Map<string, TopicStep>();
  const topics = new Set<EntityId>();
  for (const step of steps) {
    topics.add(step.topicId);
    const slot = `${step.topicId} ${step.afterId ?? ""}`;
    const other = next.get(slot);
    if (other === undefined || isBefore(step, other)) next.set(slot, step);
  }
  const trails = new Map<EntityId, readonly TopicStep[]>();
  for (const topicId of topics) {
    const trail: TopicStep[] = [];
    const seen = new Set<string>();
    for (let at = next.get(`${topicId} `); at !== undefined && !seen.has(at.id);) {
      trail.push(at);
      seen.add(at.id);
      at = next.get(`${topicId} ${at.id}`);
    }
    trails.set(topicId, trail);
  }
  return trails;
}

const isBefore = (a: TopicStep, b: TopicStep): boolean =>
  (a.createdAt ?? 0) === (b.createdAt ?? 0) ? a.id < b.id : (a.createdAt ?? 0) < (b.createdAt ?? 0);

export const statusAfter = (trail: readonly TopicStep[]): TopicStatus => trail.at(-1)?.to ?? "open";

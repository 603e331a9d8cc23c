import { computeSchedule } from "@parley/schedule/compute-schedule.ts";
import type { Instant, Network, Tenths } from "@parley/schedule/network.ts";
import { levelResources } from "@parley/schedule/resources/level.ts";
import {
  DEFAULT_LEVELLING,
  type LevellingOptions,
} from "@parley/schedule/resources/levelling-options.ts";
import type { OverAllocation } from "@parley/schedule/resources/over-allocations.ts";

export type LevelRequest = {
  readonly network: Network;
  readonly order: LevellingOptions["order"];
  readonly withinFloatOnly: boolean;
  /** Those that may be given a delay. */
  readonly taskIds: readonly string[];
  readonly organisationId: string;
};

export type Move = {
  readonly taskId: string;
  readonly startBefore: Instant;
  readonly startAfter: Instant;
  readonly finishBefore: Instant;
  readonly finishAfter: Instant;
};

/** A levelling as plain data, to look at before it is applied. */
export type LevelPreview = {
  readonly delays: readonly { readonly taskId: string; readonly delay: Tenths }[];
  /** Leaves whose dates become others, also of those who are only pushed; the earliest first. */
  readonly moves: readonly Move[];
  readonly finishBefore: Instant | null;
  readonly finishAfter: Instant | null;
  readonly foundCount: number;
  readonly unresolved: readonly OverAllocation[];
};

/** Large plans are tried less often: nobody waits for the last day. */
const triesFor = (tasks: number): number =>
  Math.max(1, Math.min(DEFAULT_LEVELLING.tries, Math.round(10_000 / Math.max(1, tasks))));

/** What levelling the people of one organisation would do. People of others keep what they have too much of. */
export function levelLoad(request: LevelRequest): LevelPreview {
  const { network, order, withinFloatOnly, taskIds } = request;
  const resourceIds = network.resources
    .filter(({ organisationId }) => organisationId === request.organisationId)
    .map(({ id }) => id);
  const before = computeSchedule(network);
  const levelling = levelResources(network, {
    ...DEFAULT_LEVELLING,
    order,
    withinFloatOnly,
    scope: { taskIds, resourceIds },
    tries: triesFor(network.tasks.length),
  });
  const moves: Move[] = [];
  for (const [taskId, { isSummary, start, finish }] of before.byId) {
    const after = levelling.schedule.byId.get(taskId);
    if (isSummary || after === undefined) continue;
    if (after.start === start && after.finish === finish) continue;
    moves.push({
      taskId,
      startBefore: start,
      startAfter: after.start,
      finishBefore: finish,
      finishAfter: after.finish,
    });
  }
  const level = { ...DEFAULT_LEVELLING, scope: { taskIds: [], resourceIds }, tries: 1 };
  return {
    delays: levelling.delays.map(({ taskId, delay }) => ({ taskId, delay })),
    moves: moves.toSorted(
      (a, b) => a.startBefore - b.startBefore || (a.taskId < b.taskId ? -1 : 1),
    ),
    finishBefore: levelling.finishBefore,
    finishAfter: levelling.finishAfter,
    foundCount: levelResources(network, level).unresolved.length,
    unresolved: levelling.unresolved,
  };
}

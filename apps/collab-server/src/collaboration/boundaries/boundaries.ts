import { NO_PART_BOUNDS, type PartBounds } from "@parley/schedule/parts/part-bounds.ts";
import { diffPartBounds } from "@parley/schedule/parts/part-bounds-patch.ts";
import type { Standing } from "@parley/shared/permissions/standing.ts";
import { canReadYdoc } from "@parley/shared/permissions/ydoc-policy.ts";
import type { ProjectId, YdocId } from "@parley/shared/primitives/ids.ts";
import type { BoundariesEvent } from "@parley/shared/protocol/live-events.ts";
import type { CatalogRepository, CatalogRow } from "../catalog-repository.ts";
import { createBoundsThread } from "./bounds-thread.ts";
import { boundsOfParts, type NetworkOfPlan } from "./bounds-of-parts.ts";
import { WholePlan, type HoldYdoc } from "./whole-plan.ts";

/** One tab that shows a project. Its standing is asked anew each time: it may have changed since. */
export type BoundaryWatcher = {
  standing(): Standing;
  send(event: BoundariesEvent): void;
};

export type Boundaries = {
  /** Tells the watcher what hidden tasks force on what it sees, now and whenever that changes; ends with the returned function. */
  watch(projectId: ProjectId, watcher: BoundaryWatcher): () => void;
  /** Rights or ydocs of the project changed. */
  judge(projectId: ProjectId): void;
  /** Once, for an export or a report of these lanes; the caller has checked the right to read them. */
  of(projectId: ProjectId, visible: ReadonlySet<YdocId>): Promise<PartBounds>;
  close(): Promise<void>;
};

type Watched = { readonly projectId: ProjectId; readonly watchers: Map<BoundaryWatcher, Told> } & {
  whole: WholePlan | null;
  timer: NodeJS.Timeout | null;
  running: Promise<void> | null;
  again: boolean;
  /** Milliseconds until the next calculation, so that a large plan leaves the process its time. */
  rest: number;
};
type Told = { bounds: PartBounds | null };

const DELAY_MS = 60;
/** Working it out may take a third of one processor, however large the plan is. */
const REST = 2;
const MOST_DELAY_MS = 5_000;
const RETRY_MS = 2_000;

/** The lanes that somebody may read; null where there is none. Whoever reads the same is told the same. */
function partOf(rows: readonly CatalogRow[], standing: Standing): ReadonlySet<YdocId> | null {
  const lanes = rows.filter(
    ({ place }) => place.kind === "lane" && canReadYdoc(standing, place).allowed,
  );
  return lanes.length === 0 ? null : new Set(lanes.map(({ ydocId }) => ydocId));
}

/**
 * What hidden tasks force on visible ones, for each class of readers (SPEC 9). Worked out from the ydocs, stored nowhere, and sent to
 * those who may read the visible part: nobody can write it.
 */
export function createBoundaries(options: {
  catalog: Pick<CatalogRepository, "ofProject">;
  hold: HoldYdoc;
  networkOf: NetworkOfPlan;
  failed: (error: unknown) => void;
}): Boundaries {
  const { catalog, hold, networkOf, failed } = options;
  const projects = new Map<ProjectId, Watched>();
  const thread = createBoundsThread();
  let closed = false;

  const isAll = (rows: readonly CatalogRow[], visible: ReadonlySet<YdocId>): boolean =>
    rows.every(({ place, ydocId }) => place.kind !== "lane" || visible.has(ydocId));

  const work = async (watched: Watched): Promise<void> => {
    const rows = await catalog.ofProject(watched.projectId);
    const parts = new Map(
      [...watched.watchers.keys()].map((each) => [each, partOf(rows, each.standing())] as const),
    );
    const needsWhole = [...parts.values()].some((part) => part !== null && !isAll(rows, part));
    if (!needsWhole) {
      await watched.whole?.close();
      watched.whole = null;
    } else {
      watched.whole ??= new WholePlan(hold, () => later(watched, DELAY_MS));
      await watched.whole.follow(rows);
    }
    const begun = performance.now();
    const readers = [...parts].flatMap(([watcher, part]) =>
      part === null ? [] : [{ watcher, part }],
    );
    const { whole } = watched;
    const bounds =
      whole === null
        ? readers.map(() => NO_PART_BOUNDS)
        : await boundsOfParts(
            whole,
            readers.map(({ part }) => part),
            { networkOf, thread },
          );
    watched.rest = Math.min(MOST_DELAY_MS, (performance.now() - begun) * REST);
    // Nobody is shown what a crash could take back (SPEC 2.2).
    if (whole !== null && !(await whole.durable())) {
      later(watched, RETRY_MS);
      return;
    }
    for (const [index, { watcher, part }] of readers.entries()) {
      const told = watched.watchers.get(watcher);
      if (told === undefined) continue;
      // Rights that changed meanwhile have their own calculation coming.
      const now = partOf(rows, watcher.standing());
      if (now === null || [...now].join() !== [...part].join()) continue;
      tell(watched.projectId, watcher, told, bounds[index]!);
    }
  };

  const tell = (
    projectId: ProjectId,
    watcher: BoundaryWatcher,
    told: Told,
    bounds: PartBounds,
  ): void => {
    const patch = told.bounds === null ? null : diffPartBounds(told.bounds, bounds);
    if (told.bounds === null) watcher.send({ projectId, bounds });
    else if (patch !== null) watcher.send({ projectId, patch });
    told.bounds = bounds;
  };

  const later = (watched: Watched, delay: number): void => {
    if (closed || projects.get(watched.projectId) !== watched) return;
    if (watched.running !== null) {
      watched.again = true;
      return;
    }
    if (watched.timer !== null) return;
    watched.timer = setTimeout(() => run(watched), Math.max(delay, watched.rest));
    watched.timer.unref();
  };

  const run = (watched: Watched): void => {
    watched.timer = null;
    watched.again = false;
    watched.running = work(watched)
      .catch((error: unknown) => {
        failed(error);
        setTimeout(() => later(watched, 0), RETRY_MS).unref();
      })
      .finally(async () => {
        watched.running = null;
        if (watched.watchers.size === 0) await end(watched);
        else if (watched.again) later(watched, DELAY_MS);
      });
  };

  const end = async (watched: Watched): Promise<void> => {
    if (watched.timer !== null) clearTimeout(watched.timer);
    watched.timer = null;
    if (projects.get(watched.projectId) === watched) projects.delete(watched.projectId);
    const { whole } = watched;
    watched.whole = null;
    await whole?.close().catch(failed);
  };

  return {
    watch: (projectId, watcher) => {
      let watched = projects.get(projectId);
      if (watched === undefined) {
        watched = {
          projectId,
          watchers: new Map(),
          whole: null,
          timer: null,
          running: null,
          again: false,
          rest: 0,
        };
        projects.set(projectId, watched);
      }
      const mine = watched;
      mine.watchers.set(watcher, { bounds: null });
      later(mine, 0);
      return () => {
        mine.watchers.delete(watcher);
        if (mine.watchers.size === 0 && mine.running === null) void end(mine);
      };
    },

    judge: (projectId) => {
      const watched = projects.get(projectId);
      if (watched !== undefined) later(watched, 0);
    },

    of: async (projectId, visible) => {
      const rows = await catalog.ofProject(projectId);
      if (isAll(rows, visible)) return NO_PART_BOUNDS;
      const whole = new WholePlan(hold, () => undefined);
      try {
        await whole.follow(rows);
        const [bounds] = await boundsOfParts(whole, [visible], { networkOf, thread });
        if (!(await whole.durable())) throw new Error("the plan could not be stored");
        return bounds!;
      } finally {
        await whole.close();
      }
    },

    close: async () => {
      closed = true;
      await Promise.all(
        [...projects.values()].map(async (watched) => {
          await watched.running;
          await end(watched);
        }),
      );
      await thread.close();
    },
  };
}

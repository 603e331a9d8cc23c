import type { PictureOrganisation } from "@parley/shared/pictures/plan-picture.ts";
import type { Clock } from "@parley/shared/primitives/clock.ts";
import type { ProjectId, YdocId } from "@parley/shared/primitives/ids.ts";
import { SCHEMA_VERSION } from "@parley/shared/documents/schema-of.ts";
import type { Collaboration } from "../../collaboration/api.ts";
import type { Database } from "../../db/database.ts";
import type { YdocRow } from "../catalog/api.ts";
import { participantsOf } from "../participants/api.ts";
import { findProject } from "../projects/api.ts";
import { isHarmless } from "./harmless-touch.ts";
import { headOf, storedYdoc, touchesAfter } from "./picture-repository.ts";
import type { DrawnPlan, PictureThread, PictureYdoc } from "./picture-thread.ts";

/** Compressed; some 300 kB for 10,000 tasks. */
const MOST_BYTES = 64 * 2 ** 20;
/** A larger plan is not drawn beforehand. */
const MOST_TASKS = 50_000;
/** Edits are gathered for so long before a picture is drawn again. */
const DELAY_MS = 3_000;
/** A project that is edited without end costs a twentieth of one processor. */
const REST = 20;
/** Longer than this an outdated picture is not shown, whatever was changed. */
const MOST_OUTDATED_MS = 60_000;
/** A picture that nobody asked for is not kept up to date for ever. */
const MOST_UNASKED_MS = 3_600_000;
const MOST_CHANGES = 200;

type DrawnYdoc = YdocRow & { readonly place: PictureYdoc["place"] };
type Facts = {
  readonly timeZone: string;
  readonly organisations: readonly PictureOrganisation[];
  /** With another day other dates are late. */
  readonly today: string;
};
type Drawn = {
  readonly plan: DrawnPlan;
  readonly heads: ReadonlyMap<YdocId, number>;
  readonly facts: string;
};
type Kept = {
  readonly key: string;
  readonly projectId: ProjectId;
  readonly ydocs: readonly DrawnYdoc[];
  drawn: Drawn | null;
  drawing: Promise<void> | null;
  outdatedAt: number | null;
  askedAt: number;
  drawMs: number;
  timer: NodeJS.Timeout | null;
};

export type PlanPictures = {
  /** Of exactly these ydocs; null where there is none. The caller has checked the right to read each of them. */
  of(projectId: ProjectId, readable: readonly YdocRow[]): Promise<DrawnPlan | null>;
  /** Something in the project was edited: pictures of it that are asked for are drawn again in a while. */
  edited(projectId: ProjectId): void;
  close(): Promise<void>;
};

/** The ydocs that a picture is made of: whoever may read the same ones sees the same picture. */
export const drawnYdocs = (readable: readonly YdocRow[]): readonly DrawnYdoc[] =>
  readable.filter((row): row is DrawnYdoc => ["frame", "lane"].includes(row.place.kind));

export const pictureKey = (projectId: ProjectId, readable: readonly YdocRow[]): string =>
  [projectId, ...drawnYdocs(readable).map(({ ydocId }) => ydocId)].join();

const sizeOf = (drawn: Drawn | null): number =>
  drawn === null ? 0 : drawn.plan.picture.byteLength + drawn.plan.outline.length;

/** `YYYY-MM-DD`, as a calendar on the site's wall shows it. */
const dayIn = (timeZone: string, at: number): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone }).format(at);

/** Pictures of plans, one for each project and set of ydocs that somebody reads; in memory only, the least recently asked for go first. */
export function createPlanPictures(options: {
  db: Database;
  collaboration: Pick<Collaboration, "boundariesOf">;
  thread: PictureThread;
  clock: Clock;
  failed: (error: unknown) => void;
}): PlanPictures {
  const { db, collaboration, thread, clock, failed } = options;
  const kept = new Map<string, Kept>();
  let isClosed = false;

  const factsOf = async (projectId: ProjectId): Promise<Facts | null> => {
    const [project, participants] = await Promise.all([
      findProject(db.read, projectId),
      participantsOf(db.read, projectId),
    ]);
    if (project === null) return null;
    const organisations = participants.map(({ organisationId: id, name, code, colour }) => ({
      id,
      name,
      code,
      colour,
    }));
    const { timeZone } = project;
    return { timeZone, organisations, today: dayIn(timeZone, clock()) };
  };

  const drop = (entry: Kept): void => {
    if (entry.timer !== null) clearTimeout(entry.timer);
    entry.timer = null;
    if (kept.get(entry.key) === entry) kept.delete(entry.key);
  };

  const makeRoom = (): void => {
    let bytes = 0;
    for (const { drawn } of kept.values()) bytes += sizeOf(drawn);
    for (const entry of kept.values()) {
      if (bytes <= MOST_BYTES) return;
      if (entry.drawing !== null) continue;
      bytes -= sizeOf(entry.drawn);
      drop(entry);
    }
  };

  const drawNow = async (entry: Kept): Promise<void> => {
    const { projectId } = entry;
    const facts = await factsOf(projectId);
    if (facts === null) return drop(entry);
    const begun = clock();
    const lanes = entry.ydocs.filter(({ place }) => place.kind === "lane");
    const bounds = await collaboration.boundariesOf(
      projectId,
      new Set(lanes.map(({ ydocId }) => ydocId)),
    );
    const heads = new Map<YdocId, number>();
    const ydocs = await db.snapshot(async (tx) => {
      const all: PictureYdoc[] = [];
      for (const { ydocId, place } of entry.ydocs) {
        const { packed, updates, seq } = await storedYdoc(tx, ydocId);
        heads.set(ydocId, seq);
        all.push({ ydocId, place, packed, updates });
      }
      return all;
    });
    entry.outdatedAt = null;
    const plan = await thread.draw({ ydocs, bounds, ...facts });
    entry.drawn = { plan, heads, facts: JSON.stringify(facts) };
    entry.drawMs = clock() - begun;
    makeRoom();
  };
  const draw = (entry: Kept): Promise<void> =>
    (entry.drawing ??= drawNow(entry).finally(() => {
      entry.drawing = null;
    }));

  const drawSoon = (entry: Kept): void => {
    entry.outdatedAt ??= clock();
    if (isClosed || entry.timer !== null) return;
    entry.timer = setTimeout(
      () => {
        entry.timer = null;
        if (clock() - entry.askedAt > MOST_UNASKED_MS) return drop(entry);
        return void draw(entry).catch((error: unknown) => {
          drop(entry);
          failed(error);
        });
      },
      Math.max(DELAY_MS, entry.drawMs * REST),
    );
    entry.timer.unref();
  };

  const isTakenBack = async (
    { ydocId, place }: DrawnYdoc,
    from: number,
    to: number,
  ): Promise<boolean> => {
    if (from === to) return false;
    if (place.kind === "frame" || to < from || to - from > MOST_CHANGES) return true;
    const changes = await touchesAfter(db.read, ydocId, from, MOST_CHANGES);
    // What nothing is noted of was made by the server: it may have moved tasks to where they are private.
    return !changes.every((touches) => touches.length > 0 && touches.every(isHarmless));
  };

  /** Looks at the log, and not at what was told: nobody is shown what was taken back a moment ago. */
  const showable = async (entry: Kept, facts: Facts): Promise<DrawnPlan | null> => {
    const { drawn } = entry;
    if (drawn === null || drawn.facts !== JSON.stringify(facts)) return null;
    const heads = await Promise.all(entry.ydocs.map(({ ydocId }) => headOf(db.read, ydocId)));
    const isSame = entry.ydocs.every(({ ydocId }, at) => drawn.heads.get(ydocId) === heads[at]);
    if (isSame) return drawn.plan;
    drawSoon(entry);
    if (clock() - entry.outdatedAt! > MOST_OUTDATED_MS) return null;
    for (const [at, ydoc] of entry.ydocs.entries())
      if (await isTakenBack(ydoc, drawn.heads.get(ydoc.ydocId) ?? 0, heads[at]!)) return null;
    return drawn.plan;
  };

  return {
    of: async (projectId, readable) => {
      const ydocs = drawnYdocs(readable);
      const isOld = ydocs.some(
        ({ place, schemaVersion }) => schemaVersion !== SCHEMA_VERSION[place.kind],
      );
      const tasks = ydocs.reduce((sum, { taskCount }) => sum + taskCount, 0);
      if (isClosed || isOld || tasks > MOST_TASKS) return null;
      const key = pictureKey(projectId, readable);
      const known = kept.get(key);
      const entry: Kept = known ?? {
        key,
        projectId,
        ydocs,
        drawn: null,
        drawing: null,
        outdatedAt: null,
        askedAt: 0,
        drawMs: 0,
        timer: null,
      };
      entry.askedAt = clock();
      kept.delete(key);
      kept.set(key, entry);
      const facts = await factsOf(projectId);
      if (facts === null) return null;
      const ready = await showable(entry, facts);
      if (ready !== null) return ready;
      try {
        await draw(entry);
      } catch (error) {
        drop(entry);
        failed(error);
        return null;
      }
      return showable(entry, facts);
    },

    edited: (projectId) => {
      for (const entry of kept.values())
        if (entry.projectId === projectId && entry.drawn !== null) drawSoon(entry);
    },

    close: async () => {
      isClosed = true;
      for (const entry of [...kept.values()]) drop(entry);
      await thread.close();
    },
  };
}

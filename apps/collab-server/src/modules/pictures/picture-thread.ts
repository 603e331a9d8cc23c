import { Worker } from "node:worker_threads";
import type { PartBounds } from "@parley/schedule/parts/part-bounds.ts";
import type { YdocPlace } from "@parley/shared/documents/ydoc-kind.ts";
import type { PictureOrganisation } from "@parley/shared/pictures/plan-picture.ts";
import type { YdocId } from "@parley/shared/primitives/ids.ts";

export type PictureYdoc = {
  readonly ydocId: YdocId;
  readonly place: Extract<YdocPlace, { kind: "frame" | "lane" }>;
  /** As saved: gzip of a whole state. */
  readonly packed: Uint8Array | null;
  readonly updates: readonly Uint8Array[];
};
export type PictureQuestion = {
  readonly ydocs: readonly PictureYdoc[];
  readonly bounds: PartBounds;
  readonly timeZone: string;
  readonly organisations: readonly PictureOrganisation[];
  /** `YYYY-MM-DD`, the project's own day. */
  readonly today: string;
};
export type DrawnPlan = {
  /** A PlanPicture, as gzip of its JSON. */
  readonly picture: Uint8Array;
  /** A PlanOutline, as JSON. */
  readonly outline: string;
};

export type PictureThread = {
  draw(question: PictureQuestion): Promise<DrawnPlan>;
  close(): Promise<void>;
};

const MOST_HEAP_MB = 1_024;
/** An idle thread keeps no memory. */
const IDLE_MS = 30_000;

type Waiting = {
  readonly resolve: (drawn: DrawnPlan) => void;
  readonly reject: (error: unknown) => void;
};

/** Draws one picture after the other, beside the thread that serves people. One that broke is replaced with the next question. */
export function createPictureThread(): PictureThread {
  let worker: Worker | null = null;
  let waiting: Waiting | null = null;
  let line: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const settle = (settled: (waiting: Waiting) => void): void => {
    const answered = waiting;
    waiting = null;
    if (answered !== null) settled(answered);
  };
  const end = async (): Promise<void> => {
    const ended = worker;
    worker = null;
    await ended?.terminate();
  };
  const begin = (): Worker => {
    const begun = new Worker(new URL("picture-worker.ts", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    });
    begun.unref();
    const broke = (error: unknown): void => {
      if (worker === begun) worker = null;
      settle(({ reject }) => reject(error));
    };
    begun.on("message", (drawn: DrawnPlan) => settle(({ resolve }) => resolve(drawn)));
    begun.on("error", broke);
    begun.on("exit", () => {
      if (worker === begun) broke(new Error("the picture was stopped"));
    });
    return begun;
  };
  const ask = async (question: PictureQuestion): Promise<DrawnPlan> => {
    clearTimeout(timer);
    try {
      return await new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        worker ??= begin();
        worker.postMessage(question);
      });
    } finally {
      timer = setTimeout(() => void end(), IDLE_MS);
      timer.unref();
    }
  };

  return {
    draw: (question) => {
      const drawn = line.then(() => ask(question));
      line = drawn.catch(() => undefined);
      return drawn;
    },
    close: async () => {
      await end();
      settle(({ reject }) => reject(new Error("the picture was stopped")));
      clearTimeout(timer);
    },
  };
}

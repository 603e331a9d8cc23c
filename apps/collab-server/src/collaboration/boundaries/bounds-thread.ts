import { Worker } from "node:worker_threads";
import type { Network } from "@parley/schedule/network.ts";
import type { PartBounds } from "@parley/schedule/parts/part-bounds.ts";

export type BoundsQuestion = {
  readonly id: number;
  readonly whole: Network;
  readonly parts: readonly Network[];
};
export type BoundsAnswer = { readonly id: number; readonly bounds: readonly PartBounds[] };

/** Works out what each part of a whole has to be told, beside the thread that serves people. */
export type BoundsThread = {
  ask(whole: Network, parts: readonly Network[]): Promise<readonly PartBounds[]>;
  close(): Promise<void>;
};

type Waiting = {
  readonly resolve: (bounds: readonly PartBounds[]) => void;
  readonly reject: (error: unknown) => void;
};

/** Begun with the first question; one that broke is replaced with the next. */
export function createBoundsThread(): BoundsThread {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let asked = 0;

  const begin = (): Worker => {
    const begun = new Worker(new URL("bounds-worker.ts", import.meta.url));
    begun.unref();
    const broke = (error: unknown): void => {
      if (worker !== begun) return;
      worker = null;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    begun.on("message", ({ id, bounds }: BoundsAnswer) => {
      waiting.get(id)?.resolve(bounds);
      waiting.delete(id);
    });
    begun.on("error", broke);
    begun.on("exit", () => broke(new Error("the calculation of boundaries was stopped")));
    return begun;
  };

  return {
    ask: (whole, parts) =>
      new Promise((resolve, reject) => {
        worker ??= begin();
        asked += 1;
        waiting.set(asked, { resolve, reject });
        worker.postMessage({ id: asked, whole, parts } satisfies BoundsQuestion);
      }),
    close: async () => {
      await worker?.terminate();
    },
  };
}

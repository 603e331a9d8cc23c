import type { LogEntry } from "./log-entry.ts";
import type { LogRepository } from "./log-repository.ts";

export type DurableLog = {
  /** Resolves once the entry is on disk. Entries of one ydoc become durable in the order in which they were handed over. */
  append(entry: LogEntry): Promise<void>;
  /** Resolves when nothing is queued or under way. */
  idle(): Promise<void>;
};

type Waiting = {
  readonly entry: LogEntry;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
};

export const MAX_COMMIT_ENTRIES = 1_000;
export const MAX_COMMIT_BYTES = 8 << 20;

/**
 * Group commit (SPEC 2.1): what arrives while a commit is under way goes into the next one, over all ydocs, as one transaction.
 * A commit that fails takes everything behind it in the queue along (SPEC 2.4): a later entry of the same ydoc would leave a gap,
 * and its author's replica builds on the lost one.
 */
export function createDurableLog(
  repository: LogRepository,
  observe: { committed(entries: number, milliseconds: number): void; failed(error: unknown): void },
): DurableLog {
  let queue: Waiting[] = [];
  let running: Promise<void> | null = null;

  const run = async (): Promise<void> => {
    while (queue.length > 0) {
      const batch = take();
      const begun = performance.now();
      try {
        await repository.append(batch.map((waiting) => waiting.entry));
      } catch (error) {
        const lost = [...batch, ...queue];
        queue = [];
        observe.failed(error);
        for (const waiting of lost) waiting.reject(error);
        continue;
      }
      observe.committed(batch.length, performance.now() - begun);
      for (const waiting of batch) waiting.resolve();
    }
    running = null;
  };

  const take = (): Waiting[] => {
    let bytes = 0;
    let count = 0;
    while (count < queue.length && count < MAX_COMMIT_ENTRIES) {
      bytes += queue[count]!.entry.update.byteLength;
      if (bytes > MAX_COMMIT_BYTES && count > 0) break;
      count += 1;
    }
    return queue.splice(0, count);
  };

  return {
    append: (entry) =>
      new Promise<void>((resolve, reject) => {
        queue.push({ entry, resolve, reject });
        // The tick that hands over an update often hands over more: the first commit waits for its end.
        running ??= Promise.resolve().then(run);
      }),
    idle: async () => {
      while (running !== null) await running;
    },
  };
}

import type pg from "pg";

/** A pool whose writes to the log can be held or made to fail, with everything else real. */
export type FaultyPool = {
  readonly pool: pg.Pool;
  /** Until `release`, writes wait and are not sent. */
  hold(): void;
  release(): void;
  fail(error: Error | null): void;
  /** The next write is done, and its answer is lost. */
  failAfterCommit(error: Error): void;
  /** Statements that wrote to the log so far. */
  readonly commits: () => number;
};

const WRITES = /insert into ydoc_updates|update ydocs set task_count = task_count/;

export function faultyPool(real: pg.Pool): FaultyPool {
  let held: (() => void)[] | null = null;
  let failure: Error | null = null;
  let lostAnswer: Error | null = null;
  let commits = 0;
  const query = async (text: string, values?: unknown[]): Promise<unknown> => {
    if (!WRITES.test(text)) return real.query(text, values);
    const waiting = held;
    if (waiting !== null) await new Promise<void>((resolve) => waiting.push(resolve));
    if (failure !== null) throw failure;
    if (text.includes("insert into ydoc_updates")) commits += 1;
    const result = await real.query(text, values);
    const lost = lostAnswer;
    lostAnswer = null;
    if (lost !== null) throw lost;
    return result;
  };
  return {
    pool: new Proxy(real, {
      get: (target, key) => (key === "query" ? query : (Reflect.get(target, key) as unknown)),
    }),
    hold: () => {
      held ??= [];
    },
    release: () => {
      const waiting = held ?? [];
      held = null;
      for (const go of waiting) go();
    },
    fail: (error) => {
      failure = error;
    },
    failAfterCommit: (error) => {
      lostAnswer = error;
    },
    commits: () => commits,
  };
}

import type { YdocId } from "@parley/shared/primitives/ids.ts";
import { expect, test } from "vitest";
import { createDurableLog } from "./durable-log.ts";
import type { LogEntry } from "./log-entry.ts";
import type { LogRepository } from "./log-repository.ts";

const entry = (ydoc: string, seq: number): LogEntry => ({
  ydocId: ydoc as YdocId,
  seq,
  update: new Uint8Array([seq]),
  author: { userId: null, organisationId: null, origin: "server" },
  touches: [],
  at: 0,
});

function logOnHeldCommits() {
  const commits: { entries: readonly LogEntry[]; settle: (error?: Error) => void }[] = [];
  const failures: unknown[] = [];
  const repository = {
    append: (entries: readonly LogEntry[]) =>
      new Promise<void>((resolve, reject) => {
        commits.push({ entries, settle: (error) => (error ? reject(error) : resolve()) });
      }),
  } as LogRepository;
  const log = createDurableLog(repository, {
    committed: () => undefined,
    failed: (error) => failures.push(error),
  });
  return { log, commits, failures };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

test("2.1 what arrives during a commit goes into the next, over all ydocs", async () => {
  const { log, commits } = logOnHeldCommits();
  const first = log.append(entry("a", 1));
  await turn();
  const later = [log.append(entry("a", 2)), log.append(entry("b", 1)), log.append(entry("b", 2))];
  await turn();
  expect(commits.map((commit) => commit.entries.length)).toEqual([1]);
  commits[0]!.settle();
  await first;
  await turn();
  expect(commits.map((commit) => commit.entries.length)).toEqual([1, 3]);
  commits[1]!.settle();
  await Promise.all(later);
  await log.idle();
});

test("2.2 an append resolves only when its own commit is done", async () => {
  const { log, commits } = logOnHeldCommits();
  const seen: number[] = [];
  const one = log.append(entry("a", 1)).then(() => seen.push(1));
  await turn();
  const two = log.append(entry("a", 2)).then(() => seen.push(2));
  commits[0]!.settle();
  await one;
  expect(seen).toEqual([1]);
  await turn();
  commits[1]!.settle();
  await two;
  expect(seen).toEqual([1, 2]);
});

test("2.4 a failed commit takes what waits behind it along, and the log goes on", async () => {
  const { log, commits, failures } = logOnHeldCommits();
  const lost = log.append(entry("a", 1));
  await turn();
  const behind = log.append(entry("a", 2));
  const error = new Error("disk full");
  commits[0]!.settle(error);
  await expect(lost).rejects.toBe(error);
  await expect(behind).rejects.toBe(error);
  expect(failures).toEqual([error]);
  const next = log.append(entry("a", 1));
  await turn();
  commits[1]!.settle();
  await next;
  await log.idle();
});

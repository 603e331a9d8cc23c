import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Document, Extension } from "@hocuspocus/server";
import * as Y from "yjs";
import type { LogRepository } from "./log-repository.ts";
import type { OpenYdoc } from "./open-ydoc.ts";
import type { OpenYdocs } from "./open-ydocs.ts";
import type { SessionContext } from "./ydoc-session.ts";

const pack = promisify(gzip);

/** When a snapshot is worth its cost: loading replays everything after the last one. */
export type SnapshotPolicy = {
  readonly updates: number;
  readonly bytes: number;
  /** Fewer updates than this are left to the log when a ydoc is closed. */
  readonly updatesOnUnload: number;
};
export const SNAPSHOT_POLICY: SnapshotPolicy = {
  updates: 500,
  bytes: 1 << 20,
  updatesOnUnload: 20,
};

/** Compaction (SPEC 3.2): a gzipped v2 state beside the log, which itself keeps every row. */
export function snapshots(options: {
  ydocs: OpenYdocs;
  repository: LogRepository;
  policy: SnapshotPolicy;
  stored: (bytes: number) => void;
  failed: (error: unknown) => void;
}): Extension<SessionContext> & { consider(open: OpenYdoc): void } {
  const { ydocs, repository, policy } = options;
  const running = new WeakMap<OpenYdoc, Promise<void>>();

  const take = async (open: OpenYdoc): Promise<void> => {
    const { seq } = open;
    const bytes = open.unsnapshottedBytes;
    // Same tick: the state covers exactly the updates up to `seq`.
    const state = Y.encodeStateAsUpdateV2(open.document);
    const packed = await pack(state);
    if (!(await open.durableUpTo(seq))) return;
    await repository.saveSnapshot(open.ydocId, seq, packed);
    open.snapshotTaken(seq, bytes);
    options.stored(packed.byteLength);
  };

  /** One at a time for a ydoc. A snapshot that fails costs nothing but time at the next load. */
  const run = (open: OpenYdoc): Promise<void> => {
    const under = running.get(open);
    if (under !== undefined) return under;
    const work = take(open)
      .catch(options.failed)
      .finally(() => running.delete(open));
    running.set(open, work);
    return work;
  };

  return {
    extensionName: "snapshots",
    consider: (open) => {
      const updates = open.seq - open.snapshotSeq;
      if (updates >= policy.updates || open.unsnapshottedBytes >= policy.bytes) void run(open);
    },
    beforeUnloadDocument: async ({ document }) => {
      const open = ydocs.of(document as Document);
      if (open.state === "discarded") return;
      if (open.seq - open.snapshotSeq >= policy.updatesOnUnload) await run(open);
    },
  };
}

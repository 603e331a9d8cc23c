import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";
import { COLLAB_CLOSE } from "@parley/shared/protocol/collab-protocol.ts";
import type { CollabSocket } from "./ydoc-session.ts";

export type StorageHealth = {
  /** Null while the log takes writes. */
  failure(): ErrorCode | null;
  failed(error: unknown): void;
  /** This socket's client holds edits that were not taken: when the log works again, it is asked to reconnect and offer them. */
  reconnectLater(socket: CollabSocket): void;
  stop(): void;
};

type State =
  | { readonly kind: "healthy" }
  | { readonly kind: "failing"; readonly code: ErrorCode; readonly sockets: Set<CollabSocket> };

const FIRST_PROBE_MS = 250;
const LAST_PROBE_MS = 5_000;

/** While the log cannot take writes, nothing new is accepted, everything can still be read, and a probe finds the end (SPEC 2.5). */
export function createStorageHealth(
  probe: () => Promise<void>,
  observe: { failing(code: ErrorCode, error: unknown): void; healthy(): void },
): StorageHealth {
  let state: State = { kind: "healthy" };
  let timer: NodeJS.Timeout | null = null;

  const schedule = (delay: number): void => {
    timer = setTimeout(() => void check(delay), delay);
    timer.unref();
  };
  const check = async (delay: number): Promise<void> => {
    timer = null;
    try {
      await probe();
    } catch {
      if (state.kind === "failing") schedule(Math.min(delay * 2, LAST_PROBE_MS));
      return;
    }
    if (state.kind === "healthy") return;
    const { sockets } = state;
    state = { kind: "healthy" };
    observe.healthy();
    for (const socket of sockets) {
      socket.close(COLLAB_CLOSE.storageFailed, "collab.storage-failed");
    }
  };

  return {
    failure: () => (state.kind === "failing" ? state.code : null),
    failed: (error) => {
      if (state.kind === "failing") return;
      const code = storageErrorCode(error);
      state = { kind: "failing", code, sockets: new Set() };
      observe.failing(code, error);
      schedule(FIRST_PROBE_MS);
    },
    reconnectLater: (socket) => {
      if (state.kind === "failing") state.sockets.add(socket);
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer);
    },
  };
}

const DISK_FULL = new Set(["53100", "ENOSPC", "EDQUOT"]);

export function storageErrorCode(error: unknown): ErrorCode {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : null;
  return typeof code === "string" && DISK_FULL.has(code)
    ? "server.storage-full"
    : "collab.storage-failed";
}

import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";
import type { EditLabel } from "./edit-label.ts";

/** An edit that the server will not take. Its texts are shown, so that nothing a person typed is lost. */
export type RefusedEdit = {
  readonly id: string;
  readonly label: EditLabel | null;
  readonly code: ErrorCode;
  readonly texts: readonly string[];
  readonly at: number;
};

export type SaveState =
  | { readonly type: "loading"; readonly loaded: number; readonly total: number }
  | { readonly type: "saved" }
  | { readonly type: "saving"; readonly unsent: number }
  | { readonly type: "connecting"; readonly unsent: number }
  | { readonly type: "offline"; readonly unsent: number }
  | { readonly type: "refused"; readonly refusals: readonly RefusedEdit[] }
  /** The session is over: `signed-out`, this project is no longer ours, or the page is older than the server. */
  | {
      readonly type: "ended";
      readonly reason: "signed-out" | "no-access" | "outdated";
      readonly unsent: number;
    };

export type SaveFacts = {
  readonly ended: Extract<SaveState, { type: "ended" }>["reason"] | null;
  readonly refusals: readonly RefusedEdit[];
  readonly unsent: number;
  readonly isConnected: boolean;
  /** Replicas by what the server has said of them. */
  readonly replicas: readonly {
    readonly isLoaded: boolean;
    readonly isLive: boolean;
    readonly isSettled: boolean;
  }[];
  readonly isCatalogKnown: boolean;
};

/** `saved` is claimed only where the server has acknowledged every replica and no intent is left. */
export function saveStateOf(facts: SaveFacts): SaveState {
  const { unsent, replicas } = facts;
  if (facts.ended !== null) return { type: "ended", reason: facts.ended, unsent };
  if (facts.refusals.length > 0) return { type: "refused", refusals: facts.refusals };
  const loaded = replicas.filter((replica) => replica.isLoaded).length;
  if (!facts.isConnected && loaded > 0) return { type: "offline", unsent };
  if (!facts.isCatalogKnown || loaded < replicas.length)
    return { type: "loading", loaded, total: replicas.length };
  if (!facts.isConnected) return { type: "offline", unsent };
  if (!replicas.every((replica) => replica.isLive)) return { type: "connecting", unsent };
  return unsent === 0 && replicas.every((replica) => replica.isSettled)
    ? { type: "saved" }
    : { type: "saving", unsent };
}

export function isSameSaveState(a: SaveState, b: SaveState): boolean {
  if (a.type === "refused" && b.type === "refused") return a.refusals === b.refusals;
  return JSON.stringify(a) === JSON.stringify(b);
}

import * as Y from "yjs";
import type { Standing } from "../permissions/standing.ts";
import { canWriteYdoc } from "../permissions/ydoc-policy.ts";
import { err, ok, type Result } from "../primitives/result.ts";
import type { ClosedRegions } from "./closed-regions.ts";
import { TouchCollector } from "./collect-touches.ts";
import { decodeUpdate } from "./decode-update.ts";
import { judgeWrites } from "./judge-writes.ts";
import { UPDATE_LIMITS, type UpdateLimits } from "./limits.ts";
import { refuse, RefusalError, type Refusal } from "./refusal.ts";
import type { Touch } from "./touch.ts";
import { touchesOf } from "./touches-of.ts";
import type { YdocPlace } from "./ydoc-kind.ts";
import { lookupIn } from "./ydoc-lookup.ts";
import type { YdocSchema } from "./ydoc-schema.ts";

export type VerifyOptions = {
  readonly limits?: UpdateLimits;
  /** The durable owner of a clientID in this ydoc; undefined where nobody has used it. */
  readonly ownerOfClient: (clientId: number) => string | undefined;
  /** The server's clock, ms since the epoch. */
  readonly now: number;
  /** What the facilitator of a meeting at this wall has closed; null: nothing. */
  readonly closed?: ClosedRegions | null;
};

export type VerifiedUpdate = {
  readonly touches: readonly Touch[];
  /** ClientIDs that the update uses first: the caller binds them to the writer before anybody learns of the update. */
  readonly clients: readonly number[];
  /** The ydoc holds all of it already: nothing to apply, nothing to store. */
  readonly isNoop: boolean;
};

function judgeClients(
  ydoc: Y.Doc,
  clients: Iterable<number>,
  userId: string,
  ownerOfClient: VerifyOptions["ownerOfClient"],
): number[] {
  const unowned: number[] = [];
  for (const client of clients) {
    const owner = ownerOfClient(client);
    if (owner === undefined) {
      if (Y.getState(ydoc.store, client) > 0) refuse("edit.client-id", `${client} is in use`);
      unowned.push(client);
    } else if (owner !== userId) refuse("edit.client-id", `${client} belongs to somebody else`);
  }
  return unowned;
}

function verify(
  ydoc: Y.Doc,
  place: YdocPlace,
  schema: YdocSchema,
  standing: Standing,
  bytes: Uint8Array,
  { limits = UPDATE_LIMITS, ownerOfClient, now, closed = null }: VerifyOptions,
): VerifiedUpdate {
  const update = decodeUpdate(ydoc, bytes, limits);
  const { writes, hasEffect } = new TouchCollector(ydoc, schema, update, limits).collect();
  if (!hasEffect) return { touches: [], clients: [], isNoop: true };
  if (standing.kind === "outsider") return refuse("edit.forbidden", "outsider");
  if (!canWriteYdoc(standing, place).allowed) refuse("edit.forbidden", place.kind);
  const clients = judgeClients(ydoc, update.fresh.keys(), standing.userId, ownerOfClient);
  const lookup = lookupIn(ydoc);
  const { maxClockLead } = limits;
  judgeWrites({ place, schema, standing, lookup, now, maxClockLead, closed }, writes);
  return { touches: touchesOf(schema, lookup, writes), clients, isNoop: false };
}

/**
 * Whether a person may make the change that an update's bytes would make to this ydoc, found without applying them. An accepted
 * update, applied to the same ydoc in the same tick, leaves nothing pending and touches nothing but what `touches` says. Never
 * throws and never changes the ydoc; time and memory are bounded by the limits. The rules are numbered in SPEC.md.
 */
export function verifyUpdate(
  ydoc: Y.Doc,
  place: YdocPlace,
  schema: YdocSchema,
  standing: Standing,
  update: Uint8Array,
  options: VerifyOptions,
): Result<VerifiedUpdate, Refusal> {
  try {
    return ok(verify(ydoc, place, schema, standing, update, options));
  } catch (error) {
    if (error instanceof RefusalError) return err(error.refusal);
    // Default deny even for a bug of our own; tests look for this code.
    return err({ code: "server.internal", detail: String(error) });
  }
}

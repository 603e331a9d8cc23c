import type { beforeHandleAwarenessPayload, Extension } from "@hocuspocus/server";
import { isEntityId } from "@parley/shared/documents/field-rule.ts";
import type { PresenceState } from "@parley/shared/protocol/collab-protocol.ts";
import type { CollabLimits } from "./collab-limits.ts";
import { createRateBucket, type RateBucket } from "./rate-bucket.ts";
import { sessionOfConnection, type SessionContext, type YdocSession } from "./ydoc-session.ts";

const MAX_CURSOR_BYTES = 2_048;
const FIELD = /^[A-Za-z0-9:._-]{1,64}$/;
const VIEWS: ReadonlySet<unknown> = new Set(["plan", "board", "task", "wall", "sheet"]);

/**
 * Presence is what the server says that a connection is (SPEC 7): only under the clientID that the connection announced, with the
 * person's facts from the database, everything else bounded. Whatever else a client sends is left out without a word.
 */
export function presence(options: {
  limit: CollabLimits["presence"];
  clock: () => number;
}): Extension<SessionContext> {
  const buckets = new WeakMap<YdocSession, RateBucket>();
  const withinRate = (session: YdocSession): boolean => {
    let bucket = buckets.get(session);
    if (bucket === undefined) {
      bucket = createRateBucket({ ...options.limit, clock: options.clock });
      buckets.set(session, bucket);
    }
    return bucket.take(1);
  };

  return {
    extensionName: "presence",
    beforeHandleAwareness: async ({ connection, states }: beforeHandleAwarenessPayload) => {
      if (connection === undefined) return;
      const session = sessionOfConnection(connection);
      const own = states.get(session.clientId);
      states.clear();
      if (own === undefined || session.state === "ended" || !withinRate(session)) return;
      states.set(session.clientId, presenceState(session, own));
    },
  };
}

export function presenceState(
  session: Pick<YdocSession, "presence">,
  given: Readonly<Record<string, unknown>>,
): PresenceState {
  const { view, entityId, field, active, cursor } = given;
  return {
    user: session.presence,
    view: VIEWS.has(view) ? (view as PresenceState["view"]) : null,
    entityId: isEntityId(entityId) ? entityId : null,
    field: typeof field === "string" && FIELD.test(field) ? field : null,
    active: active === true,
    cursor: boundedJson(cursor),
  };
}

function boundedJson(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return null;
  return Buffer.byteLength(JSON.stringify(value)) <= MAX_CURSOR_BYTES ? value : null;
}

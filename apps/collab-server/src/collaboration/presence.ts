import type { beforeHandleAwarenessPayload, Extension } from "@hocuspocus/server";
import { isEntityId } from "@parley/shared/documents/field-rule.ts";
import { schemaOf } from "@parley/shared/documents/schema-of.ts";
import type { YdocPlace } from "@parley/shared/documents/ydoc-kind.ts";
import type { PresenceState } from "@parley/shared/protocol/collab-protocol.ts";
import { planPresenceOf } from "@parley/shared/protocol/plan-presence.ts";
import type * as Y from "yjs";
import type { CollabLimits } from "./collab-limits.ts";
import { createRateBucket, type RateBucket } from "./rate-bucket.ts";
import { sessionOfConnection, type SessionContext, type YdocSession } from "./ydoc-session.ts";

const MAX_CURSOR_BYTES = 2_048;
const FIELD = /^[A-Za-z0-9:._-]{1,64}$/;
const VIEWS: ReadonlySet<unknown> = new Set(["plan", "board", "task", "wall", "sheet"]);

/**
 * Presence is what the server says that a connection is (SPEC 7): only under the clientID that the connection announced, with the
 * person's facts from the database, naming only what lies in this ydoc, everything else bounded. Whatever else a client sends is
 * left out without a word.
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
    beforeHandleAwareness: async ({
      connection,
      document,
      states,
    }: beforeHandleAwarenessPayload) => {
      if (connection === undefined) return;
      const session = sessionOfConnection(connection);
      const own = states.get(session.clientId);
      states.clear();
      if (own === undefined || session.state === "ended" || !withinRate(session)) return;
      states.set(session.clientId, presenceState(session, own, holderOf(document, session.place)));
    },
  };
}

/** Says whether an id is of an entity that lies in this ydoc. */
export function holderOf(ydoc: Y.Doc, place: YdocPlace): (id: string) => boolean {
  const names = [...schemaOf(place.kind).collections].flatMap(([name, { shape }]) =>
    shape === "entities" ? [name] : [],
  );
  return (id) => names.some((name) => ydoc.getMap(name).has(id));
}

export function presenceState(
  session: Pick<YdocSession, "presence" | "place">,
  given: Readonly<Record<string, unknown>>,
  holds: (id: string) => boolean,
): PresenceState {
  const { view, entityId, field, active, cursor } = given;
  return {
    user: session.presence,
    view: VIEWS.has(view) ? (view as PresenceState["view"]) : null,
    entityId: isEntityId(entityId) && holds(entityId) ? entityId : null,
    field: typeof field === "string" && FIELD.test(field) ? field : null,
    active: active === true,
    cursor: isOfPlan(session.place) ? cursorOfPlan(cursor, holds) : boundedJson(cursor),
  };
}

const isOfPlan = ({ kind }: YdocPlace): boolean =>
  kind === "frame" || kind === "lane" || kind === "ledger";

const isLoose = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** Of the chart: what of it lies here. Of a text: two relative positions, which name nothing. */
function cursorOfPlan(value: unknown, holds: (id: string) => boolean): unknown {
  const shown = planPresenceOf(value, holds);
  if (shown !== null) return shown;
  if (!isLoose(value) || !("anchor" in value)) return null;
  return boundedJson({ anchor: value["anchor"], head: value["head"] ?? null });
}

function boundedJson(value: unknown): unknown {
  if (!isLoose(value)) return null;
  return Buffer.byteLength(JSON.stringify(value)) <= MAX_CURSOR_BYTES ? value : null;
}

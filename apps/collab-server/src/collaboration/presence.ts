import type { beforeHandleAwarenessPayload, Extension } from "@hocuspocus/server";
import { isEntityId } from "@parley/shared/documents/field-rule.ts";
import { schemaOf } from "@parley/shared/documents/schema-of.ts";
import { isWallPlace, type YdocPlace } from "@parley/shared/documents/ydoc-kind.ts";
import type { PresenceState } from "@parley/shared/protocol/collab-protocol.ts";
import { planPresenceOf } from "@parley/shared/protocol/plan-presence.ts";
import { wallCursorOf, type WallHolds } from "@parley/shared/protocol/wall-presence.ts";
import type * as Y from "yjs";
import type { CollabLimits } from "./collab-limits.ts";
import type { OpenYdocs } from "./open-ydocs.ts";
import { createRateBucket, type RateBucket } from "./rate-bucket.ts";
import { sessionOfConnection, type SessionContext, type YdocSession } from "./ydoc-session.ts";

const MAX_CURSOR_BYTES = 2_048;
const FIELD = /^[A-Za-z0-9:._-]{1,64}$/;
const VIEWS: ReadonlySet<unknown> = new Set(["plan", "board", "task", "wall", "sheet", "spec"]);

/**
 * Presence is what the server says that a connection is (SPEC 7): only under the clientID that the connection announced, with the
 * person's facts from the database, naming only what lies in this ydoc, everything else bounded. Whatever else a client sends is
 * left out without a word.
 */
export function presence(options: {
  limit: CollabLimits["presence"];
  clock: () => number;
  /** Those in memory. Who has opened a wall has opened the lanes that its frames show. */
  ydocs: Pick<OpenYdocs, "all">;
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
      const holds = {
        here: holderOf(document, session.place),
        inOpenLanes: tasksOfAll(options.ydocs, session),
      };
      states.set(session.clientId, presenceState(session, own, holds));
    },
  };
}

/** Says whether an id is of a task of the project that everybody reads, whoever's it is. */
function tasksOfAll(
  ydocs: Pick<OpenYdocs, "all">,
  { projectId }: YdocSession,
): (id: string) => boolean {
  let lanes: readonly Y.Doc[] | null = null;
  return (id) => {
    lanes ??= [...ydocs.all()].flatMap(({ place, document, projectId: of }) =>
      place.kind === "lane" && place.audience === "everyone" && of === projectId ? [document] : [],
    );
    return lanes.some((lane) => lane.getMap("tasks").has(id));
  };
}

/** Says whether an id is of an entity that lies in this ydoc. */
export function holderOf(ydoc: Y.Doc, place: YdocPlace): (id: string) => boolean {
  const names = [...schemaOf(place.kind).collections].flatMap(([name, { shape }]) =>
    shape === "entities" ? [name] : [],
  );
  return (id) => names.some((name) => ydoc.getMap(name).has(id));
}

/** Of which ids those who see a person's presence on a ydoc may be told. */
export type Holds = {
  readonly here: (id: string) => boolean;
  readonly inOpenLanes: WallHolds["task"];
};

export function presenceState(
  session: Pick<YdocSession, "presence" | "place">,
  given: Readonly<Record<string, unknown>>,
  holds: Holds,
): PresenceState {
  const { view, entityId, field, active, cursor } = given;
  return {
    user: session.presence,
    view: VIEWS.has(view) ? (view as PresenceState["view"]) : null,
    entityId: isEntityId(entityId) && holds.here(entityId) ? entityId : null,
    field: typeof field === "string" && FIELD.test(field) ? field : null,
    active: active === true,
    cursor: cursorIn(session.place, cursor, holds),
  };
}

function cursorIn(place: YdocPlace, cursor: unknown, holds: Holds): unknown {
  if (isWallPlace(place))
    return wallCursorOf(cursor, { object: holds.here, task: holds.inOpenLanes });
  return isOfPlan(place) ? cursorOfPlan(cursor, holds.here) : boundedJson(cursor);
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

import type { PresenceState, PresenceUser } from "@parley/shared/protocol/collab-protocol.ts";
import type { Awareness } from "y-protocols/awareness";
import { Observable } from "./observable.ts";
import { guestsIn, type PlanGuest } from "./plan-guests.ts";

/** Somebody else's place: one per tab of theirs. */
export type PresenceMark = {
  readonly key: string;
  readonly user: PresenceUser;
  readonly view: PresenceState["view"];
  readonly field: string | null;
  readonly active: boolean;
};
export type PresenceMap = ReadonlyMap<string, readonly PresenceMark[]>;

export const NOWHERE: Omit<PresenceState, "user"> = {
  view: null,
  entityId: null,
  field: null,
  active: false,
  cursor: null,
};

const isUser = (value: unknown): value is PresenceUser =>
  typeof value === "object" && value !== null && "id" in value && "name" in value;

function marksIn(awareness: Awareness): readonly (readonly [string, PresenceMark])[] {
  const found: (readonly [string, PresenceMark])[] = [];
  for (const [clientId, raw] of awareness.getStates()) {
    if (clientId === awareness.clientID) continue;
    const state = raw as Partial<PresenceState>;
    if (!isUser(state.user) || typeof state.entityId !== "string") continue;
    found.push([
      state.entityId,
      {
        key: `${state.user.id}:${clientId}`,
        user: state.user,
        view: state.view ?? null,
        field: typeof state.field === "string" ? state.field : null,
        active: state.active === true,
      },
    ]);
  }
  return found;
}

/** Where the others are, by entity, over all ydocs. Who is on the same place keeps the same list. */
export class PresenceBoard {
  readonly marks = new Observable<PresenceMap>(new Map());

  /** Those who look at the chart. */
  readonly guests = new Observable<readonly PlanGuest[]>([]);

  read(awarenesses: readonly (Awareness | null)[]): void {
    const guests = guestsIn(awarenesses);
    if (JSON.stringify(guests) !== JSON.stringify(this.guests.get())) this.guests.set(guests);
    const former = this.marks.get();
    const next = new Map<string, PresenceMark[]>();
    for (const awareness of awarenesses) {
      if (awareness === null) continue;
      for (const [entityId, mark] of marksIn(awareness)) {
        const list = next.get(entityId);
        if (list === undefined) next.set(entityId, [mark]);
        else list.push(mark);
      }
    }
    const kept = new Map<string, readonly PresenceMark[]>();
    for (const [entityId, list] of next) {
      const before = former.get(entityId);
      kept.set(entityId, before && JSON.stringify(before) === JSON.stringify(list) ? before : list);
    }
    const isSame =
      kept.size === former.size && [...kept].every(([id, list]) => former.get(id) === list);
    if (!isSame) this.marks.set(kept);
  }
}

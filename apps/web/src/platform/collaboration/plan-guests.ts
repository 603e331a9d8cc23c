import type { PresenceState, PresenceUser } from "@parley/shared/protocol/collab-protocol.ts";
import {
  planPresenceOf,
  type PlanLook,
  type PlanPresence,
  type PulledTask,
} from "@parley/shared/protocol/plan-presence.ts";
import type { Awareness } from "y-protocols/awareness";

/** Somebody else in the chart: one per tab of theirs, put together from the ydocs that I may read. */
export type PlanGuest = {
  readonly key: string;
  readonly tab: string;
  readonly user: PresenceUser;
  readonly follows: string | null;
  readonly look: PlanLook | null;
  /** One a ydoc: the first of its rows that is in sight there. */
  readonly tops: readonly string[];
  readonly folded: readonly string[];
  readonly unfolded: readonly string[];
  readonly selected: readonly string[];
  readonly pointer: PlanPresence["pointer"];
  readonly pulled: readonly PulledTask[];
};

const isUser = (value: unknown): value is PresenceUser =>
  typeof value === "object" && value !== null && "id" in value && "name" in value;
const anything = (): boolean => true;

function joined(a: PlanGuest, b: PlanGuest): PlanGuest {
  return {
    ...a,
    follows: a.follows ?? b.follows,
    look: a.look ?? b.look,
    tops: [...a.tops, ...b.tops],
    folded: [...a.folded, ...b.folded],
    unfolded: [...a.unfolded, ...b.unfolded],
    selected: [...a.selected, ...b.selected],
    pointer: a.pointer ?? b.pointer,
    pulled: [...a.pulled, ...b.pulled],
  };
}

/** Everybody else in the chart, by name: what each shows of themselves on each ydoc is one picture. */
export function guestsIn(awarenesses: Iterable<Awareness | null>): readonly PlanGuest[] {
  const byKey = new Map<string, PlanGuest>();
  for (const awareness of awarenesses) {
    if (awareness === null) continue;
    for (const [clientId, raw] of awareness.getStates()) {
      if (clientId === awareness.clientID) continue;
      const { user, cursor } = raw as Partial<PresenceState>;
      if (!isUser(user)) continue;
      const shown = planPresenceOf(cursor, anything);
      if (shown === null) continue;
      const { top, ...rest } = shown;
      const key = `${user.id}:${shown.tab}`;
      const guest: PlanGuest = { ...rest, key, user, tops: top === null ? [] : [top] };
      const known = byKey.get(key);
      byKey.set(key, known === undefined ? guest : joined(known, guest));
    }
  }
  return [...byKey.values()].toSorted((a, b) =>
    a.user.name === b.user.name ? (a.key < b.key ? -1 : 1) : a.user.name < b.user.name ? -1 : 1,
  );
}

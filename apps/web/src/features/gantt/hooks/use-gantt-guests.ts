import type { PlanTable } from "@parley/shared/protocol/plan-presence.ts";
import { useCallback, useEffect, useRef, useSyncExternalStore } from "react";
import type { PlanGuest } from "../../../platform/collaboration/plan-guests.ts";
import { useCalendarOf } from "../../../platform/collaboration/use-calendar-of.ts";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import type { GuestGhost, GuestPointer } from "../model/chart-guests.ts";
import type { GanttChart } from "../canvas/gantt-chart.ts";
import { shownOf } from "../canvas/shown-of.ts";
import { guestGhosts } from "../model/guest-ghosts.ts";
import { paletteOf } from "./use-row-facts.ts";

/** Fewer than the server takes of one person, and still a steady hand. */
const EVERY_MS = 80;
/** Names fade when a pointer has been still for so long. */
const QUIET_MS = 3_000;

export const guestName = ({ user }: Pick<PlanGuest, "user">): string =>
  `${user.name} · ${user.organisationCode}`;

/** Of a guest what does not change with every movement of a hand. */
export type Guest = Pick<PlanGuest, "key" | "tab" | "user" | "follows">;

/** Those who look at this chart beside me; the same list while only their hands move. */
export function useGuests(): readonly Guest[] {
  const { guests } = useProjectSession().presence;
  const known = useRef<{ readonly text: string; readonly list: readonly Guest[] }>({
    text: "[]",
    list: [],
  });
  const read = useCallback((): readonly Guest[] => {
    const list = guests.get().map(({ key, tab, user, follows }) => ({ key, tab, user, follows }));
    const text = JSON.stringify(list);
    if (text !== known.current.text) known.current = { text, list };
    return known.current.list;
  }, [guests]);
  return useSyncExternalStore(guests.subscribe, read);
}

/** Shows the others what I do in the chart, and me what they do. Nothing of it goes through React. */
export function useGanttGuests(
  chart: GanttChart,
  {
    tab,
    follows,
    table,
  }: { readonly tab: string; readonly follows: string | null; readonly table: PlanTable },
): void {
  const session = useProjectSession();
  const calendarOf = useCalendarOf();
  const { guests } = session.presence;

  useEffect(() => {
    let sent = "";
    const tell = (): void => {
      const isFollowed = guests.get().some((guest) => guest.follows === tab);
      const shown = shownOf(chart, { tab, follows, isFollowed, table });
      const text = JSON.stringify(shown);
      if (text === sent) return;
      sent = text;
      session.post.showChart(shown);
    };
    tell();
    const timer = setInterval(tell, EVERY_MS);
    return () => clearInterval(timer);
  }, [chart, session, guests, tab, follows, table]);
  useEffect(() => () => session.post.showChart(null), [session]);

  useEffect(() => {
    const movedAt = new Map<string, { readonly place: string; readonly at: number }>();
    const pointerOf = (guest: PlanGuest, now: number): readonly GuestPointer[] => {
      const { key, pointer, user } = guest;
      if (pointer === null) return [];
      const place = JSON.stringify(pointer);
      const before = movedAt.get(key);
      if (before?.place !== place) movedAt.set(key, { place, at: now });
      // Whoever pulls at a bar is named beside the bar.
      const isStill = before?.place === place && now - before.at > QUIET_MS;
      const isQuiet = isStill || guest.pulled.length > 0;
      const { id, day, share } = pointer;
      const colour = paletteOf(user.colour);
      return [{ rowId: id, day, share, name: guestName(guest), colour, isQuiet }];
    };
    const ghostsOf = (guest: PlanGuest): readonly GuestGhost[] =>
      guest.pulled.length === 0
        ? []
        : guestGhosts(session.store.get().plan, guest.pulled, session.store.preview, calendarOf, {
            name: guestName(guest),
            colour: paletteOf(guest.user.colour),
          });
    const show = (): void => {
      const now = Date.now();
      const here = guests.get();
      chart.showGuests({
        pointers: here.flatMap((guest) => pointerOf(guest, now)),
        ghosts: here.flatMap(ghostsOf),
        chosen: here.flatMap(({ tab: of, user, selected }) =>
          selected.map((rowId) => ({
            rowId,
            colour: paletteOf(user.colour),
            isFollowed: of === follows,
          })),
        ),
      });
    };
    show();
    // Only names fade on their own: nothing else changes without a word.
    const fading = setInterval(() => {
      if (guests.get().some(({ pointer }) => pointer !== null)) show();
    }, 1_000);
    const stops = [
      guests.subscribe(show),
      // What others pull at is previewed against the plan of the moment.
      session.store.subscribe(() => {
        if (guests.get().some(({ pulled }) => pulled.length > 0)) show();
      }),
    ];
    return () => {
      clearInterval(fading);
      for (const stop of stops) stop();
    };
  }, [chart, session, guests, follows, calendarOf]);
}

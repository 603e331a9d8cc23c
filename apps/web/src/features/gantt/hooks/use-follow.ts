import type { Plan } from "@parley/shared/documents/plan-row.ts";
import { newEntityId } from "@parley/shared/primitives/ids.ts";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import { showToast } from "../../../ui/toast-store.ts";
import type { GanttChart } from "../canvas/gantt-chart.ts";
import { followedFolds } from "../model/followed-folds.ts";
import type { GanttRow } from "../model/gantt-rows.ts";
import { guestName, useGanttGuests, useGuests, type Guest } from "./use-gantt-guests.ts";
import type { ChangePreferences } from "./use-gantt-preferences.ts";

export type Following = {
  readonly guests: readonly Guest[];
  /** Whom I follow. */
  readonly followed: Guest | null;
  readonly follow: (guest: Guest) => void;
  readonly end: () => void;
  /** Those who see what I see. */
  readonly followers: readonly Guest[];
};

const draw = (): number => crypto.getRandomValues(new Uint32Array(1))[0]!;

/** The others in the chart, and looking with one of them: the same time, the same rows in sight, the same folds. */
export function useFollow(
  chart: GanttChart,
  plan: Plan,
  rows: readonly GanttRow[],
  changePreferences: ChangePreferences,
): Following {
  const { t } = useTranslation("gantt");
  const session = useProjectSession();
  const [tab] = useState(() => newEntityId<string>(draw));
  const [leader, setLeader] = useState<{ readonly tab: string; readonly name: string } | null>(
    null,
  );
  const guests = useGuests();
  const follows = leader?.tab ?? null;
  useGanttGuests(chart, { tab, follows });
  const followed = guests.find((guest) => guest.tab === follows) ?? null;
  const end = useCallback(() => setLeader(null), []);
  const follow = useCallback(
    (guest: Guest) => setLeader({ tab: guest.tab, name: guestName(guest) }),
    [],
  );
  const hasLeft = leader !== null && followed === null;
  useEffect(() => {
    if (!hasLeft) return;
    showToast({ id: "follow", kind: "note", text: t("follow.left", { name: leader.name }) });
    // oxlint-disable-next-line react/set-state-in-effect -- the other left: what is shown follows the outside
    setLeader(null);
  }, [hasLeft, leader, t]);

  const shown = session.presence.guests;
  useEffect(() => {
    if (follows === null) return undefined;
    const look = (): void => {
      const guest = shown.get().find((each) => each.tab === follows);
      if (guest === undefined || guest.look === null) return;
      changePreferences((former) => {
        const collapsed = followedFolds(plan, former.collapsed, guest);
        return collapsed === former.collapsed ? former : { ...former, collapsed };
      });
      chart.lookAs(guest.look, guest.tops);
    };
    look();
    return shown.subscribe(look);
    // Rows that were folded or opened meanwhile are looked at again.
  }, [chart, shown, follows, plan, rows, changePreferences]);
  return {
    guests,
    followed,
    follow,
    end,
    followers: guests.filter((guest) => guest.follows === tab),
  };
}

import type { Plan } from "@parley/shared/documents/plan-row.ts";
import { newEntityId } from "@parley/shared/primitives/ids.ts";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import { showToast } from "../../../ui/toast-store.ts";
import type { GanttChart } from "../canvas/gantt-chart.ts";
import { followedFolds } from "../model/followed-folds.ts";
import type { GanttRow } from "../model/gantt-rows.ts";
import { guestName, useGanttGuests, useGuests, type Guest } from "./use-gantt-guests.ts";
import type { ChangePreferences } from "./use-gantt-preferences.ts";
import { tableFollowed, tableTold, type TableOfView } from "../model/followed-table.ts";
import type { GanttPreferences } from "../model/preferences.ts";

export type Following = {
  readonly guests: readonly Guest[];
  /** Whom I follow. */
  readonly followed: Guest | null;
  readonly follow: (guest: Guest) => void;
  readonly end: () => void;
  /** Those who see what I see. */
  readonly followers: readonly Guest[];
};

/** `other` is somebody's who told nothing of what they typed. */
const isSameTable = (one: TableOfView, other: TableOfView): boolean =>
  one.filter.text === "" &&
  !one.filter.isMine &&
  JSON.stringify(tableTold(one)) === JSON.stringify(tableTold(other));

const draw = (): number => crypto.getRandomValues(new Uint32Array(1))[0]!;

/** The others in the chart, and looking with one of them: the same time, the same rows in sight, the same folds. */
export function useFollow(
  chart: GanttChart,
  plan: Plan,
  rows: readonly GanttRow[],
  preferences: GanttPreferences,
  changePreferences: ChangePreferences,
): Following {
  const { t } = useTranslation("gantt");
  const session = useProjectSession();
  const [tab] = useState(() => newEntityId<string>(draw));
  const [leader, setLeader] = useState<{ readonly tab: string; readonly name: string } | null>(
    null,
  );
  /** My own table, while another's is shown. */
  const former = useRef<TableOfView | null>(null);
  const guests = useGuests();
  const follows = leader?.tab ?? null;
  const { columns, sort, groupBy, filter } = preferences;
  const own = useMemo(
    (): TableOfView => ({ columns, sort, groupBy, filter }),
    [columns, sort, groupBy, filter],
  );
  const told = useMemo(() => tableTold(own), [own]);
  useGanttGuests(chart, { tab, follows, table: told });
  const followed = guests.find((guest) => guest.tab === follows) ?? null;
  const end = useCallback(() => setLeader(null), []);
  const follow = useCallback(
    (guest: Guest) => {
      if (follows === null) former.current = own;
      setLeader({ tab: guest.tab, name: guestName(guest) });
    },
    [follows, own],
  );
  // Afterwards the table is again as it was before.
  const isFollowing = follows !== null;
  useEffect(() => {
    if (!isFollowing) return undefined;
    return () => {
      const before = former.current;
      former.current = null;
      if (before !== null) changePreferences((now) => ({ ...now, ...before }));
    };
  }, [isFollowing, changePreferences]);
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
        const { table } = guest.look!;
        const shown = table === null ? null : tableFollowed(table);
        // A column that only the other has would else be another table for ever.
        const isOther = shown !== null && !isSameTable(former, shown);
        if (!isOther && collapsed === former.collapsed) return former;
        return { ...former, ...(isOther && shown), collapsed };
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

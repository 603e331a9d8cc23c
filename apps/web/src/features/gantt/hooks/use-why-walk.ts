import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import { driverOf } from "../../../platform/plan/driver-of.ts";
import { useBecauseWords } from "../../../platform/plan/use-because-words.ts";
import { showToast } from "../../../ui/toast-store.ts";
import { nameOf } from "../model/gantt-rows.ts";

export type WhyWalk = {
  /** Says why a row stands where it does; the row that holds it there, or null at the end of the chain. */
  readonly next: (id: string) => string | null;
  /** The row from which one came, or null. */
  readonly back: () => string | null;
};

/** Along the driving chain: from a task to what holds it where it is, and back. */
export function useWhyWalk(announce: (text: string) => void): WhyWalk {
  const { store } = useProjectSession();
  const words = useBecauseWords();
  const { t } = useTranslation("gantt");
  const walked = useRef<readonly string[]>([]);
  return useMemo(() => {
    return {
      next: (id) => {
        const row = store.get().plan.byId.get(id);
        const because = row === undefined ? null : store.because(id);
        if (row === undefined || because === null) return null;
        const { side, why, id: driver } = driverOf(because, row.isSummary);
        const text = t(`why.${side}`, {
          name: nameOf(row),
          why: words(why, side, side === "start" ? row.start : row.finish),
        });
        showToast({ id: "why", kind: "note", text });
        announce(text);
        if (driver === null || !store.get().plan.byId.has(driver)) return null;
        if (walked.current.at(-1) !== id) walked.current = [...walked.current, id];
        return driver;
      },
      back: () => {
        const id = walked.current.at(-1) ?? null;
        walked.current = walked.current.slice(0, -1);
        return id;
      },
    };
  }, [store, words, announce, t]);
}

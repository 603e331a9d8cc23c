import { TASK_STATUSES, type TaskStatus } from "@parley/shared/documents/task.ts";
import type { EntityId, UserId } from "@parley/shared/primitives/ids.ts";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFacts, usePlan } from "../../../platform/collaboration/project-hooks.ts";
import { useCalendarOf } from "../../../platform/collaboration/use-calendar-of.ts";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import type { CellContext } from "../model/cell-edit.ts";
import type { TextContext } from "../model/cell-text.ts";

/** The same words stand in thousands of cells. */
function remembered<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = make(key);
      known.set(key, value);
    }
    return value;
  };
}

/** Between what lies in the plan and what a person reads and types. */
export function useTextContext(today: string): TextContext {
  const { t } = useTranslation(["plan", "common"]);
  const formats = useFormats();
  const facts = useFacts();
  const plan = usePlan();
  return useMemo(() => {
    const year = today.slice(0, 4);
    const day = remembered((date: string) =>
      date.startsWith(year) ? formats.planDay(date) : formats.planDate(date),
    );
    return {
      plan,
      personName: (id) => facts.people.get(id)?.name ?? null,
      organisationName: (id) => facts.participants.get(id)?.name ?? "",
      statusName: remembered((status) => t(`common:status.${status}`)),
      unitName: remembered((unit) => t(`plan:unit.${unit}`)),
      day: (local) => day(local.slice(0, 10)),
      constraintName: remembered((type) => t(`plan:constraint.${type}`)),
      unseen: t("plan:unseen"),
    };
  }, [t, formats, facts, plan, today]);
}

export function useCellContext(today: string): CellContext {
  const { t, i18n } = useTranslation("common");
  const session = useProjectSession();
  const { people } = useFacts();
  const plan = usePlan();
  const calendarOf = useCalendarOf();
  return useMemo(
    () => ({
      plan,
      calendar: calendarOf({ calendarId: null }),
      calendarOf,
      today,
      // 3/5 is 5 March to a Chinese reader, and 3 May to a British one.
      dayFirst: i18n.language === "en",
      personByName: new Map<string, UserId>(
        [...people.values()].map((person) => [person.name.toLocaleLowerCase(), person.userId]),
      ),
      statusByName: new Map<string, TaskStatus>(
        TASK_STATUSES.map((status) => [t(`status.${status}`).toLocaleLowerCase(), status]),
      ),
      newId: () => session.newId<EntityId>(),
    }),
    [plan, calendarOf, today, people, session, t, i18n.language],
  );
}

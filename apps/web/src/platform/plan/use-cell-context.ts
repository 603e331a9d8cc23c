import { TASK_STATUSES, type TaskStatus } from "@parley/shared/documents/task.ts";
import type { EntityId, UserId } from "@parley/shared/primitives/ids.ts";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFacts, usePlan } from "../collaboration/project-hooks.ts";
import { useCalendarOf } from "../collaboration/use-calendar-of.ts";
import { useProjectSession } from "../collaboration/use-project-session.ts";
import type { CellContext } from "./cell-edit.ts";

/** What the words and dates that a person types mean. `today`: `YYYY-MM-DD` of the project. */
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

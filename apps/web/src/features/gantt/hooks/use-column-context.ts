import { textOfInstant } from "@parley/schedule/instant.ts";
import type { EntityId } from "@parley/shared/primitives/ids.ts";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFacts, useFrame, usePlan } from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { LOOKS_AROUND, type ColumnContext } from "../model/column-text.ts";
import type { ShownBaseline } from "../model/baseline-spans.ts";
import { COLUMN_IDS, type ColumnId, type PlainColumn } from "../model/columns.ts";
import { EMPTY_PLAN } from "@parley/shared/documents/plan-row.ts";

/** Names of columns: the project's own fields have theirs; of a field that is gone, a word for that. */
export function useColumnNames(): (id: ColumnId) => string {
  const { t } = useTranslation("gantt");
  const { fields } = useFrame();
  return useMemo(
    () => (id) =>
      id.startsWith("x:")
        ? (fields.get(id.slice(2) as EntityId)?.name ?? t("column.gone"))
        : t(`column.${id as PlainColumn}`),
    [fields, t],
  );
}

/** Every column that this project offers. */
export function useOfferedColumns(): readonly ColumnId[] {
  const { fields } = useFrame();
  return useMemo(
    () => [
      ...COLUMN_IDS,
      ...[...fields.values()]
        .filter(({ removed }) => !removed)
        .toSorted((a, b) => (a.order < b.order ? -1 : 1))
        .map(({ id }): ColumnId => `x:${id}`),
    ],
    [fields],
  );
}

/** What the words of cells are made of. The same value from one plan to the next, unless a column looks beyond its row. */
export function useColumnContext(
  today: string,
  baseline: ShownBaseline | null,
  columns: readonly ColumnId[],
): ColumnContext {
  const { t } = useTranslation(["gantt", "plan", "common"]);
  const formats = useFormats();
  const { people, participants } = useFacts();
  const { calendars, settings } = useFrame();
  const whole = usePlan();
  const plan = columns.some((id) => LOOKS_AROUND.has(id)) ? whole : EMPTY_PLAN;
  const { defaultCalendarId } = settings;
  return useMemo(() => {
    const year = today.slice(0, 4);
    const days = new Map<string, string>();
    // Of another year two figures are enough; the whole date would not fit.
    const farDay = new Intl.DateTimeFormat(formats.language === "en" ? "en-GB" : "zh-CN", {
      timeZone: "UTC",
      year: "2-digit",
      month: formats.language === "en" ? "short" : "numeric",
      day: "numeric",
    });
    const day = (local: string): string => {
      const date = local.slice(0, 10);
      let text = days.get(date);
      if (text === undefined) {
        text = date.startsWith(year)
          ? formats.planDay(date)
          : farDay.format(new Date(`${date}T00:00Z`));
        days.set(date, text);
      }
      return text;
    };
    return {
      plan,
      today,
      baseline,
      day,
      // A finish at midnight belongs to the day that it ends.
      dayOf: (instant, isFinish) => day(textOfInstant(isFinish ? instant - 1 : instant)),
      personName: (id) => people.get(id)?.name ?? null,
      organisationName: (id) => participants.get(id)?.name ?? "",
      calendarName: (id) =>
        calendars.get((id ?? defaultCalendarId ?? "") as EntityId)?.name ?? t("gantt:calendar.own"),
      constraintName: (type) => t(`plan:constraint.${type}`),
      unitName: (unit) => t(`gantt:unit.${unit}`),
      yes: t("gantt:yes"),
      unseen: t("plan:unseen"),
    };
  }, [plan, today, baseline, formats, people, participants, calendars, defaultCalendarId, t]);
}

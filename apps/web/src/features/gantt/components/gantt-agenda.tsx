import { ActionIcon, Button, SegmentedControl } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import type { TaskRow } from "@parley/shared/documents/plan-row.ts";
import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { weekNumber } from "../../../platform/calendar/week.ts";
import { textOfDay, WorkingTime } from "../../../platform/calendar/working-time.ts";
import { useFacts, usePlan } from "../../../platform/collaboration/project-hooks.ts";
import { useCalendarOf } from "../../../platform/collaboration/use-calendar-of.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { useSwipe } from "../hooks/use-swipe.ts";
import { agendaWeek, EVERYTHING, thisWeek, type AgendaFilter } from "../model/week-agenda.ts";
import { AgendaItem } from "./agenda-item.tsx";
import { AgendaStrip } from "./agenda-strip.tsx";
import styles from "./gantt-agenda.module.css";

const WEEK = 7;
const WHOSE = ["all", "ours", "others"] as const;

/** The phone: what is left to be done, one week at a time. */
export function GanttAgenda({ now }: { now: number }) {
  const { t } = useTranslation("gantt");
  const plan = usePlan();
  const formats = useFormats();
  const { me } = useFacts();
  const current = thisWeek(now);
  const [monday, setMonday] = useState(current);
  const [filter, setFilter] = useState<AgendaFilter>(EVERYTHING);
  const [, setSearch] = useSearchParams();
  const list = useRef<HTMLDivElement>(null);
  const today = textOfDay(Math.floor(now));
  const mine = me.organisationId;
  const week = useMemo(
    () => agendaWeek(plan, monday, { now, today, me: mine }, filter),
    [plan, monday, now, today, mine, filter],
  );
  const calendarOf = useCalendarOf();
  const isWorkday = useMemo(() => {
    const time = new WorkingTime(calendarOf({ calendarId: null }));
    return (day: number): boolean => time.isWorkday(day);
  }, [calendarOf]);
  const go = useCallback((to: number): void => {
    setMonday(to);
    list.current?.scrollTo({ top: 0 });
  }, []);
  const swipe = useSwipe((direction) => go(monday + direction * WEEK));
  const open = (id: string): void =>
    setSearch((former) => {
      former.set("task", id);
      return former;
    });
  const groups = [
    { key: "late", title: t("agenda.late"), rows: week.late },
    { key: "underWay", title: t("agenda.underWay"), rows: week.underWay },
    ...week.days.map(({ day, rows }) => ({
      key: String(day),
      title: dayTitle(day, Math.floor(now), formats, t),
      rows,
    })),
  ].filter(({ rows }) => rows.length > 0);
  return (
    <div className={styles.agenda} {...swipe}>
      <div className={styles.head}>
        <ActionIcon
          variant="subtle"
          size={44}
          aria-label={t("agenda.earlier")}
          onClick={() => go(monday - WEEK)}
        >
          <IconChevronLeft size={18} stroke={1.5} aria-hidden />
        </ActionIcon>
        <h2 className={styles.week} aria-live="polite">
          {t("agenda.week", { week: weekNumber(monday) })}
          <span className={styles.days}>
            {formats.planDay(textOfDay(monday))} – {formats.planDay(textOfDay(monday + WEEK - 1))}
          </span>
        </h2>
        {monday !== current && (
          <Button variant="subtle" size="compact-md" onClick={() => go(current)}>
            {t("agenda.thisWeek")}
          </Button>
        )}
        <ActionIcon
          variant="subtle"
          size={44}
          aria-label={t("agenda.later")}
          onClick={() => go(monday + WEEK)}
        >
          <IconChevronRight size={18} stroke={1.5} aria-hidden />
        </ActionIcon>
      </div>
      <AgendaStrip
        days={week.days}
        today={Math.floor(now)}
        isWorkday={isWorkday}
        onDay={(day) =>
          list.current?.querySelector(`[data-group="${day}"]`)?.scrollIntoView({ block: "start" })
        }
      />
      <div className={styles.filters}>
        <SegmentedControl
          aria-label={t("agenda.whose")}
          value={filter.whose}
          onChange={(whose) => setFilter({ ...filter, whose: whose as AgendaFilter["whose"] })}
          data={WHOSE.map((value) => ({ value, label: t(`agenda.${value}`) }))}
        />
        {(["late", "critical"] as const).map((key) => (
          <Button
            key={key}
            variant="default"
            className={styles.toggle}
            aria-pressed={filter[key]}
            onClick={() => setFilter({ ...filter, [key]: !filter[key] })}
          >
            {t(`agenda.${key}`)}
          </Button>
        ))}
      </div>
      <div ref={list} className={styles.list}>
        {groups.map(({ key, title, rows }) => (
          <section key={key} data-group={key}>
            <h3 className={styles.group} data-late={key === "late" || undefined}>
              {title}
            </h3>
            <ul>
              {rows.map((row: TaskRow) => (
                <AgendaItem key={row.id} row={row} monday={monday} today={today} onOpen={open} />
              ))}
            </ul>
          </section>
        ))}
        {groups.length === 0 && (
          <div className={styles.none}>
            <p>{t(week.next === null ? "agenda.none" : "agenda.noneHere")}</p>
            {week.next !== null && (
              <Button variant="default" size="md" onClick={() => go(week.next!)}>
                {t("agenda.nextWork", { week: weekNumber(week.next) })}
              </Button>
            )}
          </div>
        )}
      </div>
    </div>
  );
}

function dayTitle(
  day: number,
  today: number,
  formats: ReturnType<typeof useFormats>,
  t: (key: string) => string,
): string {
  const weekday = new Intl.DateTimeFormat(formats.language === "en" ? "en-GB" : "zh-CN", {
    weekday: "short",
    timeZone: "UTC",
  }).format(day * 86_400_000);
  const text = `${formats.planDay(textOfDay(day))} ${weekday}`;
  return day === today ? `${t("agenda.today")} · ${text}` : text;
}

import type { TaskRow } from "@parley/shared/documents/plan-row.ts";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useOrganisation, usePlan } from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { OrganisationBadge, organisationClass } from "../../../ui/organisation-badge.tsx";
import { isCritical, isLate } from "../model/gantt-rows.ts";
import { weekNumber } from "../../../platform/calendar/week.ts";
import { TENTHS_PER_DAY } from "../model/viewport.ts";
import { weekAgenda } from "../model/week-agenda.ts";
import { textOfDay } from "../../../platform/calendar/working-time.ts";
import styles from "./gantt-agenda.module.css";

const WEEKS = 8;

/** The phone: what is to be done, week by week, with a small bar of each task in its week. */
export function GanttAgenda({ now }: { now: number }) {
  const { t } = useTranslation("gantt");
  const plan = usePlan();
  const formats = useFormats();
  const [shown, setShown] = useState(WEEKS);
  const [, setSearch] = useSearchParams();
  const weeks = useMemo(() => weekAgenda(plan, now), [plan, now]);
  const open = (id: string): void =>
    setSearch((former) => {
      former.set("task", id);
      return former;
    });
  return (
    <div className={styles.list}>
      {weeks.slice(0, shown).map(({ monday, rows }) => (
        <section key={monday}>
          <h2 className={styles.week}>
            <span>{t("agenda.week", { week: weekNumber(monday) })}</span>
            <span className={styles.days}>
              {formats.planDay(textOfDay(monday))} – {formats.planDay(textOfDay(monday + 6))}
            </span>
          </h2>
          <ul>
            {rows.map((row) => (
              <AgendaItem key={row.id} row={row} monday={monday} now={now} onOpen={open} />
            ))}
          </ul>
        </section>
      ))}
      {weeks.length > shown && (
        <button type="button" className={styles.more} onClick={() => setShown(shown + WEEKS)}>
          {t("agenda.more", { count: weeks.length - shown })}
        </button>
      )}
      {weeks.length === 0 && <p className={styles.none}>{t("agenda.none")}</p>}
    </div>
  );
}

function AgendaItem(props: {
  row: TaskRow;
  monday: number;
  now: number;
  onOpen: (id: string) => void;
}) {
  const { row, monday } = props;
  const { t } = useTranslation("gantt");
  const formats = useFormats();
  const organisation = useOrganisation(row.organisationId);
  const { start, finish } = row.dates!;
  const share = (at: number): number =>
    Math.min(100, Math.max(0, ((at / TENTHS_PER_DAY - monday) / 7) * 100));
  const [left, right] = [share(start), share(finish)];
  const late = isLate(row, textOfDay(Math.floor(props.now)));
  return (
    <li>
      <button type="button" className={styles.item} onClick={() => props.onOpen(row.id)}>
        <span className={styles.line}>
          {organisation !== null && <OrganisationBadge organisation={organisation} />}
          <span className={styles.name}>{row.task.name || t("unnamed")}</span>
          <span className={late ? styles.late : styles.when}>
            {row.finish !== null && t("agenda.until", { day: formats.planDay(row.finish) })}
          </span>
        </span>
        <span className={styles.track} aria-hidden>
          <span
            className={`${styles.bar} ${organisationClass(organisation?.colour ?? 12)}`}
            data-critical={isCritical(row)}
            style={{ left: `${left}%`, width: `max(4px, ${right - left}%)` }}
          />
        </span>
      </button>
    </li>
  );
}

import { useTranslation } from "react-i18next";
import { textOfDay } from "../../../platform/calendar/working-time.ts";
import { useOrganisations } from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { organisationClass } from "../../../ui/organisation-badge.tsx";
import type { AgendaWeek } from "../model/week-agenda.ts";
import styles from "./gantt-agenda.module.css";

const MOST = 4;

/** Monday to Sunday with a square for each company that works there; a day leads to what begins on it. */
export function AgendaStrip(props: {
  days: AgendaWeek["days"];
  today: number;
  isWorkday: (day: number) => boolean;
  onDay: (day: number) => void;
}) {
  const { t } = useTranslation("gantt");
  const formats = useFormats();
  const participants = useOrganisations();
  const weekday = new Intl.DateTimeFormat(formats.language === "en" ? "en-GB" : "zh-CN", {
    weekday: formats.language === "en" ? "short" : "narrow",
    timeZone: "UTC",
  });
  return (
    <div className={styles.strip} role="group" aria-label={t("agenda.strip")}>
      {props.days.map(({ day, rows, organisations }) => (
        <button
          key={day}
          type="button"
          className={styles.day}
          data-free={props.isWorkday(day) ? undefined : true}
          aria-current={day === props.today ? "date" : undefined}
          disabled={rows.length === 0}
          onClick={() => props.onDay(day)}
        >
          <span className={styles.weekday}>{weekday.format(day * 86_400_000)}</span>
          <span className={styles.number}>{Number(textOfDay(day).slice(8))}</span>
          <span className="visually-hidden">{t("agenda.begins", { count: rows.length })}</span>
          <span className={styles.squares}>
            {(props.isWorkday(day) ? organisations.slice(0, MOST) : []).map((id) => (
              <span
                key={id}
                className={`${styles.square} ${organisationClass(participants.get(id)?.colour ?? 12)}`}
              />
            ))}
          </span>
        </button>
      ))}
    </div>
  );
}

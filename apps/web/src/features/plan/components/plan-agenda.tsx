import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useOrganisation } from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import { StatusGlyph } from "../../../ui/status-glyph.tsx";
import type { PlanView } from "../hooks/use-plan-view.ts";
import { agendaOf, type AgendaTask } from "../model/agenda.ts";
import { assigneeText } from "../model/cell-text.ts";
import { matches, type PlanFilter } from "../model/plan-filter.ts";
import { glyphOf, isLateRow } from "../model/row-status.ts";
import { useFacts } from "../../../platform/collaboration/project-hooks.ts";
import { usePlanTable } from "./plan-table-context.ts";
import styles from "./plan-agenda.module.css";

/** The narrow screen: what is to be done, day by day. A long plan shows its next weeks; the rest follows on request. */
export function PlanAgenda(props: {
  view: PlanView;
  filter: PlanFilter;
  shownDays: number;
  onMore: () => void;
  onOpen: (id: string) => void;
}) {
  const { view, filter, shownDays } = props;
  const { t } = useTranslation("plan");
  const { today } = usePlanTable();
  const { me } = useFacts();
  const formats = useFormats();
  const days = useMemo(
    () => agendaOf(view.plan, today, (row) => matches(row, filter, { userId: me.userId, today })),
    [view.plan, today, filter, me.userId],
  );
  const weekday = useMemo(
    () => new Intl.DateTimeFormat(formats.language, { weekday: "short", timeZone: "UTC" }),
    [formats.language],
  );
  return (
    <div className={styles.list}>
      {days.slice(0, shownDays).map(({ day, rows }) => (
        <section key={day ?? "none"}>
          <h2 className={styles.day}>
            {day === null
              ? t("agenda.noDate")
              : `${day === today ? `${t("agenda.today")} · ` : ""}${formats.planDay(day)} ${weekday.format(new Date(`${day}T00:00Z`))}`}
          </h2>
          <ul>
            {rows.map((row) => (
              <AgendaItem key={row.id} row={row} onOpen={props.onOpen} />
            ))}
          </ul>
        </section>
      ))}
      {days.length > shownDays && (
        <button type="button" className={styles.more} onClick={props.onMore}>
          {t("agenda.more", { count: days.length - shownDays })}
        </button>
      )}
      {days.length === 0 && <p className={styles.none}>{t("agenda.none")}</p>}
    </div>
  );
}

function AgendaItem({ row, onOpen }: { row: AgendaTask; onOpen: (id: string) => void }) {
  const { t } = useTranslation(["plan", "common"]);
  const { text, today } = usePlanTable();
  const organisation = useOrganisation(row.organisationId);
  const glyph = glyphOf(row, today);
  const isLate = isLateRow(row, today);
  const assignee = assigneeText(row, text);
  return (
    <li>
      <button type="button" className={styles.item} onClick={() => onOpen(row.id)}>
        <StatusGlyph status={glyph} size={16} label={t(`common:status.${glyph}`)} />
        <span className={styles.main}>
          <span className={styles.name}>{row.task.name || t("plan:unnamed")}</span>
          <span className={styles.meta}>
            {organisation !== null && <OrganisationBadge organisation={organisation} />}
            <span className="ellipsis">
              {[assignee, row.progress > 0 ? `${row.progress}%` : ""].filter(Boolean).join(" · ") ||
                t(`common:status.${row.task.status}`)}
            </span>
          </span>
        </span>
        <span className={isLate ? styles.late : styles.when}>
          {row.finish === null ? "" : t("plan:agenda.until", { day: text.day(row.finish) })}
        </span>
      </button>
    </li>
  );
}

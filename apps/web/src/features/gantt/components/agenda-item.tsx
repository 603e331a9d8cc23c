import type { TaskRow } from "@parley/shared/documents/plan-row.ts";
import { useTranslation } from "react-i18next";
import { useOrganisation } from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { OrganisationBadge, organisationClass } from "../../../ui/organisation-badge.tsx";
import { StatusGlyph } from "../../../ui/status-glyph.tsx";
import { glyphOf } from "../hooks/use-row-texts.ts";
import { isCritical, isLate, warningOf } from "../model/gantt-rows.ts";
import { TENTHS_PER_DAY } from "../model/viewport.ts";
import styles from "./gantt-agenda.module.css";

/** A task in its week: how it stands, whose it is, until when, and a small bar of the days that it takes of the week. */
export function AgendaItem(props: {
  row: TaskRow;
  monday: number;
  today: string;
  onOpen: (id: string) => void;
}) {
  const { row, monday, today } = props;
  const { t } = useTranslation(["gantt", "common"]);
  const formats = useFormats();
  const organisation = useOrganisation(row.organisationId);
  const { start, finish } = row.dates!;
  const share = (at: number): number =>
    Math.min(100, Math.max(0, ((at / TENTHS_PER_DAY - monday) / 7) * 100));
  const [left, right] = [share(start), share(finish)];
  const isInWeek = right > 0 && left < 100;
  const late = isLate(row, today);
  const critical = isCritical(row);
  const glyph = glyphOf(row, warningOf(row, today));
  return (
    <li>
      <button type="button" className={styles.item} onClick={() => props.onOpen(row.id)}>
        <StatusGlyph status={glyph} size={16} label={t(`common:status.${glyph}`)} />
        <span className={styles.main}>
          <span className={styles.name}>{row.task.name || t("gantt:unnamed")}</span>
          <span className={styles.meta}>
            {organisation !== null && <OrganisationBadge organisation={organisation} />}
            {row.progress > 0 && <span>{row.progress} %</span>}
            {isInWeek && (
              <span className={styles.track} aria-hidden>
                <span
                  className={`${styles.bar} ${organisationClass(organisation?.colour ?? 12)}`}
                  style={{ left: `${left}%`, width: `max(4px, ${right - left}%)` }}
                />
              </span>
            )}
          </span>
        </span>
        <span className={styles.end}>
          <span className={late ? styles.late : styles.when}>
            {row.finish !== null && t("gantt:agenda.until", { day: formats.planDay(row.finish) })}
          </span>
          {critical && <span className={styles.critical}>{t("gantt:agenda.critical")}</span>}
        </span>
      </button>
    </li>
  );
}

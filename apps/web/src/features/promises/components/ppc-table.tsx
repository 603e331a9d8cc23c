import { percentComplete, type PromiseSum } from "@parley/shared/promises/promise-sums.ts";
import { useTranslation } from "react-i18next";
import { weekNumber } from "../../../platform/calendar/week.ts";
import { textOfDay } from "../../../platform/calendar/working-time.ts";
import { useOrganisations } from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import type { WeekTable } from "../model/week-table.ts";
import styles from "../promises-page.module.css";

/** Percent plan complete by organisation and week; in small below it what it is made of. */
export function PpcTable(props: { shown: WeekTable; current: number }) {
  const { shown, current } = props;
  const { t } = useTranslation("promises");
  const formats = useFormats();
  const organisations = useOrganisations();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keys
    <div className={styles.scroll} role="region" aria-label={t("ppc.title")} tabIndex={0}>
      <table className={styles.grid}>
        <thead>
          <tr>
            <th scope="col">{t("list.organisation")}</th>
            {shown.weeks.map((week) => (
              <th key={week} scope="col" aria-current={week === current ? "date" : undefined}>
                {t("week", { week: weekNumber(week) })}
                <span className={styles.said}>{formats.planDay(textOfDay(week))}</span>
              </th>
            ))}
            <th scope="col">{t("ppc.whole")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.rows.map(({ organisationId, cells, whole }) => {
            const organisation = organisations.get(organisationId);
            return (
              <tr key={organisationId}>
                <th scope="row">
                  {organisation !== undefined && (
                    <OrganisationBadge organisation={organisation} withName />
                  )}
                </th>
                {cells.map((cell, index) => (
                  <Cell key={shown.weeks[index]} sum={cell} />
                ))}
                <Cell sum={whole} />
              </tr>
            );
          })}
          <tr className={styles.total}>
            <th scope="row">{t("ppc.all")}</th>
            {shown.totals.map((cell, index) => (
              <Cell key={shown.weeks[index]} sum={cell} />
            ))}
            <Cell sum={shown.whole} />
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function Cell({ sum }: { sum: PromiseSum }) {
  const formats = useFormats();
  const share = percentComplete(sum);
  if (share === null) return <td className={styles.none}>–</td>;
  return (
    <td>
      <span className={styles.bar} style={{ "--share": share } as never} aria-hidden />
      {formats.percent(share)}
      <span className={styles.said}>{`${sum.done}/${sum.promised}`}</span>
    </td>
  );
}

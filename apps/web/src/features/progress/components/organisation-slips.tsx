import { textOfInstant } from "@parley/schedule/instant.ts";
import type { PlanComparison } from "@parley/shared/baselines/compare-plans.ts";
import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import { useTranslation } from "react-i18next";
import { signed } from "../../../platform/baselines/signed.ts";
import { useOrganisations } from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import { ScrollBox } from "../../../ui/scroll-box.tsx";
import table from "../../../ui/table.module.css";
import { Slip } from "./slip-table.tsx";

const DAY = 4_800;

/** By whom time was lost and won: one row a company, and all of them together. */
export function OrganisationSlips({ compared }: { compared: PlanComparison }) {
  const { t } = useTranslation("baselines");
  const formats = useFormats();
  const organisations = useOrganisations();
  const rows = compared.organisations;
  if (rows.length === 0) return <p className="quiet">{t("slip.nothing")}</p>;
  const dateOf = (at: number | null | undefined): string =>
    at == null ? "–" : formats.planDate(textOfInstant(at - 1));
  const total = (of: (row: (typeof rows)[number]) => number): number =>
    rows.reduce((sum, row) => sum + of(row), 0);
  const lasts = [...compared.finishOf.values()];
  const lastOf = (side: "before" | "after"): number | null =>
    lasts.reduce<number | null>((last, each) => {
      const finish = each[side];
      return finish === null ? last : Math.max(last ?? finish, finish);
    }, null);
  return (
    <ScrollBox label={t("slip.byOrganisation")}>
      <table className={table.table}>
        <caption className="visually-hidden">{t("slip.byOrganisation")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("slip.column.organisation")}</th>
            {(["later", "earlier", "came", "went", "before", "after", "total"] as const).map(
              (column) => (
                <th key={column} scope="col" className={table.number}>
                  {t(`slip.column.${column}`)}
                </th>
              ),
            )}
            <th scope="col">{t("slip.column.worst")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const organisation = organisations.get(row.organisationId as OrganisationId);
            const finishes = compared.finishOf.get(row.organisationId as OrganisationId | null);
            const worst = row.worst;
            return (
              <tr key={row.organisationId ?? ""}>
                <td>
                  {organisation === undefined ? (
                    t("slip.frame")
                  ) : (
                    <OrganisationBadge organisation={organisation} withName />
                  )}
                </td>
                <td className={table.number}>{formats.number(row.later)}</td>
                <td className={table.number}>{formats.number(row.earlier)}</td>
                <td className={table.number}>{formats.number(row.added)}</td>
                <td className={table.number}>{formats.number(row.removed)}</td>
                <td className={table.number}>{dateOf(finishes?.before)}</td>
                <td className={table.number}>{dateOf(finishes?.after)}</td>
                <Slip value={row.total}>{signed(formats, row.total / DAY)}</Slip>
                <td>
                  {worst === null
                    ? "–"
                    : t("slip.worst", {
                        name: compared.after.get(worst.taskId)?.name ?? "",
                        days: signed(formats, worst.working / DAY),
                      })}
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("slip.all")}</th>
            <td className={table.number}>{formats.number(total((row) => row.later))}</td>
            <td className={table.number}>{formats.number(total((row) => row.earlier))}</td>
            <td className={table.number}>{formats.number(total((row) => row.added))}</td>
            <td className={table.number}>{formats.number(total((row) => row.removed))}</td>
            <td className={table.number}>{dateOf(lastOf("before"))}</td>
            <td className={table.number}>{dateOf(lastOf("after"))}</td>
            <Slip value={total((row) => row.total)}>
              {signed(formats, total((row) => row.total) / DAY)}
            </Slip>
            <td>–</td>
          </tr>
        </tfoot>
      </table>
    </ScrollBox>
  );
}

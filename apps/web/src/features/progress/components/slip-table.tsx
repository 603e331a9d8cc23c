import { Button } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { textOfInstant } from "@parley/schedule/instant.ts";
import { useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useOrganisations } from "../../../platform/collaboration/project-hooks.ts";
import { signed } from "../../../platform/baselines/signed.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import { ScrollBox } from "../../../ui/scroll-box.tsx";
import { StatusGlyph } from "../../../ui/status-glyph.tsx";
import table from "../../../ui/table.module.css";
import { sortSlips, type SlipColumn, type SlipOrder, type SlipRow } from "../model/slip-rows.ts";
import styles from "./slip-table.module.css";

const PAGE = 200;
/** Tenths of a minute in a working day of eight hours. */
const DAY = 4_800;
const COLUMNS: readonly SlipColumn[] = [
  "name",
  "organisation",
  "before",
  "after",
  "days",
  "working",
];
const isNumeric = (column: SlipColumn): boolean => column !== "name" && column !== "organisation";

/** Tasks that moved, came or went; the worst first until somebody sorts. */
export function SlipTable({ rows, caption }: { rows: readonly SlipRow[]; caption: string }) {
  const { t } = useTranslation("baselines");
  const formats = useFormats();
  const organisations = useOrganisations();
  const [order, setOrder] = useState<SlipOrder>({ column: "working", isDescending: true });
  const [most, setMost] = useState(PAGE);
  const sorted = useMemo(
    () =>
      sortSlips(rows, order, {
        language: formats.language,
        organisationName: (id) => organisations.get(id)?.name ?? "",
      }),
    [rows, order, formats.language, organisations],
  );
  if (rows.length === 0) return <p className="quiet">{t("slip.nothing")}</p>;
  const dateOf = (at: number | null): string =>
    at === null ? "–" : formats.planDate(textOfInstant(at - 1));
  return (
    <>
      <ScrollBox label={caption}>
        <table className={table.table}>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <SortHeader key={column} column={column} order={order} onSort={setOrder}>
                  {t(`slip.column.${column}`)}
                </SortHeader>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, most).map((row) => {
              const organisation =
                row.organisationId === null ? undefined : organisations.get(row.organisationId);
              return (
                <tr key={row.id}>
                  <td>
                    <span className={table.person}>
                      {row.milestone && <StatusGlyph status="milestone" size={13} />}
                      <span>{row.name === "" ? t("slip.unnamed") : row.name}</span>
                      {row.change !== "moved" && (
                        <span className={table.chip}>{t(`slip.${row.change}`)}</span>
                      )}
                    </span>
                  </td>
                  <td>
                    {organisation !== undefined && (
                      <OrganisationBadge organisation={organisation} />
                    )}
                  </td>
                  <td className={table.number}>{dateOf(row.finishBefore)}</td>
                  <td className={table.number}>{dateOf(row.finishAfter)}</td>
                  <Slip value={row.days}>
                    {row.days === null ? "–" : signed(formats, row.days)}
                  </Slip>
                  <Slip value={row.working}>
                    {row.working === null ? "–" : signed(formats, row.working / DAY)}
                  </Slip>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollBox>
      {rows.length > most && (
        <Button variant="subtle" onClick={() => setMost(most + PAGE)}>
          {t("slip.more", { count: Math.min(PAGE, rows.length - most) })}
        </Button>
      )}
    </>
  );
}

export function Slip({ value, children }: { value: number | null; children: ReactNode }) {
  const way = value === null || value === 0 ? undefined : value > 0 ? "later" : "earlier";
  return (
    <td className={`${table.number} ${styles.slip}`} data-way={way}>
      {children}
    </td>
  );
}

function SortHeader(props: {
  column: SlipColumn;
  order: SlipOrder;
  onSort: (order: SlipOrder) => void;
  children: ReactNode;
}) {
  const { column, order } = props;
  const isSorted = order.column === column;
  const Arrow = order.isDescending ? IconArrowDown : IconArrowUp;
  return (
    <th
      scope="col"
      className={isNumeric(column) ? table.number : undefined}
      aria-sort={isSorted ? (order.isDescending ? "descending" : "ascending") : "none"}
    >
      <button
        type="button"
        className={styles.sort}
        onClick={() =>
          props.onSort({
            column,
            isDescending: isSorted
              ? !order.isDescending
              : column === "days" || column === "working",
          })
        }
      >
        {props.children}
        {isSorted && <Arrow size={12} aria-hidden />}
      </button>
    </th>
  );
}

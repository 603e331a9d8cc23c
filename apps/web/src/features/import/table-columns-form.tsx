import { Button, Select } from "@mantine/core";
import { IconTable } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ImportSummary, PlanField, TableColumns } from "../../platform/api/contract.ts";
import { FailureLine } from "../../ui/failure-notice.tsx";
import tableStyles from "../../ui/table.module.css";
import { isSameReading, PLAN_FIELDS, withField } from "./table-columns.ts";
import styles from "./import.module.css";

type Table = NonNullable<ImportSummary["table"]>;
const UNITS = ["m", "h", "d", "w", "mo"] as const;

/** What each column of a table was taken for, and the chance to say otherwise; the file is then read once more. */
export function TableColumnsForm(props: {
  table: Table;
  isPending: boolean;
  error: unknown;
  onReadAgain: (columns: TableColumns) => void;
}) {
  const { table } = props;
  const { t } = useTranslation("import");
  const [said, setSaid] = useState<TableColumns>(table);
  const fields = PLAN_FIELDS.map((value) => ({ value, label: t(`columns.field.${value}`) }));
  const isUnderstood = table.fields.every((field) => field !== null);
  return (
    <details className={styles.findings} open={!isUnderstood}>
      <summary>
        <IconTable size={16} aria-hidden /> {t("columns.title")}
      </summary>
      <div className={styles.stack}>
        <div className={styles.scroll}>
          <table className={tableStyles.table}>
            <thead>
              <tr>
                <th scope="col">{t("columns.column")}</th>
                <th scope="col">{t("columns.examples")}</th>
                <th scope="col">{t("columns.meaning")}</th>
              </tr>
            </thead>
            <tbody>
              {table.columns.map(({ heading, samples }, index) => (
                // A table may have the same heading twice; its columns do not move.
                <tr key={index}>
                  <td>{heading}</td>
                  <td className="quiet">{samples.join(" · ")}</td>
                  <td>
                    <Select
                      aria-label={t("columns.meaningOf", { heading })}
                      data={fields}
                      value={said.fields[index] ?? null}
                      placeholder={t("columns.left")}
                      clearable
                      searchable
                      onChange={(value) =>
                        setSaid(withField(said, index, value as PlanField | null))
                      }
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div className={styles.pair}>
          <Select
            label={t("columns.dateOrder")}
            data={[
              { value: "day-first", label: t("columns.dayFirst") },
              { value: "month-first", label: t("columns.monthFirst") },
            ]}
            value={said.dateOrder}
            placeholder={t("columns.notSaid")}
            clearable
            onChange={(value) =>
              setSaid({ ...said, dateOrder: value as TableColumns["dateOrder"] })
            }
          />
          <Select
            label={t("columns.unit")}
            data={UNITS.map((value) => ({ value, label: t(`columns.units.${value}`) }))}
            value={said.durationUnit}
            onChange={(value) =>
              value !== null &&
              setSaid({ ...said, durationUnit: value as TableColumns["durationUnit"] })
            }
          />
        </div>
        <FailureLine error={props.error} />
        <div className={styles.foot}>
          <span />
          <Button
            loading={props.isPending}
            disabled={isSameReading(said, table)}
            onClick={() => props.onReadAgain(said)}
          >
            {t("columns.again")}
          </Button>
        </div>
      </div>
    </details>
  );
}

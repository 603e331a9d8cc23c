import { Select, SegmentedControl } from "@mantine/core";
import { AUDIENCES } from "@parley/shared/documents/ydoc-kind.ts";
import { useTranslation } from "react-i18next";
import type { ImportSummary, Participant } from "../../platform/api/contract.ts";
import { useFormats } from "../../platform/i18n/use-formats.ts";
import { OrganisationBadge } from "../../ui/organisation-badge.tsx";
import table from "../../ui/table.module.css";
import { rowsOf, type MappingChoice } from "./import-mapping.ts";
import styles from "./import.module.css";

/** Whose tasks they become, and who may read them. */
export function MappingForm(props: {
  summary: ImportSummary;
  organisations: readonly Participant[];
  choice: MappingChoice;
  onChange: (choice: MappingChoice) => void;
}) {
  const { summary, organisations, choice, onChange } = props;
  const { t } = useTranslation(["import", "common"]);
  const ways = (["one", "resource", "branch"] as const).filter(
    (by) => by === "one" || (organisations.length > 1 && rowsOf(summary, by).length > 0),
  );
  const options = organisations.map((each) => ({ value: each.organisationId, label: each.name }));
  return (
    <div className={styles.stack}>
      {ways.length > 1 && (
        <SegmentedControl
          aria-label={t("mapping.title")}
          value={choice.by}
          onChange={(by) => {
            const way = ways.find((each) => each === by);
            if (way !== undefined) onChange({ ...choice, by: way });
          }}
          data={ways.map((value) => ({ value, label: t(`mapping.${value}`) }))}
        />
      )}
      {choice.by !== "one" && (
        <AssignmentTable
          summary={summary}
          by={choice.by}
          organisations={organisations}
          choice={choice}
          onChange={onChange}
        />
      )}
      <div className={styles.pair}>
        <Select
          label={choice.by === "one" ? t("mapping.all") : t("mapping.rest")}
          data={options}
          value={choice.rest}
          onChange={(rest) => rest !== null && onChange({ ...choice, rest })}
        />
        <Select
          label={t("mapping.audience")}
          data={AUDIENCES.map((value) => ({ value, label: t(`common:audience.${value}`) }))}
          value={choice.audience}
          onChange={(value) => {
            const audience = AUDIENCES.find((each) => each === value);
            if (audience !== undefined) onChange({ ...choice, audience });
          }}
        />
      </div>
    </div>
  );
}

function AssignmentTable(props: {
  summary: ImportSummary;
  by: "resource" | "branch";
  organisations: readonly Participant[];
  choice: MappingChoice;
  onChange: (choice: MappingChoice) => void;
}) {
  const { by, choice, organisations, onChange } = props;
  const { t } = useTranslation("import");
  const formats = useFormats();
  const assigned = by === "resource" ? choice.byResource : choice.byBranch;
  const options = organisations.map((each) => ({ value: each.organisationId, label: each.name }));
  const assign = (key: string, organisationId: string) => {
    const next = { ...assigned, [key]: organisationId };
    onChange(by === "resource" ? { ...choice, byResource: next } : { ...choice, byBranch: next });
  };
  return (
    <div className={styles.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t(`mapping.${by}Column`)}</th>
            <th scope="col" className={table.number}>
              {t("facts.tasks")}
            </th>
            <th scope="col">{t("mapping.organisation")}</th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(props.summary, by).map((row) => {
            const value = assigned[row.key] ?? choice.rest;
            const organisation = organisations.find((each) => each.organisationId === value);
            return (
              <tr key={row.key}>
                <td>{row.name}</td>
                <td className={table.number}>{formats.number(row.taskCount)}</td>
                <td>
                  <Select
                    aria-label={t("mapping.organisationOf", { name: row.name })}
                    data={options}
                    value={value}
                    leftSection={organisation && <OrganisationBadge organisation={organisation} />}
                    onChange={(next) => next !== null && assign(row.key, next)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

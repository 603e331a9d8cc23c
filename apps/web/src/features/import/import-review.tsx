import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type {
  ImportMapping,
  ImportSummary,
  Project,
  TableColumns,
} from "../../platform/api/contract.ts";
import { useFormats } from "../../platform/i18n/use-formats.ts";
import { FailureLine } from "../../ui/failure-notice.tsx";
import { ImportFindings } from "./import-findings.tsx";
import { firstChoice, mappingOf } from "./import-mapping.ts";
import { MappingForm } from "./mapping-form.tsx";
import { TableColumnsForm } from "./table-columns-form.tsx";
import styles from "./import.module.css";

/** What the file holds, and whose its tasks shall be. */
export function ImportReview(props: {
  fileName: string;
  summary: ImportSummary;
  project: Project;
  error: unknown;
  isPending: boolean;
  /** Of a table: what a person says that its columns mean. */
  isReadingAgain: boolean;
  readAgainError: unknown;
  onReadAgain: (columns: TableColumns) => void;
  onCommit: (mapping: ImportMapping) => void;
  onCancel: () => void;
}) {
  const { summary, project } = props;
  const { t } = useTranslation(["import", "common"]);
  const formats = useFormats();
  const own = project.standing.organisationId;
  const organisations = project.participants.filter(
    (each) => each.endedAt === null && (project.standing.isHost || each.organisationId === own),
  );
  const [choice, setChoice] = useState(() => firstChoice(summary, organisations, own));
  const facts = [
    [t("facts.tasks"), formats.number(summary.taskCount)],
    [t("facts.relations"), formats.number(summary.relationCount)],
    [t("facts.resources"), formats.number(summary.resourceCount)],
    [t("facts.calendars"), formats.number(summary.calendarCount)],
    [t("facts.start"), summary.start === null ? "–" : formats.planDate(summary.start)],
    [t("facts.finish"), summary.finish === null ? "–" : formats.planDate(summary.finish)],
  ] as const;
  return (
    <div className={styles.stack}>
      <div>
        <h3>{summary.title === null || summary.title === "" ? props.fileName : summary.title}</h3>
        <p className="quiet small">{props.fileName}</p>
      </div>
      <dl className={styles.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {summary.table !== null && (
        <TableColumnsForm
          table={summary.table}
          isPending={props.isReadingAgain}
          error={props.readAgainError}
          onReadAgain={props.onReadAgain}
        />
      )}
      <ImportFindings findings={summary.findings} />
      <MappingForm
        summary={summary}
        organisations={organisations}
        choice={choice}
        onChange={setChoice}
      />
      <FailureLine error={props.error} />
      <div className={styles.foot}>
        <span className="quiet small">{t("nothingYet")}</span>
        <Button variant="subtle" onClick={props.onCancel}>
          {t("common:cancel")}
        </Button>
        <Button
          variant="filled"
          loading={props.isPending}
          onClick={() => props.onCommit(mappingOf(choice))}
        >
          {t("commit", { count: summary.taskCount })}
        </Button>
      </div>
    </div>
  );
}

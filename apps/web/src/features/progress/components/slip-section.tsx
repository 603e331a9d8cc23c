import { Button, SegmentedControl } from "@mantine/core";
import type { PlanComparison } from "@parley/shared/baselines/compare-plans.ts";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { saveFile } from "../../../platform/save-file.ts";
import { signed } from "../../../platform/baselines/signed.ts";
import { useOrganisations } from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { Section } from "../../../ui/page.tsx";
import { slipCsv } from "../model/slip-csv.ts";
import { slipRows } from "../model/slip-rows.ts";
import styles from "../progress-page.module.css";
import { OrganisationSlips } from "./organisation-slips.tsx";
import { SlipTable } from "./slip-table.tsx";

const VIEWS = ["tasks", "milestones", "organisations"] as const;
type View = (typeof VIEWS)[number];
const HEADS = [
  "name",
  "organisation",
  "milestone",
  "change",
  "startBefore",
  "startAfter",
  "before",
  "after",
  "days",
  "working",
  "id",
] as const;

/** What moved between the two plans: by task, by milestone, by company; and the whole of it as a file. */
export function SlipSection({ compared, title }: { compared: PlanComparison; title: string }) {
  const { t } = useTranslation("baselines");
  const formats = useFormats();
  const organisations = useOrganisations();
  const [view, setView] = useState<View>("tasks");
  const rows = useMemo(() => slipRows(compared), [compared]);
  const shown = useMemo(
    () => (view === "milestones" ? rows.filter(({ milestone }) => milestone) : rows),
    [rows, view],
  );
  const days = compared.finish?.days ?? 0;
  const handleExport = (): void => {
    const text = slipCsv(
      shown,
      HEADS.map((head) => t(`slip.column.${head}`)),
      {
        organisationName: ({ organisationId }) =>
          organisationId === null ? "" : (organisations.get(organisationId)?.name ?? ""),
        change: ({ change }) => t(`slip.${change}`),
      },
    );
    saveFile(`${title}.csv`, new Blob([text], { type: "text/csv;charset=utf-8" }));
  };
  return (
    <Section title={t("slip.title")}>
      <div className={styles.bar}>
        <p className={styles.verdict}>
          {t("slip.finish")}{" "}
          <b data-critical={days > 0 || undefined}>
            {days === 0 ? t("slip.none") : t("slip.days", { days: signed(formats, days) })}
          </b>
        </p>
        <SegmentedControl
          aria-label={t("slip.by")}
          value={view}
          onChange={(value) => setView(value as View)}
          data={VIEWS.map((value) => ({ value, label: t(`slip.view.${value}`) }))}
        />
        <Button variant="default" disabled={shown.length === 0} onClick={handleExport}>
          {t("slip.export")}
        </Button>
      </div>
      {view === "organisations" ? (
        <OrganisationSlips compared={compared} />
      ) : (
        <SlipTable key={view} rows={shown} caption={t(`slip.caption.${view}`)} />
      )}
    </Section>
  );
}

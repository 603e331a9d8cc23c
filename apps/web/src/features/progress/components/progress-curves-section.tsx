import { SegmentedControl } from "@mantine/core";
import { instantOf, textOfInstant } from "@parley/schedule/instant.ts";
import { rowsOf } from "@parley/shared/baselines/compare-plans.ts";
import type { FrozenRow } from "@parley/shared/baselines/frozen-plan.ts";
import { progressCurves } from "@parley/shared/baselines/progress-curves.ts";
import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { signed } from "../../../platform/baselines/signed.ts";
import { useFrame } from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { Section } from "../../../ui/page.tsx";
import { ScrollBox } from "../../../ui/scroll-box.tsx";
import table from "../../../ui/table.module.css";
import { curvesOf, type CurveMode } from "../model/curve-points.ts";
import styles from "../progress-page.module.css";
import { CurveChart } from "./curve-chart.tsx";

const DAY = 4_800;

/** How much work is done, should be, and will be. `today`: `YYYY-MM-DD` of the project. */
export function ProgressCurvesSection(props: {
  planned: readonly FrozenRow[] | null;
  current: readonly FrozenRow[];
  organisationId: OrganisationId | null;
  today: string;
}) {
  const { planned, current, organisationId, today } = props;
  const { t } = useTranslation("baselines");
  const formats = useFormats();
  const { settings } = useFrame();
  const [mode, setMode] = useState<CurveMode>("sum");
  const curves = useMemo(() => {
    const now = instantOf(settings.dataDate ?? `${today}T00:00`) ?? 0;
    return progressCurves(
      planned === null ? null : rowsOf(planned, organisationId),
      rowsOf(current, organisationId),
      now,
    );
  }, [planned, current, organisationId, settings.dataDate, today]);
  const scale = curves.unit === "work" ? DAY : 1;
  const amount = (value: number): string =>
    t(curves.unit === "work" ? "curves.days" : "curves.tasks", {
      amount: formats.number(value / scale),
    });
  const share = (part: number, total: number): string =>
    formats.percent(total === 0 ? 0 : part / total);
  const behind = curves.plannedNow === null ? null : curves.plannedNow - curves.done;
  const summary = t("curves.summary", {
    done: share(curves.done, curves.total),
    planned: curves.plannedNow === null ? "–" : share(curves.plannedNow, curves.plannedTotal),
  });
  const shown = curvesOf(curves, mode);
  return (
    <Section
      title={t("curves.title")}
      action={
        <SegmentedControl
          aria-label={t("curves.mode")}
          value={mode}
          onChange={(value) => setMode(value as CurveMode)}
          data={[
            { value: "sum", label: t("curves.sum") },
            { value: "burndown", label: t("curves.burndown") },
          ]}
        />
      }
    >
      <dl className={styles.facts}>
        {curves.plannedNow !== null && (
          <Fact label={t("curves.plannedNow")}>
            {share(curves.plannedNow, curves.plannedTotal)}
          </Fact>
        )}
        <Fact label={t("curves.done")}>{share(curves.done, curves.total)}</Fact>
        {behind !== null && (
          <Fact label={t("curves.behind")} isCritical={behind > 0}>
            {behind > 0 ? amount(behind) : t("curves.onPlan")}
          </Fact>
        )}
        {curves.planned !== null && curves.total !== curves.plannedTotal && (
          <Fact label={t("curves.scopeGrowth")}>
            {signed(formats, (curves.total - curves.plannedTotal) / scale)}
          </Fact>
        )}
        <span className={styles.legend} aria-hidden>
          {curves.planned !== null && <Key kind="planned">{t("curves.planned")}</Key>}
          <Key kind="actual">{t("curves.actual")}</Key>
          <Key kind="forecast">{t("curves.forecast")}</Key>
        </span>
      </dl>
      <CurveChart
        curves={curves}
        mode={mode}
        nowLabel={t(settings.dataDate === null ? "curves.today" : "curves.dataDate")}
        summary={summary}
      />
      <details className={styles.details}>
        <summary>{t("curves.asTable")}</summary>
        <ScrollBox label={t("curves.title")}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t("curves.week")}</th>
                {(["planned", "actual", "forecast"] as const).map((key) => (
                  <th key={key} scope="col" className={table.number}>
                    {t(`curves.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {curves.weeks.map((at, index) => (
                <tr key={at}>
                  <td>{formats.planDate(textOfInstant(at))}</td>
                  {(["planned", "actual", "forecast"] as const).map((key) => {
                    const value = shown[key]?.[index];
                    return (
                      <td key={key} className={table.number}>
                        {value == null ? "–" : amount(value)}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      </details>
    </Section>
  );
}

function Fact(props: { label: string; isCritical?: boolean; children: string }) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd data-critical={props.isCritical === true || undefined}>{props.children}</dd>
    </div>
  );
}

function Key({ kind, children }: { kind: "planned" | "actual" | "forecast"; children: string }) {
  return (
    <span className={styles.key}>
      <span className={styles.sample} data-kind={kind} />
      {children}
    </span>
  );
}

import { IconLock } from "@tabler/icons-react";
import { textOfInstant } from "@parley/schedule/instant.ts";
import type { PlanRow } from "@parley/shared/documents/plan-row.ts";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useOrganisations } from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { classes } from "../../../ui/classes.ts";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import type { GanttChart } from "../canvas/gantt-chart.ts";
import type { Tip } from "../canvas/gantt-commands.ts";
import type { RowTexts } from "../hooks/use-row-texts.ts";
import { typeOfLink } from "../model/bar-drag.ts";
import { nameOf } from "../model/gantt-rows.ts";
import styles from "./gantt-tip.module.css";

/** What is said beside the pointer: of a bar, and of what would come of a pull. */
export function GanttTip({ chart, texts }: { chart: GanttChart; texts: RowTexts }) {
  const tip = useSyncExternalStore(chart.tip.subscribe, chart.tip.get);
  if (tip === null) return null;
  return (
    <div className={styles.tip} data-testid="gantt-tip">
      {tip.kind === "bar" && <BarTip tip={tip} texts={texts} />}
      {tip.kind === "pull" && <PullTip tip={tip} />}
      {tip.kind === "stroke" && <StrokeTip tip={tip} />}
      {tip.kind === "link" && <LinkTip tip={tip} />}
    </div>
  );
}

function BarTip({ tip, texts }: { tip: Extract<Tip, { kind: "bar" }>; texts: RowTexts }) {
  const { t } = useTranslation("gantt");
  const organisations = useOrganisations();
  const { row } = tip;
  const owner = row.kind === "task" ? organisations.get(row.organisationId) : undefined;
  return (
    <>
      <strong className={styles.name}>{nameOf(row) || t("unnamed")}</strong>
      <span className={styles.line}>
        {row.start !== null && row.finish !== null && span(row, texts)}
        {row.progress > 0 && <span className={styles.quiet}>{row.progress}%</span>}
      </span>
      {owner !== undefined && (
        <span className={styles.line}>
          {!tip.isMine && <IconLock size={13} stroke={1.5} aria-hidden />}
          <OrganisationBadge organisation={owner} withName />
        </span>
      )}
    </>
  );
}

const span = (row: PlanRow, texts: RowTexts): string => {
  const [start, finish] = [texts.day(row.start!), texts.day(row.finish!)];
  return start === finish ? start : `${start} – ${finish}`;
};

export function PullTip({ tip }: { tip: Extract<Tip, { kind: "pull" }> }) {
  const { t } = useTranslation("gantt");
  const formats = useFormats();
  const organisations = useOrganisations();
  const { change, outcome, row } = tip;
  if (change === null) return <span className={styles.quiet}>{t("pull.nothing")}</span>;
  if (change.type === "progress") return <strong>{change.progress}%</strong>;
  const self = outcome?.self ?? row.dates;
  const byHour = change.day.length > 10;
  const day = (at: number): string => {
    const local = textOfInstant(at);
    return byHour ? `${formats.planDay(local)} ${local.slice(11, 16)}` : formats.planDay(local);
  };
  const days = outcome?.finishDays ?? 0;
  const touched = (outcome?.organisations ?? []).flatMap((id) => organisations.get(id) ?? []);
  return (
    <>
      <strong className={styles.name}>
        {self !== null && `${day(self.start)} – ${day(self.finish)}`}
      </strong>
      {tip.count > 1 && (
        <span className={styles.line}>{t("pull.together", { count: tip.count })}</span>
      )}
      {outcome !== null && outcome.moved.size > 0 && (
        <span className={styles.line}>
          {touched.slice(0, 6).map((each) => (
            <OrganisationBadge key={each.organisationId} organisation={each} />
          ))}
          <span className={styles.quiet}>{t("pull.touched", { count: outcome.moved.size })}</span>
        </span>
      )}
      {outcome?.finish != null && (
        <span className={classes(styles.line, days > 0 && styles.worse, days < 0 && styles.better)}>
          {days === 0
            ? t("pull.sameFinish")
            : t(days > 0 ? "pull.later" : "pull.earlier", {
                count: Math.abs(days),
                day: day(outcome.finish),
              })}
        </span>
      )}
    </>
  );
}

function StrokeTip({ tip }: { tip: Extract<Tip, { kind: "stroke" }> }) {
  const { t } = useTranslation("gantt");
  const formats = useFormats();
  const [start, finish] = [tip.days.start, tip.days.finish].map((day) => formats.planDay(day));
  return (
    <>
      <strong className={styles.name}>{start === finish ? start : `${start} – ${finish}`}</strong>
      <span className={styles.quiet}>{t(tip.isRest ? "split-task.rest" : "draw.title")}</span>
    </>
  );
}

function LinkTip({ tip }: { tip: Extract<Tip, { kind: "link" }> }) {
  const { t } = useTranslation("gantt");
  if (tip.to === null || tip.ends === null)
    return <span className={styles.quiet}>{t("link.choose")}</span>;
  return (
    <>
      <strong className={styles.name}>{t(`link.type.${typeOfLink(tip.ends)}`)}</strong>
      <span className={styles.line}>
        {!tip.isAllowed && <IconLock size={13} stroke={1.5} aria-hidden />}
        {nameOf(tip.from)} → {nameOf(tip.to)}
      </span>
    </>
  );
}

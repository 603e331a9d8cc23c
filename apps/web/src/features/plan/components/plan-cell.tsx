import { IconChevronDown, IconChevronRight, IconLock } from "@tabler/icons-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { useOrganisation } from "../../../platform/collaboration/project-hooks.ts";
import { classes } from "../../../ui/classes.ts";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import { StatusGlyph } from "../../../ui/status-glyph.tsx";
import { cellText } from "../model/cell-text.ts";
import type { Column } from "../model/columns.ts";
import { glyphOf, isCritical, isLateRow, missesDeadline } from "../model/row-status.ts";
import type { ShownRow } from "../model/visible-rows.ts";
import { usePlanTable } from "./plan-table-context.ts";
import styles from "./plan-table.module.css";

type CellProps = { readonly shown: ShownRow; readonly column: Column; readonly isCursor: boolean };

/** One cell at rest. */
export const PlanCell = memo(function PlanCell({ shown, column, isCursor }: CellProps) {
  const { text, today } = usePlanTable();
  const { row } = shown;
  const isLateFinish = column.id === "finish" && isLateRow(row, today);
  return (
    <div
      role="gridcell"
      id={`cell-${row.id}-${column.id}`}
      data-column={column.id}
      className={classes(
        styles.cell,
        column.align === "end" && styles.end,
        isCursor && styles.cursor,
        isLateFinish && styles.late,
      )}
    >
      <CellContent shown={shown} column={column} content={cellText(row, column.id, text)} />
    </div>
  );
});

function CellContent(props: { shown: ShownRow; column: Column; content: string }) {
  const { shown, column, content } = props;
  const { row } = shown;
  switch (column.id) {
    case "name":
      return <NameContent shown={shown} content={content} />;
    case "organisation":
      return row.kind === "task" ? <OrganisationContent row={row} /> : null;
    case "progress":
      return content === "" ? null : <ProgressContent value={row.progress} content={content} />;
    case "float":
      return <FloatContent row={row} content={content} />;
    case "finish":
      return <FinishContent row={row} content={content} />;
    case "status":
      return row.kind === "task" ? (
        <span className="ellipsis" title={content}>
          {content}
        </span>
      ) : null;
    default:
      return (
        <span className={classes("ellipsis", column.id === "wbs" && styles.wbs)} title={content}>
          {content}
        </span>
      );
  }
}

function NameContent({ shown, content }: { shown: ShownRow; content: string }) {
  const { t } = useTranslation(["plan", "common"]);
  const { text, today, actions, setCollapsed, query } = usePlanTable();
  const { row, depth, isCollapsed, isFoldable } = shown;
  const glyph = glyphOf(row, today);
  const isPrivate = row.kind === "task" && row.audience !== "everyone";
  return (
    <span className={styles.name} style={{ paddingInlineStart: depth * 16 }}>
      {isFoldable ? (
        <button
          type="button"
          tabIndex={-1}
          className={styles.fold}
          aria-label={t(isCollapsed ? "plan:unfold" : "plan:fold")}
          onClick={(event) => {
            event.stopPropagation();
            setCollapsed(row.id, !isCollapsed);
          }}
        >
          {isCollapsed ? <IconChevronRight size={14} /> : <IconChevronDown size={14} />}
        </button>
      ) : (
        <span className={styles.glyph}>
          <StatusGlyph status={glyph} size={14} label={text.statusName(glyph)} />
        </span>
      )}
      <span
        className={classes("ellipsis", styles.label, content === "" && styles.unnamed)}
        title={content}
      >
        <Marked text={content === "" ? t("plan:unnamed") : content} query={query} />
      </span>
      {isPrivate && (
        <span className={styles.private} title={t(`common:audience.${row.audience}`)}>
          {t(`plan:audience.${row.audience}`)}
        </span>
      )}
      {!actions.isMine(row) && <Lock row={row} />}
    </span>
  );
}

/** What was searched for, marked where it stands. */
function Marked({ text, query }: { text: string; query: string }) {
  const at = query === "" ? -1 : text.toLocaleLowerCase().indexOf(query);
  if (at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark className={styles.mark}>{text.slice(at, at + query.length)}</mark>
      {text.slice(at + query.length)}
    </>
  );
}

function Lock({ row }: { row: ShownRow["row"] }) {
  const { t } = useTranslation("plan");
  const { text } = usePlanTable();
  const owner = row.kind === "task" ? text.organisationName(row.organisationId) : t("theHost");
  const label = t("locked.whose", { organisation: owner });
  return (
    <span className={styles.lock} title={label} role="img" aria-label={label}>
      <IconLock size={13} stroke={1.5} />
    </span>
  );
}

/** Float, and a mark where there is none to lose. */
function FloatContent({ row, content }: { row: ShownRow["row"]; content: string }) {
  const { t } = useTranslation("plan");
  if (content === "") return null;
  const critical = isCritical(row);
  return (
    <span
      className={classes(styles.float, critical && styles.critical)}
      title={critical ? t("critical") : t("floatOf", { float: content })}
    >
      {critical && <span role="img" aria-label={t("critical")} className={styles.criticalMark} />}
      <span>{content}</span>
    </span>
  );
}

/** A finish beyond the deadline says so. */
function FinishContent({ row, content }: { row: ShownRow["row"]; content: string }) {
  const { t } = useTranslation("plan");
  const { text } = usePlanTable();
  const missed = row.kind === "task" && missesDeadline(row) ? row.task.deadline : null;
  const title = missed === null ? content : t("deadlineMissed", { day: text.day(missed) });
  return (
    <span className="ellipsis" title={title}>
      {content}
      {missed !== null && (
        <span role="img" aria-label={title}>
          {" !"}
        </span>
      )}
    </span>
  );
}

function OrganisationContent({ row }: { row: Extract<ShownRow["row"], { kind: "task" }> }) {
  const organisation = useOrganisation(row.organisationId);
  return organisation === null ? null : <OrganisationBadge organisation={organisation} />;
}

function ProgressContent({ value, content }: { value: number; content: string }) {
  return (
    <span className={styles.progress}>
      <span className={styles.track}>
        <span className={styles.fill} style={{ width: `${value}%` }} />
      </span>
      <span>{content}</span>
    </span>
  );
}

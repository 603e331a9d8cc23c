import { textOfInstant, TENTHS_PER_DAY } from "@parley/schedule/instant.ts";
import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import {
  useFacts,
  useOrganisations,
  usePlan,
} from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import type { Load } from "../hooks/use-load.ts";
import type { LevelPreview, Move } from "../model/level-load.ts";
import styles from "./level-dialog.module.css";

const MOST = 100;

const daysBetween = (from: number, to: number): number => Math.round((to - from) / TENTHS_PER_DAY);

/** What would move, for whom, and what it would cost; and what levelling cannot mend. */
export function LevelOutcome({ preview, load }: { preview: LevelPreview; load: Load }) {
  const { t } = useTranslation("resources");
  const { moves, unresolved } = preview;
  if (preview.foundCount === 0 && moves.length === 0)
    return <p className={styles.verdict}>{t("level.isLevel")}</p>;
  return (
    <>
      <p className={styles.verdict}>
        {moves.length === 0 ? t("level.nothingMoves") : t("level.moves", { count: moves.length })}{" "}
        <FinishText preview={preview} />
      </p>
      <Companies moves={moves} />
      {moves.length > 0 && <MoveTable moves={moves} />}
      {unresolved.length > 0 && (
        <details className={styles.left}>
          <summary>{t("level.left", { count: unresolved.length })}</summary>
          <ul>
            {unresolved.slice(0, MOST).map(({ resourceId, from }) => {
              const person = load.people.people.get(resourceId);
              return (
                <li key={`${resourceId} ${from}`}>
                  {person === undefined ? "" : load.nameOf(person)} · <Day at={from} />
                </li>
              );
            })}
          </ul>
        </details>
      )}
    </>
  );
}

function Day({ at }: { at: number }) {
  return <>{useFormats().planDay(textOfInstant(at))}</>;
}

function FinishText({ preview }: { preview: LevelPreview }) {
  const { t } = useTranslation("resources");
  const formats = useFormats();
  const { finishBefore, finishAfter } = preview;
  if (finishBefore === null || finishAfter === null) return null;
  const days = daysBetween(finishBefore, finishAfter);
  const day = formats.planDate(textOfInstant(finishAfter));
  if (finishBefore === finishAfter) return <>{t("level.finishStays", { day })}</>;
  return days > 0 ? (
    <strong className={styles.later}>{t("level.finishLater", { day, count: days })}</strong>
  ) : (
    <>{t("level.finishMoves", { day })}</>
  );
}

/** Companies whose tasks would move with ours. */
function Companies({ moves }: { moves: readonly Move[] }) {
  const { t } = useTranslation("resources");
  const plan = usePlan();
  const { me } = useFacts();
  const organisations = useOrganisations();
  const counts = useMemo(() => {
    const found = new Map<OrganisationId, number>();
    for (const { taskId } of moves) {
      const row = plan.byId.get(taskId);
      if (row?.kind !== "task" || row.organisationId === me.organisationId) continue;
      found.set(row.organisationId, (found.get(row.organisationId) ?? 0) + 1);
    }
    return [...found];
  }, [moves, plan, me.organisationId]);
  if (counts.length === 0) return null;
  return (
    <p className={styles.companies}>
      {t("level.others")}
      {counts.map(([id, count]) => {
        const organisation = organisations.get(id);
        return organisation === undefined ? null : (
          <span key={id} className={styles.company}>
            <OrganisationBadge organisation={organisation} />
            {t("level.tasks", { count })}
          </span>
        );
      })}
    </p>
  );
}

function MoveTable({ moves }: { moves: readonly Move[] }) {
  const { t } = useTranslation("resources");
  const formats = useFormats();
  const plan = usePlan();
  const organisations = useOrganisations();
  return (
    <div>
      <table className={styles.table} aria-label={t("level.list")}>
        <thead>
          <tr>
            <th scope="col">{t("column.task")}</th>
            <th scope="col">{t("column.from")}</th>
            <th scope="col">{t("column.to")}</th>
            <th scope="col" className="num">
              {t("column.later")}
            </th>
          </tr>
        </thead>
        <tbody>
          {moves.slice(0, MOST).map(({ taskId, startBefore, startAfter }) => {
            const row = plan.byId.get(taskId);
            if (row === undefined) return null;
            const name = row.kind === "task" ? row.task.name : row.phase.name;
            const owner = row.kind === "task" ? organisations.get(row.organisationId) : undefined;
            return (
              <tr key={taskId}>
                <th scope="row">
                  <span className={styles.task}>
                    {owner !== undefined && <OrganisationBadge organisation={owner} />}
                    <span className="ellipsis" title={name}>
                      {name || t("unnamed")}
                    </span>
                  </span>
                </th>
                <td>
                  <Day at={startBefore} />
                </td>
                <td>
                  <Day at={startAfter} />
                </td>
                <td className="num">{formats.number(daysBetween(startBefore, startAfter))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {moves.length > MOST && (
        <p className="quiet small">{t("level.more", { count: moves.length - MOST })}</p>
      )}
    </div>
  );
}

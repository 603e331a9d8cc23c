import type { PlanRow } from "@parley/shared/documents/plan-row.ts";
import { durationIn } from "@parley/shared/schedule/duration-text.ts";
import { textOfInstant } from "@parley/schedule/instant.ts";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { rowHolding } from "../../../platform/plan/driver-of.ts";
import { usePlan } from "../../../platform/collaboration/project-hooks.ts";
import { useBecauseWords } from "../../../platform/plan/use-because-words.ts";
import { TaskLink } from "./task-links.tsx";
import styles from "./task-why.module.css";

/** What holds the task's dates where they are, and how far they may slip. */
export function TaskWhy({ row }: { row: PlanRow }) {
  const { t } = useTranslation("task");
  const formats = useFormats();
  const { store } = useProjectSession();
  const words = useBecauseWords();
  const { dates } = row;
  // A new row is a new answer; the store keeps none.
  const because = useMemo(
    () => (dates === null ? null : store.because(row.id)),
    [store, row, dates],
  );
  if (dates === null) return <p className="quiet small">{t("why.none")}</p>;
  const days = durationIn(dates.totalFloat, "d", false);
  const late = formats.planDate(textOfInstant(dates.lateFinish));
  const isOver = row.kind === "task" && row.task.status === "done";
  return (
    <dl className={styles.facts}>
      {because !== null && (
        <>
          <dt>{t("field.start")}</dt>
          <dd>
            {words(because.start, "start", row.start)}
            <Driver id={rowHolding(because.start)} />
          </dd>
          <dt>{t("field.finish")}</dt>
          <dd>
            {words(because.finish, "finish", row.finish)}
            <Driver id={rowHolding(because.finish)} />
          </dd>
        </>
      )}
      {!isOver && (
        <>
          <dt>{t("why.float")}</dt>
          <dd className={dates.critical ? styles.critical : undefined}>
            {dates.critical
              ? t(dates.totalFloat < 0 ? "why.negative" : "why.critical", {
                  days: formats.number(-days),
                })
              : t("why.room", { days: formats.number(days), day: late })}
          </dd>
        </>
      )}
    </dl>
  );
}

/** The next link of the driving chain: a click goes there, in the panel as in the chart beside it. */
function Driver({ id }: { id: string | null }) {
  const plan = usePlan();
  return id === null || plan.byId.get(id)?.kind !== "task" ? null : (
    <div>
      <TaskLink taskId={id} />
    </div>
  );
}

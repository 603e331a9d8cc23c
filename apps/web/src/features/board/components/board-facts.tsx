import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { TitleBlockFact } from "../../../ui/title-block.tsx";
import type { Board } from "../model/board-lanes.ts";
import type { BoardPlan } from "../model/board-plan.ts";
import { weekOf } from "../model/lateness.ts";

/** The sheet's facts in the title block. */
export function BoardFacts({ plan, board }: { plan: BoardPlan; board: Board }) {
  const { t } = useTranslation("board");
  const facts = useMemo(() => {
    const week = weekOf(plan.today);
    const tasks = plan.cards.filter((card) => !card.summary);
    const due = tasks.filter(({ finish }) => {
      const day = finish?.slice(0, 10);
      return day !== undefined && day >= week.first && day <= week.last;
    });
    return {
      tasks: tasks.length,
      due: due.length,
      done: due.filter((card) => card.task.status === "done").length,
      late: tasks.filter((card) => card.late).length,
    };
  }, [plan.cards, plan.today]);
  const over = board.columns.filter((view) => view.load.kind === "over").length;
  return (
    <>
      <TitleBlockFact label={t("facts.tasks")}>
        {t("facts.taskCount", { count: facts.tasks })}
      </TitleBlockFact>
      <TitleBlockFact label={t("facts.week")}>
        {facts.done} / {facts.due}
      </TitleBlockFact>
      {over > 0 && (
        <TitleBlockFact label={t("facts.over")} isCritical>
          {t("facts.columns", { count: over })}
        </TitleBlockFact>
      )}
      {facts.late > 0 && (
        <TitleBlockFact label={t("facts.late")} isCritical>
          {facts.late}
        </TitleBlockFact>
      )}
      {plan.dataDate !== null && (
        <TitleBlockFact label={t("facts.dataDate")}>{plan.dataDate.slice(0, 10)}</TitleBlockFact>
      )}
      <TitleBlockFact label={t("facts.columnsOf")} atEnd>
        {plan.mayEditColumns
          ? t("facts.columnsMine")
          : t("facts.columnsHost", { name: plan.hostName })}
      </TitleBlockFact>
    </>
  );
}

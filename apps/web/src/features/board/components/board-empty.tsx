import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../../ui/empty-state.tsx";
import type { BoardPlan } from "../model/board-plan.ts";

/** Why nothing is on the board, and the one next step. */
export function BoardEmpty(props: {
  plan: BoardPlan;
  shown: number;
  filtered: boolean;
  busy: boolean;
  onAdd: (() => void) | null;
  onAddColumn: (() => void) | null;
  onClear: () => void;
}) {
  const { plan, onAdd, onAddColumn } = props;
  const { t } = useTranslation("board");
  if (plan.columns.length === 0)
    return (
      <EmptyState
        title={t("empty.noColumns")}
        action={
          onAddColumn !== null && (
            <Button variant="filled" onClick={onAddColumn}>
              {t("column.new")}
            </Button>
          )
        }
      >
        {onAddColumn === null
          ? t("empty.askHost", { name: plan.hostName })
          : t("empty.columnsExplained")}
      </EmptyState>
    );
  if (props.shown > 0 || props.busy) return null;
  if (props.filtered)
    return (
      <EmptyState
        title={t("empty.filtered")}
        action={<Button onClick={props.onClear}>{t("toolbar.clear")}</Button>}
      >
        {t("empty.filteredExplained")}
      </EmptyState>
    );
  if (plan.cards.some((card) => !card.summary)) return null;
  return (
    <EmptyState
      title={t("empty.noTasks")}
      action={
        onAdd !== null && (
          <Button variant="filled" onClick={onAdd}>
            {t("empty.firstTask")}
          </Button>
        )
      }
    >
      {t(onAdd === null ? "empty.waitForOthers" : "empty.tasksExplained")}
    </EmptyState>
  );
}

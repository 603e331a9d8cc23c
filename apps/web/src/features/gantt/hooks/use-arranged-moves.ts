import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { TreeActions } from "../../../platform/plan/use-tree-actions.ts";
import { showToast } from "../../../ui/toast-store.ts";
import { AS_PLANNED, isArranged, type Arrangement } from "../model/arrangement.ts";
import type { ChangePreferences } from "./use-gantt-preferences.ts";

/** Where rows stand otherwise than in the plan, a place among them means nothing in it: moves say so, and offer the way back. */
export function useArrangedMoves(
  arrangement: Arrangement,
  changePreferences: ChangePreferences,
): (tree: TreeActions) => TreeActions {
  const { t } = useTranslation("gantt");
  const isOff = isArranged(arrangement);
  return useCallback(
    (tree) => {
      if (!isOff) return tree;
      const explain = (): false => {
        showToast({
          id: "arranged",
          kind: "note",
          text: t("arranged.noMove"),
          action: {
            label: t("arranged.undo"),
            run: () => changePreferences((former) => ({ ...former, ...AS_PLANNED })),
          },
        });
        return false;
      };
      return {
        ...tree,
        indent: explain,
        outdent: explain,
        mayDrop: () => false,
        drop: explain,
        step: explain,
      };
    },
    [isOff, changePreferences, t],
  );
}

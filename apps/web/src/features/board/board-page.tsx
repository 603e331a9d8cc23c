import { useSearchParams } from "react-router";
import { useBoardActions } from "./hooks/use-board-actions.ts";
import { useBoardPlan } from "./hooks/use-board-plan.ts";
import { useBoardPresence } from "./hooks/use-board-presence.ts";
import { BoardView } from "./components/board-view.tsx";

/** The board tab of a project. */
export function BoardPage() {
  const plan = useBoardPlan();
  const actions = useBoardActions();
  const presence = useBoardPresence();
  const [search] = useSearchParams();
  return (
    <BoardView plan={plan} actions={actions} presence={presence} selectedId={search.get("task")} />
  );
}

import { useSyncExternalStore } from "react";
import { useSearchParams } from "react-router";
import { useBoardActions } from "./hooks/use-board-actions.ts";
import { useBoardPlan } from "./hooks/use-board-plan.ts";
import { useBoardPresence } from "./hooks/use-board-presence.ts";
import { useProjectSession } from "../../platform/collaboration/use-project-session.ts";
import { BoardView } from "./components/board-view.tsx";

/** The board tab of a project. */
export function BoardPage() {
  const plan = useBoardPlan();
  const actions = useBoardActions();
  const presence = useBoardPresence();
  const session = useProjectSession();
  const glow = useSyncExternalStore(session.glow.subscribe, session.glow.get);
  const [search] = useSearchParams();
  return (
    <BoardView
      plan={plan}
      actions={actions}
      presence={presence}
      glow={glow}
      selectedId={search.get("task")}
    />
  );
}

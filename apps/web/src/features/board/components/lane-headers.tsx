import { useTranslation } from "react-i18next";
import type { Board } from "../model/board-lanes.ts";
import type { BoardPlan } from "../model/board-plan.ts";
import type { BoardRows } from "../model/board-rows.ts";
import styles from "./board-grid.module.css";
import { LaneHeader } from "./lane-header.tsx";

/** The headers of the lanes on the screen, each at its own height. */
export function LaneHeaders(props: {
  plan: BoardPlan;
  board: Board;
  rows: BoardRows;
  items: readonly number[];
  filtered: boolean;
  onToggle: (key: string) => void;
}) {
  const { plan, board, rows } = props;
  const { t } = useTranslation("board");
  return (
    <div role="group" aria-label={t("lane.all")}>
      {props.items.map((index) => {
        const row = rows.rows[index];
        const lane = row?.kind === "lane" ? board.lanes[row.lane] : undefined;
        if (row === undefined || lane === undefined) return null;
        const mine = lane.organisationId !== null && lane.organisationId === plan.organisationId;
        return (
          <div
            key={lane.key}
            className={styles.lane}
            style={{ transform: `translateY(${row.top}px)` }}
          >
            <LaneHeader
              lane={lane}
              organisation={plan.organisations.find((each) => each.id === lane.organisationId)}
              assigneeName={assigneeIn(lane.assignee, plan)}
              access={
                lane.organisationId === null
                  ? null
                  : mine
                    ? plan.mayAddCards
                      ? "mine"
                      : null
                    : "locked"
              }
              filtered={props.filtered}
              onToggle={() => props.onToggle(lane.key)}
            />
          </div>
        );
      })}
    </div>
  );
}

function assigneeIn(key: string | null, plan: BoardPlan): string | null {
  if (key === null || key === "-") return null;
  const rest = key.slice(2);
  return key.startsWith("n:") ? rest : (plan.people.get(rest)?.name ?? null);
}

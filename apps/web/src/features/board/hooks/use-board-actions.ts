import { useEffect, useMemo, useRef } from "react";
import { useSearchParams } from "react-router";
import type { EditGroup } from "@parley/shared/documents/edit.ts";
import type { EntityId, TaskId, YdocId } from "@parley/shared/primitives/ids.ts";
import { usualConstraint } from "@parley/shared/schedule/date-edits.ts";
import { orderKeyBetween } from "@parley/shared/documents/fractional-order.ts";
import { useDispatch } from "../../../platform/collaboration/project-hooks.ts";
import type { ProjectSession } from "../../../platform/collaboration/project-session.ts";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import type { BoardActions } from "../model/board-plan.ts";

/** Where a new card's task is put: my organisation's lane that everyone reads, in its last part, which the server keeps within bounds. */
function laneForNewCards(session: ProjectSession): YdocId | null {
  const mine = session.facts.get().standing.organisationId;
  let best: { ydocId: YdocId; rank: number } | null = null;
  for (const { ydocId, place } of session.lines.get().values()) {
    if (place.kind !== "lane" || place.organisationId !== mine) continue;
    const rank = (place.audience === "everyone" ? 1_000_000 : 0) + place.part;
    if (best === null || rank > best.rank) best = { ydocId, rank };
  }
  return best?.ydocId ?? null;
}

/** What the board does to the plan. Every act is one step of the shared undo. */
export function useBoardActions(): BoardActions {
  const session = useProjectSession();
  const dispatch = useDispatch();
  const [, setSearch] = useSearchParams();
  const latest = useRef(setSearch);
  useEffect(() => {
    latest.current = setSearch;
  });
  return useMemo(
    (): BoardActions => ({
      moveCard: (card, patch, column) => {
        const edits: EditGroup = [
          { ydocId: card.ydocId, edit: { type: "task.set", id: card.task.id, fields: patch } },
        ];
        const key = patch.status === undefined ? "board:did.order" : "board:did.move";
        dispatch(edits, { key, values: { name: card.task.name, column } });
      },
      addCard: (column, name, cardOrder) => {
        const ydocId = laneForNewCards(session);
        if (ydocId === null) return;
        const { me } = session.facts.get();
        const { rows } = session.store.get().plan;
        const last = rows.findLast((row) => row.parentId === null);
        const order = last?.kind === "task" ? last.task.order : (last?.phase.order ?? null);
        dispatch(
          [
            {
              ydocId,
              edit: {
                type: "task.create",
                id: session.newId<TaskId>(),
                fields: {
                  name,
                  order: orderKeyBetween(order, null),
                  columnId: column.id,
                  status: column.status,
                  cardOrder,
                  createdBy: me.userId,
                  createdAt: Date.now(),
                  ...usualConstraint(session.store.get().frame.settings.scheduleFrom),
                },
              },
            },
          ],
          { key: "board:did.add", values: { name } },
        );
      },
      addColumn: (fields) => {
        const { ydocId } = session.store.get().frame;
        if (ydocId === null) return;
        dispatch(
          [{ ydocId, edit: { type: "column.create", id: session.newId<EntityId>(), fields } }],
          { key: "board:did.addColumn", values: { name: fields.name } },
        );
      },
      setColumn: (column, fields, did) => {
        const { ydocId } = session.store.get().frame;
        if (ydocId === null) return;
        dispatch([{ ydocId, edit: { type: "column.set", id: column.id, fields } }], {
          key: `board:did.${did}Column`,
          values: { name: fields.name ?? column.name },
        });
      },
      openTask: (taskId) =>
        latest.current((search) => {
          search.set("task", taskId);
          return search;
        }),
      showDrag: (card, columnId) =>
        session.publish({
          view: "board",
          entityId: card?.task.id ?? null,
          field: columnId === null ? null : `column:${columnId}`,
          active: card !== null,
        }),
    }),
    [dispatch, session],
  );
}

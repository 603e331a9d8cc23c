import { orderKeyBetween } from "@parley/shared/documents/fractional-order.ts";
import type { PlanRelation, PlanRow, TaskRow } from "@parley/shared/documents/plan-row.ts";
import type { EntityId } from "@parley/shared/primitives/ids.ts";
import { withStart } from "@parley/shared/schedule/date-edits.ts";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useDispatch, useFacts } from "../../../platform/collaboration/project-hooks.ts";
import { textOfDay } from "../../../platform/calendar/working-time.ts";
import { useCalendarOf } from "../../../platform/collaboration/use-calendar-of.ts";
import { useCan } from "../../../platform/collaboration/use-can.ts";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { showToast } from "../../../ui/toast-store.ts";
import type { WallCanvas } from "../canvas/wall-canvas.ts";
import type { WallCommands } from "../canvas/wall-commands.ts";
import type { Point } from "../../../platform/canvas/geometry.ts";
import { planNote, strokeOf } from "../model/wall-edits.ts";
import {
  idOf,
  organisationOf,
  type ObjectItem,
  type TaskItem,
  type WallItem,
} from "../model/wall-item.ts";
import type { WallActions } from "./use-wall-actions.ts";
import { useWorkingTime } from "./use-wall-time.ts";

const lastOrder = (rows: readonly PlanRow[], parentId: string | null): string | null => {
  const last = rows.findLast((row) => row.parentId === parentId);
  return last === undefined ? null : last.kind === "task" ? last.task.order : last.phase.order;
};

/** What the canvas may do: to what lies on the wall, and through it to the plan. */
export function useWallCommands(wall: WallCanvas, actions: WallActions): WallCommands {
  const session = useProjectSession();
  const dispatch = useDispatch();
  const can = useCan();
  const calendarOf = useCalendarOf();
  const time = useWorkingTime();
  const formats = useFormats();
  const { me, participants } = useFacts();
  const { t } = useTranslation("wall");
  const [, setSearch] = useSearchParams();
  return useMemo((): WallCommands => {
    const refuse = (text: string): void =>
      void showToast({ id: "wall-refused", kind: "refused", text });
    const nameOf = (organisationId: string): string =>
      [...participants.values()].find((each) => each.organisationId === organisationId)?.name ?? "";
    const mayChange = (item: WallItem): boolean =>
      item.kind === "task"
        ? can.setTaskField(item.row.ydocId, "start").allowed
        : actions.mayChange(item);
    const explain = (item: WallItem): void => {
      const owner = organisationOf(item);
      if (owner !== me.organisationId) refuse(t("locked.other", { organisation: nameOf(owner) }));
      else if (item.kind === "object" && actions.isClosed(item.rect)) refuse(t("locked.region"));
      else if (item.kind === "object" && item.object.locked) refuse(t("locked.locked"));
      else refuse(actions.isArchived ? t("locked.archived") : t("locked.role"));
    };
    const open = (item: WallItem): void => {
      if (item.kind === "task")
        return setSearch((former) => {
          former.set("task", item.row.task.id);
          return former;
        });
      const { type } = item.object;
      if (type === "stroke") return;
      if (!mayChange(item) || item.object.locked) return explain(item);
      const rect = wall.scene?.frames.get(item.key)?.rect ?? item.rect;
      wall.draft.set({ type: "object", rect, target: item });
    };
    const relate = (from: TaskItem, to: TaskItem): void => {
      if (!can.editRelations(to.row.ydocId).allowed) return explain(to);
      const { plan } = session.store.get();
      const known = plan.relationsOf.get(to.row.task.id) ?? [];
      if (known.some(({ relation }) => relation.predecessorId === from.row.task.id))
        return refuse(t("connect.known"));
      const relation: PlanRelation = {
        id: session.newId<EntityId>(),
        predecessorId: from.row.task.id,
        successorId: to.row.task.id,
        type: "FS",
        lag: 0,
        lagUnit: "working",
        removed: false,
        ydocId: to.row.ydocId,
      };
      const answer = session.store.preview([], [relation]);
      const isCircle = answer?.findings?.some(
        (finding) => finding.type === "cycle" && finding.taskIds.includes(to.row.id),
      );
      if (isCircle === true) return refuse(t("connect.circle"));
      const { id, predecessorId, successorId } = relation;
      dispatch(
        [
          {
            ydocId: to.row.ydocId,
            edit: { type: "relation.create", id, fields: { predecessorId, successorId } },
          },
        ],
        { key: "wall:did.handOff", values: { name: to.row.task.name } },
      );
    };
    const isItem = (end: WallItem | Point): end is WallItem => "kind" in end;
    const moveRow = (row: TaskRow, day: string): void => {
      const fields = withStart(calendarOf(row.task), row.task, row, day);
      dispatch([{ ydocId: row.ydocId, edit: { type: "task.set", id: row.task.id, fields } }], {
        key: "wall:did.moveTask",
        values: { name: row.task.name },
      });
    };
    return {
      time,
      mayDraw: actions.may("shape"),
      mayChange,
      explain,
      open,
      create: (type, rect) => {
        const { x, y, width, height } = rect;
        const place = { x, y, width, height };
        const [id] =
          type === "shape"
            ? actions.create([{ type: "shape", ...place }], "shape")
            : actions.create(
                [
                  {
                    type: "frame",
                    ...place,
                    text: t(type === "pull" ? "newPull" : "newFrame"),
                    pull: type === "pull",
                    ...(type === "pull" ? { from: `${textOfDay(wall.today)}T00:00` } : {}),
                  },
                ],
                "frame",
              );
        if (id !== undefined) wall.select([id]);
      },
      draw: (points) => {
        actions.create([strokeOf(points)], "stroke");
      },
      move: actions.move,
      plan: (items, { cell, frame }) => {
        const edits = items.flatMap((item: ObjectItem) => {
          const laneId = actions.laneOf(item.isPrivate ? "private" : "everyone");
          if (laneId === null || !can.createTask(laneId).allowed) return [];
          const { plan } = session.store.get();
          const parentId = frame.item.object.phaseId;
          const first = {
            milestone: false,
            mode: "auto",
            start: null,
            finish: null,
            duration: null,
            elapsed: false,
            actualStart: null,
            actualFinish: null,
          } as const;
          const dates = withStart(
            calendarOf({ calendarId: null }),
            first,
            { start: null, finish: null },
            cell.day,
          );
          const fields = {
            parentId,
            order: orderKeyBetween(lastOrder(plan.rows, parentId), null),
            ...dates,
          };
          return planNote(item, { id: actions.newTaskId(), laneId, fields }, actions.author());
        });
        if (edits.length === 0) return refuse(t("plan.notAllowed"));
        const made = dispatch(edits, {
          key: "wall:did.plan",
          values: { count: edits.length / 2 },
        });
        if (made.ok) wall.select([]);
      },
      moveTask: (item, day) => moveRow(item.row, day),
      resize: actions.resize,
      connect: (from, to) => {
        if (isItem(from) && isItem(to) && from.kind === "task" && to.kind === "task")
          return relate(from, to);
        const begin = isItem(from) ? from.rect : from;
        const end = isItem(to) ? to.rect : to;
        actions.create(
          [
            {
              type: "connector",
              x: begin.x,
              y: begin.y,
              fromId: isItem(from) ? (idOf(from) as EntityId) : null,
              toId: isItem(to) ? (idOf(to) as EntityId) : null,
              points: isItem(to)
                ? ""
                : `0,0 ${Math.round(end.x) - Math.round(begin.x)},${Math.round(end.y) - Math.round(begin.y)}`,
            },
          ],
          "connector",
        );
      },
      refuseRow: ({ cell }) =>
        refuse(t("locked.row", { organisation: nameOf(cell.organisationId) })),
      dayText: (day) => formats.planDay(day),
    };
  }, [
    wall,
    actions,
    session,
    dispatch,
    can,
    calendarOf,
    time,
    formats,
    me,
    participants,
    t,
    setSearch,
  ]);
}

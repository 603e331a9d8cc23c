import type { PlanRow, TaskRow } from "@parley/shared/documents/plan-row.ts";
import type { EntityId } from "@parley/shared/primitives/ids.ts";
import type { WorkingCalendar } from "@parley/shared/schedule/working-calendar.ts";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useDispatch, useFacts } from "../../../platform/collaboration/project-hooks.ts";
import { useCalendarOf } from "../../../platform/collaboration/use-calendar-of.ts";
import { useCan } from "../../../platform/collaboration/use-can.ts";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import type { EditLabel } from "../../../platform/collaboration/edit-label.ts";
import { showToast } from "../../../ui/toast-store.ts";
import type { GanttCommands, RowChange } from "../canvas/gantt-commands.ts";
import {
  changeOfPull,
  changeOfStep,
  patchOfChange,
  typeOfLink,
  type Change,
} from "../model/bar-drag.ts";
import { nameOf } from "../model/gantt-rows.ts";
import type { BarPart } from "../model/hit-test.ts";
import { barDrawn, patchOfBar } from "../model/new-bar.ts";
import type { DrawnTask } from "../components/new-task-form.tsx";
import { useTreeActions, type TreeActions } from "../../../platform/plan/use-tree-actions.ts";
import { isLinkable, newRelation, outcomeOf, withPatch } from "../model/outcome.ts";
import { HOURS_PX } from "../model/viewport.ts";
import { splitPatch, usualRest, type RestDays } from "../model/split-task.ts";
import { textOfDay, WorkingTime } from "../../../platform/calendar/working-time.ts";

export type GanttActions = GanttCommands & {
  /** Makes a task that was drawn; null where that is not allowed. */
  readonly create: (drawn: DrawnTask, name: string) => string | null;
  readonly tree: TreeActions;
  /** False, with a word to the person, where the days do not lie within the task. */
  readonly splitOn: (row: TaskRow, rest: RestDays) => boolean;
  /** What is offered first: a day of rest in the middle. */
  readonly restOf: (row: TaskRow) => RestDays | null;
  readonly join: (row: TaskRow) => boolean;
  /** What a task waits for and what waits for it. */
  readonly relationsOf: (id: string) => readonly string[];
  /** So many days of work, or hours where one sees them, later or earlier; null where nothing comes of it. */
  readonly changeOfStep: (
    row: TaskRow,
    what: "start" | "finish",
    steps: number,
    pxPerDay?: number,
  ) => Change | null;
};

const FIELD_OF: Readonly<Record<"body" | "finish" | "progress", string>> = {
  body: "start",
  finish: "duration",
  progress: "progress",
};

const AS_IT_IS = (tree: TreeActions): TreeActions => tree;

/** What a person can do to the plan in the chart. Every action is one step of undo. `limit`: what of the tree is offered here. */
export function useGanttActions(
  editRelations: GanttCommands["editRelations"],
  nameDrawn: (drawn: DrawnTask) => void,
  limit: (tree: TreeActions) => TreeActions = AS_IT_IS,
): GanttActions {
  const session = useProjectSession();
  const dispatch = useDispatch();
  const can = useCan();
  const calendarOf = useCalendarOf();
  const { me, participants } = useFacts();
  const { t } = useTranslation("gantt");
  const [, setSearch] = useSearchParams();
  const whole = useTreeActions();
  const tree = useMemo(() => limit(whole), [limit, whole]);
  return useMemo(() => {
    const times = new Map<WorkingCalendar, WorkingTime>();
    /** Of a task, or of the project. */
    const calendarsOf = (row: TaskRow | null): { calendar: WorkingCalendar; time: WorkingTime } => {
      const calendar = calendarOf(row?.task ?? { calendarId: null });
      let time = times.get(calendar);
      if (time === undefined) {
        time = new WorkingTime(calendar);
        times.set(calendar, time);
      }
      return { calendar, time };
    };
    const patchesOf = (changes: readonly RowChange[]) =>
      changes.flatMap(({ row, change }) => {
        const fields = patchOfChange(row, change, calendarOf(row.task));
        return fields === null ? [] : [{ row, fields }];
      });
    const planNow = () => session.store.get().plan;
    const mayLink = (from: PlanRow, to: PlanRow): boolean =>
      to.kind === "task" && isLinkable(planNow(), from, to) && can.editRelations(to.ydocId).allowed;
    const refuse = (text: string): void => void showToast({ id: "locked", kind: "refused", text });
    /** Opens the talk about a task: its owner is asked where everybody reads it. */
    const ask = (row: PlanRow): void =>
      setSearch((former) => {
        former.set("task", row.id);
        former.set("ask", "");
        return former;
      });
    const explain = (row: PlanRow): void => {
      const owner =
        row.kind === "task"
          ? participants.get(row.organisationId)
          : [...participants.values()].find(({ isHost }) => isHost);
      const isOwn = row.kind === "task" && row.organisationId === me.organisationId;
      if (row.isSummary) refuse(t("locked.summary"));
      else if (row.kind === "phase") refuse(t("locked.phase"));
      else if (isOwn) refuse(t("locked.role"));
      else
        showToast({
          id: "locked",
          kind: "refused",
          text: t("locked.other", { name: nameOf(row), organisation: owner?.name ?? "" }),
          action: {
            label: t("locked.ask"),
            run: () => ask(row),
          },
        });
    };
    const split = (row: TaskRow, rest: RestDays): boolean => {
      const fields = splitPatch(row, rest, calendarOf(row.task));
      if (fields === null) {
        refuse(t("split-task.outside"));
        return false;
      }
      const edit = { type: "task.set", id: row.task.id, fields } as const;
      const label = { key: "gantt:did.split", values: { name: nameOf(row) } };
      return dispatch([{ ydocId: row.ydocId, edit }], label).ok;
    };
    return {
      tree,
      explain,
      mayLink,
      mayPull: (row: PlanRow, part: BarPart): boolean => {
        if (row.kind !== "task") return false;
        // A relation lies with its successor: from another's task it may well begin.
        if (part === "link-start" || part === "link-finish") return true;
        if (row.isSummary || (part !== "body" && row.task.milestone)) return false;
        return can.setTaskField(row.ydocId, FIELD_OF[part]).allowed;
      },
      changeOfPull: (row, part, days, pxPerDay = 0) =>
        changeOfPull(row, part, days, calendarsOf(row), pxPerDay >= HOURS_PX),
      changeOfStep: (row, what, steps, pxPerDay = 0) =>
        changeOfStep(row, what, steps, calendarsOf(row), pxPerDay >= HOURS_PX),
      preview: (changes) => {
        const patches = patchesOf(changes);
        const [first] = patches;
        if (first === undefined) return null;
        const answer = session.store.preview(
          patches.map(({ row, fields }) => withPatch(row, fields)),
        );
        return answer === null ? null : outcomeOf(planNow(), first.row.id, answer);
      },
      apply: (changes) => {
        const patches = patchesOf(changes);
        const [first] = patches;
        if (first === undefined) return false;
        const edits = patches.map(({ row, fields }) => ({
          ydocId: row.ydocId,
          edit: { type: "task.set", id: row.task.id, fields } as const,
        }));
        const label: EditLabel =
          patches.length === 1
            ? { key: `gantt:did.${changes[0]!.change.type}`, values: { name: nameOf(first.row) } }
            : { key: "gantt:did.moveAll", values: { count: patches.length } };
        return dispatch(edits, label).ok;
      },
      link: (from, to, ends) => {
        if (from.kind !== "task" || to.kind !== "task") return null;
        if (!mayLink(from, to)) {
          if (can.editRelations(to.ydocId).allowed) refuse(t("link.impossible"));
          else explain(to);
          return null;
        }
        const type = typeOfLink(ends);
        const known = planNow().relationsOf.get(to.task.id) ?? [];
        const isKnown = known.some(
          ({ relation }) => relation.predecessorId === from.task.id && relation.type === type,
        );
        if (isKnown) {
          refuse(t("link.known"));
          return null;
        }
        const relation = newRelation(session.newId<EntityId>(), from, to, type);
        const answer = session.store.preview([], [relation]);
        const isCircle = answer?.findings?.some(
          (finding) => finding.type === "cycle" && finding.taskIds.includes(to.id),
        );
        if (isCircle === true) {
          refuse(t("link.circle"));
          return null;
        }
        const { id, predecessorId, successorId, lag, lagUnit } = relation;
        const fields = { predecessorId, successorId, type, lag, lagUnit };
        const edit = { type: "relation.create", id, fields } as const;
        const label = { key: "gantt:did.link", values: { from: nameOf(from), to: nameOf(to) } };
        return dispatch([{ ydocId: to.ydocId, edit }], label).ok ? id : null;
      },
      editRelations,
      draw: (rowId, from, to, at) => {
        const { time } = calendarsOf(null);
        nameDrawn({ rowId, bar: barDrawn(from, to, time), at });
      },
      maySplit: (row) =>
        row.kind === "task" &&
        !row.isSummary &&
        !row.task.milestone &&
        can.setTaskField(row.ydocId, "splits").allowed,
      daysOf: (row, from, to) =>
        barDrawn(from, to, calendarsOf(row?.kind === "task" ? row : null).time),
      split: (row, from, to) => {
        if (row.kind !== "task") return;
        const { start, finish } = barDrawn(from, to, calendarsOf(row).time);
        split(row, { first: start, last: finish });
      },
      splitOn: split,
      restOf: (row) => {
        const { time } = calendarsOf(row);
        const day = usualRest(row, (at) => time.workdayFrom(at));
        return day === null ? null : { first: textOfDay(day), last: textOfDay(day) };
      },
      join: (row) =>
        dispatch(
          [
            {
              ydocId: row.ydocId,
              edit: { type: "task.set", id: row.task.id, fields: { splits: null } },
            },
          ],
          { key: "gantt:did.join", values: { name: nameOf(row) } },
        ).ok,
      create: ({ rowId, bar }, name) => {
        const row = planNow().byId.get(rowId ?? "") ?? null;
        const patch = { name, ...patchOfBar(bar, calendarsOf(null).calendar) };
        const made = tree.create(row, true, "everyone", [patch]);
        const isMade = made !== null && tree.make(made.edits, { key: "plan:did.insert" });
        return isMade ? made.ids[0]! : null;
      },
      relationsOf: (id) =>
        planNow()
          .relations.filter(
            ({ predecessorId, successorId }) => predecessorId === id || successorId === id,
          )
          .map((relation) => relation.id),
      open: (id) => {
        // A heading of a group is no row of the plan.
        if (!planNow().byId.has(id)) return;
        setSearch((former) => {
          former.set("task", id);
          former.delete("ask");
          return former;
        });
      },
    };
  }, [
    session,
    dispatch,
    can,
    calendarOf,
    me,
    participants,
    t,
    setSearch,
    editRelations,
    nameDrawn,
    tree,
  ]);
}

import { useMemo } from "react";
import type { CheckItem, Comment } from "@parley/shared/documents/task.ts";
import type { YdocId } from "@parley/shared/primitives/ids.ts";
import {
  useFacts,
  useFrame,
  usePlan,
  usePlanState,
} from "../../../platform/collaboration/project-hooks.ts";
import type { PlanRow } from "@parley/shared/documents/plan-row.ts";
import { useCan, type Can } from "../../../platform/collaboration/use-can.ts";
import { liveColumns } from "@parley/shared/documents/board-columns.ts";
import type { BoardOrganisation, BoardPlan } from "../model/board-plan.ts";
import type { Card } from "../model/card.ts";
import { isLate } from "../model/lateness.ts";
import { useToday } from "./use-today.ts";

type TaskRow = Extract<PlanRow, { kind: "task" }>;
type Source = {
  readonly row: TaskRow;
  readonly checks: readonly CheckItem[] | undefined;
  readonly comments: readonly Comment[] | undefined;
  readonly today: string;
  readonly rights: Rights;
};
type Rights = { readonly mayMove: boolean; readonly mayEdit: boolean };

const rightsOn = (can: Can, ydocId: YdocId): Rights => ({
  mayMove:
    can.setTaskField(ydocId, "columnId").allowed && can.setTaskField(ydocId, "status").allowed,
  mayEdit: can.setTaskField(ydocId, "name").allowed,
});

const isSame = (a: Source, b: Source): boolean =>
  a.row === b.row &&
  a.checks === b.checks &&
  a.comments === b.comments &&
  a.today === b.today &&
  a.rights.mayMove === b.rights.mayMove &&
  a.rights.mayEdit === b.rights.mayEdit;

/** The last card of each row: rows keep their identity, and so do their cards. */
const made = new WeakMap<TaskRow, { readonly source: Source; readonly card: Card }>();

function cardOf(source: Source): Card {
  const before = made.get(source.row);
  if (before !== undefined && isSame(before.source, source)) return before.card;
  const card = makeCard(source);
  made.set(source.row, { source, card });
  return card;
}

function makeCard({ row, checks = [], comments = [], today, rights }: Source): Card {
  const live = checks.filter((check) => !check.removed);
  return {
    task: row.task,
    ydocId: row.ydocId,
    organisationId: row.organisationId,
    audience: row.audience,
    wbs: row.wbs,
    summary: row.isSummary,
    position: row.position,
    start: row.start,
    finish: row.finish,
    late: isLate(row.task, row.finish, today),
    comments: comments.filter((comment) => comment.amends === undefined).length,
    checks: { done: live.filter((check) => check.done).length, total: live.length },
    ...rights,
  };
}

/** The plan as the board shows it. A card keeps its identity while nothing that it shows has changed. */
export function useBoardPlan(): BoardPlan {
  const facts = useFacts();
  const frame = useFrame();
  const plan = usePlan();
  const checks = usePlanState((state) => state.checks);
  const comments = usePlanState((state) => state.comments);
  const can = useCan();
  const dataDate = frame.settings.dataDate;
  const siteDay = useToday(facts.timeZone);
  const today = dataDate?.slice(0, 10) ?? siteDay;

  const cards = useMemo(() => {
    const rightsIn = new Map<YdocId, Rights>();
    return plan.rows.flatMap((row) => {
      if (row.kind !== "task") return [];
      const { id } = row.task;
      const rights = rightsIn.get(row.ydocId) ?? rightsOn(can, row.ydocId);
      rightsIn.set(row.ydocId, rights);
      return [cardOf({ row, checks: checks.get(id), comments: comments.get(id), today, rights })];
    });
  }, [plan.rows, checks, comments, today, can]);
  const columns = useMemo(() => liveColumns(frame.columns.values()), [frame.columns]);
  const organisations = useMemo(() => {
    const mine = facts.standing.organisationId;
    const rank = (each: { organisationId: string; isHost: boolean }): number =>
      each.organisationId === mine ? 0 : each.isHost ? 1 : 2;
    return [...facts.participants.values()]
      .filter((each) => each.endedAt === null)
      .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
      .map((each): BoardOrganisation => ({
        id: each.organisationId,
        name: each.name,
        code: each.code,
        colour: each.colour,
      }));
  }, [facts]);
  const host = [...facts.participants.values()].find((each) => each.isHost);
  const mayEditColumns = can.editFrame().allowed && frame.ydocId !== null;
  const mayAddCards = facts.standing.capabilities.has("task.edit") && !facts.isArchived;
  return useMemo(
    () => ({
      projectId: facts.projectId,
      today,
      dataDate,
      userId: facts.me.userId,
      organisationId: facts.standing.organisationId,
      columns,
      cards,
      organisations,
      people: facts.people,
      mayEditColumns,
      mayAddCards,
      hostName: host?.name ?? "",
    }),
    [
      facts,
      today,
      dataDate,
      columns,
      cards,
      organisations,
      mayEditColumns,
      mayAddCards,
      host?.name,
    ],
  );
}

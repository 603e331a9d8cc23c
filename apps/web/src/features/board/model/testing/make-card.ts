import { DEFAULT_TASK, type TaskFields } from "@parley/shared/documents/task.ts";
import type { BoardColumn } from "@parley/shared/documents/frame.ts";
import type { EntityId, OrganisationId, TaskId, YdocId } from "@parley/shared/primitives/ids.ts";
import type { Card } from "../card.ts";

export function makeCard(
  id: string,
  fields: Partial<TaskFields> = {},
  rest: Partial<Card> = {},
): Card {
  return {
    task: { ...DEFAULT_TASK, name: id, ...fields, id: id as TaskId, custom: {} },
    ydocId: "ydoc" as YdocId,
    organisationId: "org-1" as OrganisationId,
    audience: "everyone",
    wbs: "1",
    summary: false,
    position: 0,
    start: fields.start ?? null,
    finish: fields.finish ?? null,
    late: false,
    comments: 0,
    checks: { done: 0, total: 0 },
    mayMove: true,
    mayEdit: true,
    ...rest,
  };
}

export const makeColumn = (
  id: string,
  status: BoardColumn["status"],
  order: string,
  limit: number | null = null,
): BoardColumn => ({ id: id as EntityId, name: id, order, status, limit, removed: false });

import type { EditGroup } from "@parley/shared/documents/edit.ts";
import type { FrameSettings } from "@parley/shared/documents/frame.ts";
import type { TaskPatch } from "@parley/shared/documents/edit.ts";
import {
  LANE_PART_TASKS,
  type Audience,
  type YdocPlace,
} from "@parley/shared/documents/ydoc-kind.ts";
import type { OrganisationId, TaskId, UserId, YdocId } from "@parley/shared/primitives/ids.ts";
import type { Plan } from "@parley/shared/documents/plan-row.ts";
import { usualConstraint } from "@parley/shared/schedule/date-edits.ts";
import { ordersAt, type Spot } from "./row-moves.ts";

export type Lane = { readonly ydocId: YdocId; readonly place: YdocPlace };

/** The part of one's own lane that takes the next task: the first that is not full, else the last. */
export function laneFor(
  lanes: readonly Lane[],
  organisationId: OrganisationId,
  audience: Audience,
  tasksIn: (ydocId: YdocId) => number,
): YdocId | null {
  const parts = lanes
    .flatMap(({ ydocId, place }) =>
      place.kind === "lane" &&
      place.organisationId === organisationId &&
      place.audience === audience
        ? [{ ydocId, part: place.part }]
        : [],
    )
    .sort((a, b) => a.part - b.part);
  return (
    (parts.find(({ ydocId }) => tasksIn(ydocId) < LANE_PART_TASKS) ?? parts.at(-1))?.ydocId ?? null
  );
}

export function createEdits(input: {
  readonly plan: Plan;
  readonly ydocId: YdocId;
  readonly spot: Spot;
  readonly patches: readonly TaskPatch[];
  readonly scheduleFrom: FrameSettings["scheduleFrom"];
  readonly ids: readonly TaskId[];
  readonly userId: UserId;
  readonly now: number;
}): EditGroup {
  const orders = ordersAt(input.plan, input.spot, input.patches.length);
  return input.patches.map((patch, index) => ({
    ydocId: input.ydocId,
    edit: {
      type: "task.create",
      id: input.ids[index]!,
      fields: {
        parentId: input.spot.parentId,
        order: orders[index]!,
        createdBy: input.userId,
        createdAt: input.now,
        ...usualConstraint(input.scheduleFrom),
        ...patch,
      },
    },
  }));
}

import type { TaskRow } from "@parley/shared/documents/plan-row.ts";
import type { WallObject } from "@parley/shared/documents/wall.ts";
import type { OrganisationId, YdocId } from "@parley/shared/primitives/ids.ts";
import type { Rect } from "../../../platform/canvas/geometry.ts";

/** Something drawn by somebody: it lies on the wall, or in the private area of my organisation. */
export type ObjectItem = {
  readonly kind: "object";
  readonly key: string;
  readonly object: WallObject;
  readonly ydocId: YdocId;
  readonly isPrivate: boolean;
  readonly rect: Rect;
};

/** A task of the plan, shown as a note in a pull-planning frame. It is no copy: moving the note moves the task. */
export type TaskItem = {
  readonly kind: "task";
  readonly key: string;
  readonly row: TaskRow;
  readonly frameId: string;
  readonly rect: Rect;
};

export type WallItem = ObjectItem | TaskItem;

export const NOTE_WIDTH = 132;
export const NOTE_HEIGHT = 92;

export const taskKey = (frameId: string, taskId: string): string => `${frameId}/${taskId}`;
export const idOf = (item: WallItem): string =>
  item.kind === "object" ? item.object.id : item.row.task.id;
export const organisationOf = (item: WallItem): OrganisationId =>
  item.kind === "object" ? item.object.organisationId : item.row.organisationId;
export const textOf = (item: WallItem): string =>
  item.kind === "object" ? item.object.text : item.row.task.name;

/** By whose they are; one's own organisation first. */
export const byOwner = (
  items: readonly WallItem[],
  mine: OrganisationId,
): readonly (readonly [OrganisationId, readonly WallItem[]])[] =>
  [...Map.groupBy(items, organisationOf)].sort(
    ([a], [b]) => Number(b === mine) - Number(a === mine),
  );

import type { EditGroup, TaskPatch } from "@parley/shared/documents/edit.ts";
import { orderKeysBetween } from "@parley/shared/documents/fractional-order.ts";
import type { WallObject, WallObjectType } from "@parley/shared/documents/wall.ts";
import type {
  EntityId,
  OrganisationId,
  TaskId,
  UserId,
  YdocId,
} from "@parley/shared/primitives/ids.ts";
import { readDuration } from "@parley/shared/schedule/duration-text.ts";
import type { Place } from "./arrange.ts";
import type { ObjectItem } from "./wall-item.ts";

/** In whose name something is made, and when. */
export type Author = {
  readonly userId: UserId;
  readonly organisationId: OrganisationId;
  readonly now: number;
};

type Fields = { readonly [Field in keyof Omit<WallObject, "id">]?: WallObject[Field] | null };
/** Something new on the wall, as whoever makes it describes it. */
export type NewObject = { readonly type: WallObjectType } & Fields;

export const authored = ({ userId, organisationId, now }: Author) => ({
  createdBy: userId,
  organisationId,
  createdAt: now,
});

/** The highest order of what lies on the wall; null on an empty one. */
export function topOrder(items: readonly ObjectItem[]): string | null {
  let top: string | null = null;
  for (const { object } of items) if (top === null || object.order > top) top = object.order;
  return top;
}

const whole = (fields: NewObject): NewObject => {
  const { x, y, width, height } = fields;
  const rounded = (value: number | null | undefined) => (value == null ? {} : Math.round(value));
  return {
    ...fields,
    ...Object.fromEntries(
      Object.entries({ x, y, width, height })
        .filter(([, value]) => value != null)
        .map(([key, value]) => [key, rounded(value)]),
    ),
  };
};

/** New objects above everything that lies there, in their order. */
export function createObjects(
  ydocId: YdocId,
  objects: readonly (NewObject & { readonly id: EntityId })[],
  author: Author,
  above: string | null,
): EditGroup {
  const orders = orderKeysBetween(above, null, objects.length);
  return objects.map(({ id, ...fields }, index) => ({
    ydocId,
    edit: {
      type: "object.create",
      id,
      fields: { ...whole(fields), ...authored(author), order: orders[index]! },
    },
  }));
}

export const setObject = ({ ydocId, object }: ObjectItem, fields: Fields): EditGroup[number] => ({
  ydocId,
  edit: { type: "object.set", id: object.id, fields },
});

/** Each to its place, as whole units. */
export const moveObjects = (items: readonly ObjectItem[], places: readonly Place[]): EditGroup =>
  items.flatMap((item, index) => {
    const place = places[index]!;
    const [x, y] = [Math.round(place.x), Math.round(place.y)];
    return x === item.object.x && y === item.object.y ? [] : [setObject(item, { x, y })];
  });

/** `Lift beams 3 d` is a name and a duration; without one a note is a day of work. */
export function taskOfText(text: string): { readonly name: string } & TaskPatch {
  const line = text.replaceAll(/\s+/g, " ").trim();
  const match = /^(.*\S)[\s,;，；·]+(\d[\d.,]*\s*\p{L}+)$/u.exec(line);
  const duration = match === null ? null : readDuration(match[2]!, "d", false);
  return duration === null || match === null
    ? { name: line.slice(0, 500), duration: 4_800 }
    : { name: match[1]!.slice(0, 500), milestone: duration.duration === 0, ...duration };
}

/** A free note becomes a task: it is made in the lane, and goes from the wall. One step, and one step back. */
export function planNote(
  item: ObjectItem,
  task: {
    readonly id: TaskId;
    readonly laneId: YdocId;
    readonly fields: TaskPatch;
  },
  { userId, now }: Author,
): EditGroup {
  return [
    {
      ydocId: task.laneId,
      edit: {
        type: "task.create",
        id: task.id,
        fields: {
          ...taskOfText(item.object.text),
          createdBy: userId,
          createdAt: now,
          ...task.fields,
        },
      },
    },
    setObject(item, { removed: true }),
  ];
}

/** A line drawn by hand: its corner, its size, and its points from the corner, thinned out until they have room. */
export function strokeOf(points: readonly { readonly x: number; readonly y: number }[]): NewObject {
  const [xs, ys] = [points.map(({ x }) => Math.round(x)), points.map(({ y }) => Math.round(y))];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const step = Math.ceil(points.length / 1_500);
  const kept = points.filter((_, index) => index % step === 0 || index === points.length - 1);
  return {
    type: "stroke",
    x: left,
    y: top,
    width: Math.max(1, Math.max(...xs) - left),
    height: Math.max(1, Math.max(...ys) - top),
    points: kept.map(({ x, y }) => `${Math.round(x) - left},${Math.round(y) - top}`).join(" "),
  };
}

import type { EditGroup } from "@parley/shared/documents/edit.ts";
import { orderKeyBetween, orderKeysBetween } from "@parley/shared/documents/fractional-order.ts";
import type { ReactionKind, WallObject } from "@parley/shared/documents/wall.ts";
import {
  canCreateWallObject,
  canReact,
  canSetWallObject,
} from "@parley/shared/permissions/wall-policy.ts";
import type { EntityId, TaskId, WallId, YdocId } from "@parley/shared/primitives/ids.ts";
import { useMemo } from "react";
import { laneFor } from "../../../platform/plan/new-task.ts";
import { useDispatch, useFacts } from "../../../platform/collaboration/project-hooks.ts";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import type { WallState } from "../../../platform/collaboration/wall-state.ts";
import type { Audience, YdocPlace } from "@parley/shared/documents/ydoc-kind.ts";
import { aligned, distributed, type Alignment, type Distribution } from "../model/arrange.ts";
import { placesFor } from "../model/paste-notes.ts";
import { holds, middleOf, type Point, type Rect } from "../../../platform/canvas/geometry.ts";
import {
  authored,
  createObjects,
  moveObjects,
  setObject,
  topOrder,
  type Author,
  type NewObject,
} from "../model/wall-edits.ts";
import { NOTE_HEIGHT, NOTE_WIDTH, type ObjectItem } from "../model/wall-item.ts";
import type { WallModelItems } from "./wall-model-items.ts";

export type WallActions = ReturnType<typeof makeActions>;

type Setting = {
  readonly session: ReturnType<typeof useProjectSession>;
  readonly dispatch: ReturnType<typeof useDispatch>;
  readonly facts: ReturnType<typeof useFacts>;
  readonly wallId: WallId;
  readonly state: Pick<WallState, "isArchived"> & {
    readonly sharedId: YdocId | null;
    readonly areaId: YdocId | null;
  };
  readonly isPrivate: boolean;
  readonly items: WallModelItems;
  readonly meeting: MeetingRules;
};

/** What a meeting asks of everybody's hands. Keeps its identity while it is the same. */
export type MeetingRules = {
  /** While everybody writes for themselves: what is new stays with its company until that ends. */
  readonly quietId: EntityId | null;
  /** Parts of the wall in which nobody but the facilitator changes anything. */
  readonly closed: readonly Rect[];
};
export const NO_RULES: MeetingRules = { quietId: null, closed: [] };

function makeActions({
  session,
  dispatch,
  facts,
  wallId,
  state,
  isPrivate,
  items,
  meeting,
}: Setting) {
  const { me, standing } = facts;
  const shared: YdocPlace = { kind: "wall", wallId, isArchived: state.isArchived };
  const placeOf = (item: Pick<ObjectItem, "isPrivate">): YdocPlace =>
    item.isPrivate ? { ...shared, kind: "wall-area", organisationId: me.organisationId } : shared;
  const author = (): Author => ({
    userId: me.userId,
    organisationId: me.organisationId,
    now: Date.now(),
  });
  const did = (key: string, values: Readonly<Record<string, string | number>> = {}) => ({
    key: `wall:did.${key}`,
    values,
  });
  const may = (type: string): boolean => canCreateWallObject(standing, shared, type).allowed;
  /** In a part of the wall that the facilitator has closed. */
  const isClosed = (rect: Rect): boolean =>
    meeting.closed.some((closed) => holds(closed, middleOf(rect)));
  const mayChange = (item: ObjectItem): boolean =>
    canSetWallObject(standing, placeOf(item), item.object).allowed && !isClosed(item.rect);
  const target = (): YdocId | null =>
    isPrivate || meeting.quietId !== null ? state.areaId : state.sharedId;

  const create = (objects: readonly NewObject[], what: string): readonly EntityId[] => {
    const ydocId = target();
    if (ydocId === null || objects.length === 0) return [];
    const { quietId } = meeting;
    const fresh = objects
      .filter((fields) => !isClosed(rectOfNew(fields)))
      .map((fields) => ({
        ...fields,
        ...(quietId !== null && !isPrivate && { quietId }),
        id: session.newId<EntityId>(),
      }));
    if (fresh.length === 0) return [];
    const edits = createObjects(ydocId, fresh, author(), topOrder(items()));
    return dispatch(edits, did(what, { count: fresh.length })).ok ? fresh.map(({ id }) => id) : [];
  };
  const change = (edits: EditGroup, what: string): void => {
    if (edits.length > 0) dispatch(edits, did(what, { count: edits.length }));
  };
  const set = (
    chosen: readonly ObjectItem[],
    fields: Parameters<typeof setObject>[1],
    what: string,
  ): void =>
    change(
      chosen.filter(mayChange).map((item) => setObject(item, fields)),
      what,
    );
  const movable = (chosen: readonly ObjectItem[]): readonly ObjectItem[] =>
    chosen.filter((item) => mayChange(item) && !item.object.locked);
  const copies = (objects: readonly WallObject[], dx: number, dy: number): readonly NewObject[] =>
    objects.map((object) => {
      const {
        id: _id,
        createdBy: _by,
        organisationId: _of,
        createdAt: _at,
        quietId: _quiet,
        ...fields
      } = object;
      return { ...fields, x: object.x + dx, y: object.y + dy, groupId: null, locked: false };
    });

  return {
    may,
    mayChange,
    isClosed,
    mayReact: canReact(standing, shared, { createdBy: me.userId }).allowed,
    isArchived: state.isArchived,
    author,
    create,
    copies,
    notes: (texts: readonly string[], middle: Point) =>
      create(
        placesFor(texts.length, middle).map((place, index) => ({
          type: "note",
          ...place,
          width: NOTE_WIDTH,
          height: NOTE_HEIGHT,
          text: texts[index]!,
        })),
        "notes",
      ),
    setText: (item: ObjectItem, text: string) => set([item], { text }, "text"),
    setFields: (chosen: readonly ObjectItem[], fields: Parameters<typeof setObject>[1]) =>
      set(chosen, fields, "change"),
    move: (chosen: readonly ObjectItem[], dx: number, dy: number) => {
      const moved = movable(chosen);
      change(
        moveObjects(
          moved,
          moved.map(({ rect }) => ({ x: rect.x + dx, y: rect.y + dy })),
        ),
        "move",
      );
    },
    resize: (item: ObjectItem, { x, y, width, height }: Rect) =>
      set(
        [item],
        {
          x: Math.round(x),
          y: Math.round(y),
          width: Math.round(width),
          height: Math.round(height),
        },
        "resize",
      ),
    align: (chosen: readonly ObjectItem[], how: Alignment) => {
      const moved = movable(chosen);
      change(
        moveObjects(
          moved,
          aligned(
            moved.map(({ rect }) => rect),
            how,
          ),
        ),
        "align",
      );
    },
    distribute: (chosen: readonly ObjectItem[], how: Distribution) => {
      const moved = movable(chosen);
      change(
        moveObjects(
          moved,
          distributed(
            moved.map(({ rect }) => rect),
            how,
          ),
        ),
        "distribute",
      );
    },
    group: (chosen: readonly ObjectItem[]) =>
      set(chosen, { groupId: session.newId<EntityId>() }, "group"),
    ungroup: (chosen: readonly ObjectItem[]) => set(chosen, { groupId: null }, "ungroup"),
    lock: (chosen: readonly ObjectItem[], locked: boolean) =>
      set(chosen, { locked }, locked ? "lock" : "unlock"),
    toFront: (chosen: readonly ObjectItem[]) => {
      const own = chosen.filter(mayChange);
      const orders = orderKeysBetween(topOrder(items()), null, own.length);
      change(
        own.map((item, index) => setObject(item, { order: orders[index]! })),
        "front",
      );
    },
    toBack: (chosen: readonly ObjectItem[]) => {
      const lowest = items().reduce<string | null>(
        (low, { object }) => (low === null || object.order < low ? object.order : low),
        null,
      );
      set(chosen, { order: orderKeyBetween(null, lowest) }, "back");
    },
    remove: (chosen: readonly ObjectItem[]) =>
      set(
        chosen.filter(({ object }) => !object.locked),
        { removed: true },
        "remove",
      ),
    react: (targetId: string, kind: ReactionKind) => {
      const { sharedId } = state;
      if (sharedId === null) return;
      const reactions = session.shelves.walls.walls.get().get(wallId)?.shared?.content.reactions;
      const own = [...(reactions?.values() ?? [])].find(
        (each) =>
          !each.removed &&
          each.targetId === targetId &&
          each.kind === kind &&
          each.createdBy === me.userId,
      );
      const { createdBy, organisationId } = authored(author());
      const fields = { targetId: targetId as EntityId, kind, createdBy, organisationId };
      change(
        [
          {
            ydocId: sharedId,
            edit:
              own === undefined
                ? { type: "reaction.create", id: session.newId<EntityId>(), fields }
                : { type: "reaction.set", id: own.id, fields: { removed: true } },
          },
        ],
        own === undefined ? "react" : "unreact",
      );
    },
    promise: (relationId: EntityId, promised: string | null) => {
      const { sharedId } = state;
      if (sharedId === null) return;
      const fields = { relationId, promised, ...authored(author()) };
      const id = session.newId<EntityId>();
      change([{ ydocId: sharedId, edit: { type: "handoff.create", id, fields } }], "promise");
    },
    /** The part of my organisation's lane of an audience that takes the next task. */
    laneOf: (audience: Audience): YdocId | null => {
      const { tasks } = session.store.get();
      const counts = new Map<YdocId, number>();
      for (const { ydocId } of tasks.values()) counts.set(ydocId, (counts.get(ydocId) ?? 0) + 1);
      return laneFor(
        [...session.lines.get().values()],
        me.organisationId,
        audience,
        (ydocId) => counts.get(ydocId) ?? 0,
      );
    },
    newTaskId: () => session.newId<TaskId>(),
  };
}

const rectOfNew = ({ x, y, width, height }: NewObject): Rect => ({
  x: x ?? 0,
  y: y ?? 0,
  width: width ?? 0,
  height: height ?? 0,
});

/** What a person can do on a wall. Every action is one step of undo. */
export function useWallActions(
  wallId: WallId,
  wall: WallState,
  isPrivate: boolean,
  items: WallModelItems,
  meeting: MeetingRules = NO_RULES,
): WallActions {
  const session = useProjectSession();
  const dispatch = useDispatch();
  const facts = useFacts();
  const { isArchived } = wall;
  const [sharedId, areaId] = [wall.shared?.ydocId ?? null, wall.area?.ydocId ?? null];
  return useMemo(
    () =>
      makeActions({
        session,
        dispatch,
        facts,
        wallId,
        state: { isArchived, sharedId, areaId },
        isPrivate,
        items,
        meeting,
      }),
    [session, dispatch, facts, wallId, isArchived, sharedId, areaId, isPrivate, items, meeting],
  );
}

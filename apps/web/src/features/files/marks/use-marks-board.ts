import { orderKeysBetween } from "@parley/shared/documents/fractional-order.ts";
import type { Mark, MarkType } from "@parley/shared/documents/mark.ts";
import { canCreateMark, canSetMark } from "@parley/shared/permissions/mark-policy.ts";
import type { EntityId, RevisionId, YdocId } from "@parley/shared/primitives/ids.ts";
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { beginMarks } from "../../../platform/api/file-api.ts";
import { DRAWING_MAX } from "../../../platform/collaboration/mark-presence.ts";
import { useDispatch, useFacts } from "../../../platform/collaboration/project-hooks.ts";
import { useMarks } from "../../../platform/collaboration/use-marks.ts";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { showToast } from "../../../ui/toast-store.ts";
import type { SheetView } from "../sheet/sheet-view.ts";
import { drawBoard } from "./draw-board.ts";
import { markFacts } from "./mark-facts.ts";
import { inPieces } from "./in-pieces.ts";
import { copiedMarks, pastedMarks } from "./mark-clipboard.ts";
import { measureText } from "./measure-text.ts";
import { textOfPoints } from "./mark-shape.ts";
import { MarksBoard, type MarkCommands } from "./marks-board.ts";
import type { NewMark, ShownMark } from "./shown-mark.ts";
import { MarksPicture } from "./marks-picture.ts";
import { readPaperColours } from "./paper-colours.ts";
import { shownMarks } from "./shown-marks.ts";
import { isHolding } from "./snapper.ts";
import { useCarriedMarks, type FormerRevision } from "./use-carried-marks.ts";

/** Fewer than the server takes of one person, and still a steady hand. */
const EVERY_MS = 70;

type Fields = { readonly [Field in keyof Omit<Mark, "id">]?: Mark[Field] | null };
type Change = { readonly shown: ShownMark; readonly fields: Fields };
/** What a person can do with marks beside drawing them. */
export type MarkActions = {
  /** Whether this person may mark at all. */
  readonly mayMark: boolean;
  readonly set: (shown: ShownMark, fields: Fields) => void;
  readonly remove: (shown: readonly ShownMark[]) => void;
  /** Several at once, as one step that is taken back as one. Of others' marks nothing is changed. */
  readonly setEach: (changes: readonly Change[], what?: string) => void;
  readonly publish: (shown: ShownMark) => void;
  readonly maySetStatus: (shown: ShownMark) => boolean;
  /** Marks that are moved and deleted together; with `false`, each by itself again. */
  readonly group: (chosen: readonly ShownMark[], isGrouped: boolean) => void;
  readonly copy: (chosen: readonly ShownMark[]) => void;
  /** What was copied, onto the page that is shown. */
  readonly paste: () => void;
  /** Makes marks like these, above all others, as this person's; their ids, or none where they could not be made. */
  readonly add: (
    marks: readonly NewMark[],
    isPrivate: boolean,
    what: "mark" | "import" | "paste",
  ) => readonly EntityId[];
};
export type Marking = {
  readonly board: MarksBoard;
  readonly marks: readonly ShownMark[];
  readonly wordsOf: (mark: Mark) => string;
  readonly actions: MarkActions;
  readonly isPrivate: boolean;
  readonly setPrivate: (isPrivate: boolean) => void;
};

/** The marks of a revision over its sheet: read, drawn, changed and shown to others as they come about. */
export function useMarksBoard(
  view: SheetView,
  fileId: string,
  revisionId: string,
  formers: readonly FormerRevision[],
): Marking {
  const { t } = useTranslation("files");
  const formats = useFormats();
  const session = useProjectSession();
  const dispatch = useDispatch();
  const facts = useFacts();
  const { marks: markShelf } = session.shelves;
  const { projectId, me, standing } = facts;
  const begin = useCallback(
    () => beginMarks(projectId, fileId, revisionId).then(() => undefined),
    [projectId, fileId, revisionId],
  );
  const revision = revisionId as RevisionId;
  const layers = useMarks(revision, begin);
  const lines = useSyncExternalStore(session.lines.subscribe, session.lines.get);
  const [board] = useState(() => new MarksBoard(view));
  const [picture] = useState(() => new MarksPicture());
  const [isPrivate, setPrivate] = useState(false);
  const [colours] = useState(readPaperColours);
  const placeOf = useCallback(
    (ydocId: YdocId | undefined) => (ydocId === undefined ? undefined : lines.get(ydocId)?.place),
    [lines],
  );
  const sharedPlace = placeOf(layers.shared?.ydocId);
  const mayMark = sharedPlace !== undefined && canCreateMark(standing, sharedPlace).allowed;
  const carried = useCarriedMarks(view, formers);
  const marks = useMemo(
    () => [...carried, ...shownMarks(layers, me.userId, mayMark)],
    [carried, layers, me.userId, mayMark],
  );
  const all = useMemo(() => marks.map(({ mark }) => mark), [marks]);
  const counted = useMemo(() => markFacts(all), [all]);
  const wordsOf = useCallback(
    (mark: Mark): string => {
      if (mark.type === "stamp") return t(`marks.stamp.${mark.stamp}`);
      if (mark.type === "pin" || mark.type === "count") return String(counted.numberOf(mark));
      return measureText(mark, counted.scaleOf(mark.page), view.file.unit, formats);
    },
    [t, counted, view, formats],
  );
  const layerOf = useCallback(
    (isOwn: boolean) => (isOwn ? layers.area : layers.shared)?.ydocId,
    [layers],
  );
  /** A mark that was carried here lies where it was made. */
  const layerOfMark = useCallback(
    ({ isPrivate: isOwn, carried: from }: ShownMark) => {
      if (from === undefined) return layerOf(isOwn);
      const there = markShelf.layers.get().get(from.revisionId);
      return (isOwn ? there?.area : there?.shared)?.ydocId;
    },
    [layerOf, markShelf],
  );

  const actions = useMemo((): MarkActions => {
    const did = (what: string) => ({ key: `files:did.${what}` });
    const setAll = (changes: readonly Change[], what: string): void => {
      const edits = changes.flatMap(({ shown, fields }) => {
        const ydocId = layerOfMark(shown);
        const edit = { type: "mark.set", id: shown.mark.id, fields } as const;
        return ydocId === undefined ? [] : [{ ydocId, edit }];
      });
      if (edits.length > 0) dispatch(edits, did(what));
    };
    const setEach = (changes: readonly Change[], what = "change"): void =>
      setAll(
        changes.filter(({ shown }) => shown.isMine),
        what,
      );
    const add: MarkActions["add"] = (wanted, isOwn, what) => {
      const ydocId = layerOf(isOwn);
      if (ydocId === undefined || wanted.length === 0) return [];
      const top = all.reduce<string | null>(
        (most, { order }) => (most === null || order > most ? order : most),
        null,
      );
      const orders = orderKeysBetween(top, null, wanted.length);
      const ids: EntityId[] = [];
      let next = 0;
      for (const piece of inPieces(wanted)) {
        const made = piece.map(({ id: _id, ...fields }) => ({
          id: session.newId<EntityId>(),
          fields: {
            ...fields,
            createdBy: me.userId,
            organisationId: me.organisationId,
            createdAt: Date.now(),
            order: orders[next++]!,
          },
        }));
        const done = dispatch(
          made.map(({ id, fields }) => ({ ydocId, edit: { type: "mark.create", id, fields } })),
          did(what),
        );
        if (!done.ok) break;
        ids.push(...made.map(({ id }) => id));
      }
      return ids;
    };
    return {
      mayMark,
      set: (shown, fields) => setAll([{ shown, fields }], "change"),
      setEach,
      remove: (chosen) =>
        setEach(
          chosen.map((shown) => ({ shown, fields: { removed: true } })),
          "remove",
        ),
      publish: (shown) => {
        const [from, to] = [layerOf(true), layerOf(false)];
        if (from === undefined || to === undefined) return;
        const { id, removed: _removed, publishedId: _publishedId, ...fields } = shown.mark;
        const copy = session.newId<EntityId>();
        const made = dispatch(
          [
            { ydocId: to, edit: { type: "mark.create", id: copy, fields } },
            { ydocId: from, edit: { type: "mark.set", id, fields: { publishedId: copy } } },
          ],
          did("publish"),
        );
        if (!made.ok) return;
        board.select(copy);
        showToast({ kind: "done", text: t("marks.published") });
      },
      group: (chosen, isGrouped) => {
        const groupId = isGrouped ? session.newId<EntityId>() : null;
        setEach(
          chosen.map((shown) => ({ shown, fields: { groupId } })),
          "group",
        );
      },
      copy: (chosen) => {
        copiedMarks.set(chosen);
        showToast({ kind: "note", text: t("marks.copied", { count: chosen.length }) });
      },
      paste: () => {
        const pasted = pastedMarks(view.page, board.pointer, () => session.newId<EntityId>());
        const made = add(pasted, isPrivate, "paste");
        if (made.length === 0) return;
        board.use("select");
        board.selectAll(made);
      },
      maySetStatus: (shown) => {
        const place = placeOf(layerOfMark(shown));
        return place !== undefined && canSetMark(standing, place, shown.mark, "status").allowed;
      },
      add,
    };
  }, [
    mayMark,
    layerOf,
    layerOfMark,
    dispatch,
    session,
    board,
    t,
    placeOf,
    standing,
    all,
    me,
    view,
    isPrivate,
  ]);

  useEffect(() => {
    const create: MarkCommands["create"] = (type, page, shape) =>
      actions.add([{ ...board.style.get(), type, page, ...shape }], isPrivate, "mark")[0] ?? null;
    board.obey({
      create,
      change: (changes) =>
        actions.setEach(changes.map(({ shown, points }) => ({ shown, fields: { points } }))),
    });
  }, [board, isPrivate, actions]);

  useEffect(() => board.show(marks), [board, marks]);

  useEffect(() => {
    const prepare = (): void => {
      if (isHolding(board.tool.get())) void board.snapper.prepare(view.file, view.page);
    };
    const stops = [board.tool.subscribe(prepare), view.shown.subscribe(prepare)];
    return () => stops.forEach((stop) => stop());
  }, [board, view]);

  const { participants } = facts;
  const colourOf = useCallback(
    (organisationId: string): number => participants.get(organisationId as never)?.colour ?? 0,
    [participants],
  );

  useEffect(() => {
    const like = (type: string): Mark =>
      ({
        ...board.style.get(),
        type: type as MarkType,
        id: "draft" as EntityId,
        createdBy: me.userId,
        organisationId: me.organisationId,
        createdAt: null,
        page: view.page,
        points: "0,0",
        pressures: "",
        text: "",
        realLength: null,
        groupId: null,
        status: "open",
        publishedId: null,
        sourceAuthor: "",
        order: "a0",
        removed: false,
      }) satisfies Mark;
    return view.cover((context, scale, ratio) =>
      drawBoard(board, { context, colours, scale, ratio, colourOf, wordsOf }, like, picture),
    );
  }, [picture, view, board, colours, colourOf, wordsOf, me]);

  useEffect(() => {
    const read = (): void => board.showGuests(markShelf.guests(revision));
    read();
    const stop = markShelf.moved.subscribe(read);
    let sent = "";
    const tell = setInterval(() => {
      const { pointer } = board;
      const draft = board.draft.get();
      const points = draft === null ? "" : textOfPoints(draft.points);
      // Who draws on a layer of their own shows nothing of where.
      const cursor =
        pointer === null || isPrivate
          ? null
          : {
              page: view.page,
              x: Math.round(pointer.x * 100) / 100,
              y: Math.round(pointer.y * 100) / 100,
              drawing:
                draft === null || points.length > DRAWING_MAX ? null : { type: draft.type, points },
            };
      const text = JSON.stringify(cursor);
      if (text === sent) return;
      sent = text;
      markShelf.publish(revision, cursor);
    }, EVERY_MS);
    return () => {
      stop();
      clearInterval(tell);
      markShelf.publish(revision, null);
    };
  }, [board, view, markShelf, revision, isPrivate]);

  return { board, marks, wordsOf, actions, isPrivate, setPrivate };
}

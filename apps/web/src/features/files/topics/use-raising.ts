import { useEffect, useRef, useState } from "react";
import { boundsOf, textOfPoints } from "../marks/mark-shape.ts";
import type { ShownMark } from "../marks/shown-mark.ts";
import type { Marking } from "../marks/use-marks-board.ts";
import type { TopicFields, Topics } from "./use-topics.ts";

/** What a topic is being raised about: a mark, or the drawing as a whole. */
type About = { readonly mark: ShownMark | null };
export type Raising = {
  readonly about: (mark: ShownMark | null) => void;
  /** The next mark that this person draws becomes a topic. */
  readonly draw: () => void;
  readonly isDrawing: boolean;
  readonly stop: () => void;
  readonly asked: About | null;
  readonly raise: (fields: TopicFields) => void;
  readonly close: () => void;
};

/** The region of a mark: two corners. */
function regionOf({ mark }: ShownMark): string {
  const { x, y, width, height } = boundsOf(mark);
  return textOfPoints([
    { x, y },
    { x: x + width, y: y + height },
  ]);
}

/** From a mark, or from a region that is drawn for it, to a topic. */
export function useRaising(marking: Marking, topics: Topics): Raising {
  const { board, marks } = marking;
  const [asked, setAsked] = useState<About | null>(null);
  const [isDrawing, setDrawing] = useState(false);
  const known = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (!isDrawing) return;
    const drawn = marks.find(
      (one) => one.isMine && one.carried === undefined && !known.current.has(one.mark.id),
    );
    if (drawn === undefined) return;
    setDrawing(false);
    setAsked({ mark: drawn });
    board.use("select");
    board.select(drawn.mark.id);
  }, [isDrawing, marks, board]);
  useEffect(
    () =>
      // Another tool in the hand, and no topic is meant any more.
      board.tool.subscribe(() => {
        if (board.tool.get() === "look") setDrawing(false);
      }),
    [board],
  );
  return {
    about: (mark) => setAsked({ mark }),
    draw: () => {
      known.current = new Set(marks.map(({ mark }) => mark.id));
      setDrawing(true);
      board.use("cloud");
    },
    isDrawing,
    stop: () => {
      setDrawing(false);
      board.use("look");
    },
    asked,
    raise: (fields) => {
      const mark = asked?.mark ?? null;
      const place: TopicFields =
        mark === null
          ? {}
          : { page: mark.mark.page, region: regionOf(mark), markIds: mark.mark.id };
      const id = topics.raise(mark?.isPrivate ?? marking.isPrivate, { ...fields, ...place });
      if (id === null) return;
      setAsked(null);
      topics.select(id);
    },
    close: () => setAsked(null),
  };
}

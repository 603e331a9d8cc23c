import { useCallback, useEffect, useRef, useState, type PointerEvent } from "react";
import { dropAt, type Drop } from "../../../platform/plan/drop-spot.ts";
import type { TreeActions } from "../../../platform/plan/use-tree-actions.ts";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import type { GanttChart } from "../canvas/gantt-chart.ts";
import { ROW_HEIGHT } from "../model/viewport.ts";

const SLOP = 5;
const INDENT = 14;
/** Near an edge the rows scroll along, so many pixels a frame. */
const EDGE = 36;
const SCROLL = 9;

type Held = {
  readonly id: string;
  readonly ids: ReadonlySet<string>;
  readonly x: number;
  readonly y: number;
  readonly depth: number;
  readonly pointerId: number;
  isMoving: boolean;
};

export type RowDrag = {
  /** Where the rows would land: the line is drawn before the row `index`, at this level. */
  readonly drop: (Drop & { readonly isAllowed: boolean }) | null;
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
  };
};

/** Dragging rows of the table to another place in the tree; sideways changes the level. Escape puts them back. */
export function useRowDrag(chart: GanttChart, tree: TreeActions): RowDrag {
  const session = useProjectSession();
  const held = useRef<Held | null>(null);
  const [drop, setDrop] = useState<RowDrag["drop"]>(null);
  const latest = useRef<Drop | null>(null);
  const frame = useRef(0);

  const stop = useCallback(() => {
    cancelAnimationFrame(frame.current);
    held.current = null;
    latest.current = null;
    setDrop(null);
  }, []);
  useEffect(() => {
    const handleKey = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || held.current?.isMoving !== true) return;
      event.preventDefault();
      event.stopPropagation();
      stop();
    };
    window.addEventListener("keydown", handleKey, true);
    return () => window.removeEventListener("keydown", handleKey, true);
  }, [stop]);

  const handleDown = (event: PointerEvent): void => {
    const target = event.target as Element;
    const id = target.closest<HTMLElement>("[data-row]")?.dataset["row"];
    const isPlain = event.button === 0 && event.pointerType !== "touch";
    if (id === undefined || !isPlain || target.closest("[data-fold]") !== null) return;
    const { ids } = chart.choice;
    held.current = {
      id,
      ids: ids.has(id) ? ids : new Set([id]),
      x: event.clientX,
      y: event.clientY,
      depth: session.store.get().plan.byId.get(id)?.depth ?? 0,
      pointerId: event.pointerId,
      isMoving: false,
    };
  };
  const handleMove = (event: PointerEvent): void => {
    const one = held.current;
    if (one === null || event.pointerId !== one.pointerId) return;
    if (!one.isMoving) {
      if (Math.abs(event.clientY - one.y) < SLOP) return;
      one.isMoving = true;
      event.currentTarget.setPointerCapture(event.pointerId);
    }
    const body = event.currentTarget.querySelector("[data-rows]")?.parentElement;
    if (body != null) place(one, body, { x: event.clientX, y: event.clientY });
  };
  const place = (
    one: Held,
    body: Element,
    at: { readonly x: number; readonly y: number },
  ): void => {
    const box = body.getBoundingClientRect();
    const y = at.y - box.top;
    cancelAnimationFrame(frame.current);
    const scroll = y < EDGE ? -SCROLL : y > box.height - EDGE ? SCROLL : 0;
    // The rows go on below a hand that rests at the edge.
    if (scroll !== 0)
      frame.current = requestAnimationFrame(() => {
        if (held.current !== one) return;
        chart.pan(0, scroll);
        place(one, body, at);
      });
    const { plan } = session.store.get();
    const { rows } = chart.model;
    const gap = Math.round((y + chart.viewport.top) / ROW_HEIGHT);
    const index = Math.min(rows.length, Math.max(0, gap));
    const depth = Math.max(0, one.depth + Math.round((at.x - one.x) / (INDENT * 1.5)));
    const shown = rows.map(({ row, isCollapsed }) => ({ row, isCollapsed, depth: row.depth }));
    const next = dropAt(plan, shown, index, depth);
    latest.current = next;
    setDrop({ ...next, isAllowed: tree.mayDrop(one.ids, next.spot) });
  };
  const handleUp = (): void => {
    const one = held.current;
    const to = latest.current;
    if (one?.isMoving === true && to !== null) tree.drop(one.ids, to.spot);
    stop();
  };
  return {
    drop,
    handlers: {
      onPointerDown: handleDown,
      onPointerMove: handleMove,
      onPointerUp: handleUp,
      onPointerCancel: stop,
    },
  };
}

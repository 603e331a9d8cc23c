import { useRef } from "react";

const DISTANCE = 60;

type Swipe = {
  readonly onTouchStart: React.TouchEventHandler;
  readonly onTouchEnd: React.TouchEventHandler;
};

/** A quick, level stroke of one finger: `by` is 1 to the next, -1 to the one before. A long press is a drag and no stroke. */
export function useSwipe(turn: (by: 1 | -1) => void): Swipe {
  const start = useRef<{ x: number; y: number; at: number } | null>(null);
  return {
    onTouchStart: (event) => {
      const touch = event.touches.length === 1 ? event.touches[0] : undefined;
      start.current =
        touch === undefined ? null : { x: touch.clientX, y: touch.clientY, at: event.timeStamp };
    },
    onTouchEnd: (event) => {
      const from = start.current;
      const touch = event.changedTouches[0];
      start.current = null;
      if (from === null || touch === undefined || event.timeStamp - from.at > 500) return;
      const dx = touch.clientX - from.x;
      if (Math.abs(dx) < DISTANCE || Math.abs(touch.clientY - from.y) > Math.abs(dx) / 2) return;
      turn(dx < 0 ? 1 : -1);
    },
  };
}

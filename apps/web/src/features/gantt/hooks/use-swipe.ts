import { useRef, type TouchEvent } from "react";

const FAR_PX = 56;

type Swipe = {
  readonly onTouchStart: (event: TouchEvent) => void;
  readonly onTouchEnd: (event: TouchEvent) => void;
};

/** A finger drawn sideways: 1 to the left, which is onwards, -1 to the right. What goes rather up or down is scrolling. */
export function useSwipe(onSwipe: (direction: 1 | -1) => void): Swipe {
  const from = useRef<{ x: number; y: number } | null>(null);
  return {
    onTouchStart: ({ touches }) => {
      const touch = touches[0];
      from.current =
        touch === undefined || touches.length > 1 ? null : { x: touch.clientX, y: touch.clientY };
    },
    onTouchEnd: ({ changedTouches }) => {
      const [begun, touch] = [from.current, changedTouches[0]];
      from.current = null;
      if (begun === null || touch === undefined) return;
      const [dx, dy] = [touch.clientX - begun.x, touch.clientY - begun.y];
      if (Math.abs(dx) >= FAR_PX && Math.abs(dx) > 2 * Math.abs(dy)) onSwipe(dx < 0 ? 1 : -1);
    },
  };
}

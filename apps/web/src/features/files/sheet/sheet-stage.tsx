import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  type KeyboardEvent,
  type ReactNode,
} from "react";
import { useTranslation } from "react-i18next";
import type { Point } from "../../../platform/canvas/geometry.ts";
import { SheetHand } from "./sheet-hand.ts";
import type { SheetView } from "./sheet-view.ts";
import styles from "./sheet.module.css";

/** The page, what lies over it, and the hand on both. */
export function SheetStage(props: {
  view: SheetView;
  hand: SheetHand;
  label: string;
  onKeys: (event: KeyboardEvent) => void;
  onPoint?: (point: Point | null) => void;
  onDoubleClick?: (point: Point) => void;
  children?: ReactNode;
}) {
  const { t } = useTranslation("files");
  const { view, hand } = props;
  const help = useId();
  const stage = useRef<HTMLDivElement>(null);
  const scene = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => view.attach(scene.current!, overlay.current!), [view]);
  useEffect(() => {
    const element = stage.current!;
    const handleWheel = (event: WheelEvent): void => {
      event.preventDefault();
      hand.wheel(placeOf(element, event), event);
    };
    // React's own listeners are passive.
    element.addEventListener("wheel", handleWheel, { passive: false });
    return () => element.removeEventListener("wheel", handleWheel);
  }, [hand]);
  const place = (event: { clientX: number; clientY: number }): Point =>
    placeOf(overlay.current!, event);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application is a widget (ARIA 1.2)
    <div
      ref={stage}
      role="application"
      aria-label={props.label}
      aria-describedby={help}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the same
      tabIndex={0}
      className={styles.stage}
      onKeyDown={(event) => {
        if (event.key === " " && event.target === stage.current) {
          hand.holdSpace(true);
          event.preventDefault();
        } else props.onKeys(event);
      }}
      onKeyUp={(event) => {
        if (event.key === " ") hand.holdSpace(false);
      }}
      onBlur={() => hand.holdSpace(false)}
    >
      <p id={help} className="visually-hidden">
        {t("sheet.help")}
      </p>
      <canvas ref={scene} className={styles.canvas} aria-hidden />
      <canvas
        ref={overlay}
        className={styles.canvas}
        aria-hidden
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          stage.current?.focus({ preventScroll: true });
          hand.down(place(event), event.nativeEvent);
        }}
        onPointerMove={(event) => {
          const at = place(event);
          hand.move(at, event.nativeEvent);
          props.onPoint?.(at);
          event.currentTarget.style.cursor = hand.cursorAt(at);
        }}
        onPointerUp={(event) => hand.up(place(event), event.nativeEvent)}
        onPointerCancel={(event) => hand.cancel(event.nativeEvent)}
        onPointerLeave={() => props.onPoint?.(null)}
        onDoubleClick={(event) => props.onDoubleClick?.(place(event))}
      />
      {props.children}
    </div>
  );
}

function placeOf(element: HTMLElement, event: { clientX: number; clientY: number }): Point {
  const { left, top } = element.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

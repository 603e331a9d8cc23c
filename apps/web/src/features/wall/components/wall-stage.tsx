import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import type { ClipboardEvent, KeyboardEvent, PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import type { WallCanvas } from "../canvas/wall-canvas.ts";
import { WallHand } from "../canvas/wall-hand.ts";
import type { Point } from "../../../platform/canvas/geometry.ts";
import { WallDraft } from "./wall-draft.tsx";
import styles from "./wall-view.module.css";

/** The canvas and the hand on it. */
export function WallStage(props: {
  wall: WallCanvas;
  onKeys: (event: KeyboardEvent) => void;
  onCopy: (event: ClipboardEvent) => void;
  onPaste: (event: ClipboardEvent) => void;
  onWritten: (text: string, goOn: boolean) => void;
}) {
  const { wall } = props;
  const { t } = useTranslation("wall");
  const stage = useRef<HTMLDivElement>(null);
  const scene = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const [hand] = useState(() => new WallHand(wall));
  const draft = useSyncExternalStore(wall.draft.subscribe, wall.draft.get);
  useLayoutEffect(() => wall.attach(scene.current!, overlay.current!), [wall]);
  useEffect(() => {
    const element = overlay.current!;
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
  const handleSpace = (event: KeyboardEvent, isDown: boolean): void => {
    if (event.key !== " " || event.target !== stage.current) return;
    hand.holdSpace(isDown);
    event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application is a widget (ARIA 1.2)
    <div
      ref={stage}
      role="application"
      aria-label={t("stage")}
      aria-describedby="wall-help"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the same
      tabIndex={0}
      className={styles.stage}
      onKeyDown={(event) => {
        handleSpace(event, true);
        if (event.key !== " ") props.onKeys(event);
      }}
      onKeyUp={(event) => handleSpace(event, false)}
      onCopy={props.onCopy}
      onPaste={props.onPaste}
    >
      <p id="wall-help" className="visually-hidden">
        {t("stageHelp")}
      </p>
      <canvas ref={scene} className={styles.canvas} aria-hidden />
      <canvas
        ref={overlay}
        className={styles.canvas}
        aria-hidden
        onPointerDown={(event: PointerEvent<HTMLCanvasElement>) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          stage.current?.focus({ preventScroll: true });
          hand.down(place(event), event.nativeEvent);
        }}
        onPointerMove={(event) => {
          const at = place(event);
          wall.pointAt(at);
          hand.move(at, event.nativeEvent);
          event.currentTarget.style.cursor = hand.cursorAt(at);
        }}
        onPointerUp={(event) => hand.up(place(event), event.nativeEvent)}
        onPointerCancel={() => hand.cancel()}
        onPointerLeave={() => {
          if (!hand.isBusy) wall.pointAt(null);
        }}
        onDoubleClick={(event) => hand.doubleClick(place(event))}
      />
      {draft !== null && <WallDraft wall={wall} draft={draft} onWritten={props.onWritten} />}
    </div>
  );
}

function placeOf(element: HTMLElement, event: { clientX: number; clientY: number }): Point {
  const { left, top } = element.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

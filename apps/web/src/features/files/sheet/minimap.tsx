import { useEffect, useRef, useSyncExternalStore, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { middleOf } from "../../../platform/canvas/geometry.ts";
import type { SheetView } from "./sheet-view.ts";
import { toTurned, turnedSize, turnMatrix } from "./turn.ts";
import styles from "./sheet.module.css";

const MOST = 144;

function draw(view: SheetView, canvas: HTMLCanvasElement): void {
  const shown = view.shown.get();
  const context = canvas.getContext("2d");
  if (shown === null || context === null) return;
  const turn = view.turn.get();
  const size = turnedSize(shown.size, turn);
  const factor = MOST / Math.max(size.width, size.height);
  const ratio = devicePixelRatio;
  canvas.width = Math.round(size.width * factor * ratio);
  canvas.height = Math.round(size.height * factor * ratio);
  canvas.style.width = `${size.width * factor}px`;
  canvas.style.height = `${size.height * factor}px`;
  const scale = factor * ratio;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.transform(...turnMatrix(shown.size, turn));
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, shown.size.width, shown.size.height);
  context.imageSmoothingQuality = "high";
  const whole = view.tiles.wholeOf(shown.page);
  if (whole !== null) context.drawImage(whole, 0, 0, shown.size.width, shown.size.height);
  const seen = view.seen();
  context.strokeStyle = getComputedStyle(canvas).color;
  context.lineWidth = 1.5 / factor;
  context.strokeRect(seen.x, seen.y, seen.width, seen.height);
}

/** Where on the page one is; a press looks there. */
export function Minimap({ view }: { view: SheetView }) {
  const { t } = useTranslation("files");
  const canvas = useRef<HTMLCanvasElement>(null);
  const camera = useSyncExternalStore(view.camera.subscribe, view.camera.get);
  const drawn = useSyncExternalStore(view.drawn.subscribe, view.drawn.get);
  const shown = useSyncExternalStore(view.shown.subscribe, view.shown.get);
  const turn = useSyncExternalStore(view.turn.subscribe, view.turn.get);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (canvas.current !== null) draw(view, canvas.current);
    });
    return () => cancelAnimationFrame(frame);
  }, [view, camera, drawn, shown, turn]);
  const seen = view.seen();
  // Where the whole page is seen there is nothing to find one's way in.
  const isWhole =
    shown === null ||
    (seen.x <= 0 &&
      seen.y <= 0 &&
      seen.x + seen.width >= shown.size.width &&
      seen.y + seen.height >= shown.size.height);
  const look = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (shown === null) return;
    const { left, top, width } = event.currentTarget.getBoundingClientRect();
    const size = turnedSize(shown.size, turn);
    const factor = width / size.width;
    const at = { x: (event.clientX - left) / factor, y: (event.clientY - top) / factor };
    const middle = toTurned(shown.size, turn, middleOf(view.seen()));
    const now = view.camera.get();
    view.look({ ...now, x: now.x + at.x - middle.x, y: now.y + at.y - middle.y });
  };
  return (
    <canvas
      ref={canvas}
      className={styles.minimap}
      hidden={isWhole}
      role="img"
      aria-label={t("sheet.minimap")}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        look(event);
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) look(event);
      }}
    />
  );
}

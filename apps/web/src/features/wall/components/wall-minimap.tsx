import { useEffect, useRef, useSyncExternalStore, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import type { WallCanvas } from "../canvas/wall-canvas.ts";
import { rectOf } from "../canvas/wall-scene.ts";
import { seenBy } from "../../../platform/canvas/camera.ts";
import {
  around,
  grown,
  middleOf,
  type Point,
  type Rect,
} from "../../../platform/canvas/geometry.ts";
import styles from "./wall-view.module.css";

const WIDTH = 176;
const HEIGHT = 116;

type Scale = { readonly factor: number; readonly all: Rect };

function scaleOf(wall: WallCanvas): Scale | null {
  const { scene } = wall;
  const seen = seenBy(wall.camera.get(), wall.size);
  const all = around([...(scene?.items ?? []).map((item) => rectOf(scene!, item)), seen]);
  if (all === null) return null;
  const room = grown(all, Math.max(all.width, all.height) * 0.04);
  return { factor: Math.min(WIDTH / room.width, HEIGHT / room.height), all: room };
}

function draw(wall: WallCanvas, canvas: HTMLCanvasElement): void {
  const context = canvas.getContext("2d");
  const [theme, scene, scale] = [wall.theme, wall.scene, scaleOf(wall)];
  if (context === null || theme === null || scene === null || scale === null) return;
  const ratio = devicePixelRatio;
  canvas.width = WIDTH * ratio;
  canvas.height = HEIGHT * ratio;
  const { factor, all } = scale;
  context.scale(ratio, ratio);
  context.fillStyle = theme.surface;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  const place = (rect: Rect): Rect => ({
    x: (rect.x - all.x) * factor,
    y: (rect.y - all.y) * factor,
    width: Math.max(1.5, rect.width * factor),
    height: Math.max(1.5, rect.height * factor),
  });
  const fill = (rect: Rect, colour: string): void => {
    const { x, y, width, height } = place(rect);
    context.fillStyle = colour;
    context.fillRect(x, y, width, height);
  };
  for (const item of scene.items) {
    const { type, organisationId } = item.object;
    if (type === "connector") continue;
    const colour = scene.looks.get(organisationId)?.colour ?? 0;
    fill(rectOf(scene, item), type === "frame" ? theme.phaseRow : theme.edge[colour]!);
    for (const note of scene.frames.get(item.key)?.notes ?? [])
      fill(note.rect, theme.edge[scene.looks.get(note.row.organisationId)?.colour ?? 0]!);
  }
  const seen = place(seenBy(wall.camera.get(), wall.size));
  context.strokeStyle = theme.accent;
  context.lineWidth = 1.5;
  context.strokeRect(seen.x, seen.y, seen.width, seen.height);
}

/** The whole wall at a glance; a press looks there. Everything on it is in the list as well. */
export function WallMinimap({ wall }: { wall: WallCanvas }) {
  const { t } = useTranslation("wall");
  const canvas = useRef<HTMLCanvasElement>(null);
  const camera = useSyncExternalStore(wall.camera.subscribe, wall.camera.get);
  const drawn = useSyncExternalStore(wall.drawn.subscribe, wall.drawn.get);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (canvas.current !== null) draw(wall, canvas.current);
    });
    return () => cancelAnimationFrame(frame);
  }, [wall, camera, drawn]);
  const look = (event: PointerEvent<HTMLCanvasElement>): void => {
    const scale = scaleOf(wall);
    if (scale === null) return;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const at: Point = {
      x: scale.all.x + (event.clientX - left) / scale.factor,
      y: scale.all.y + (event.clientY - top) / scale.factor,
    };
    const now = wall.camera.get();
    const middle = middleOf(seenBy(now, wall.size));
    wall.look({ ...now, x: now.x + at.x - middle.x, y: now.y + at.y - middle.y });
  };
  return (
    <canvas
      ref={canvas}
      className={styles.minimap}
      style={{ width: WIDTH, height: HEIGHT }}
      role="img"
      aria-label={t("minimap")}
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

import { IconLock } from "@tabler/icons-react";
import { useEffect, useLayoutEffect, useRef } from "react";
import { StatusGlyph, type GlyphStatus } from "../status-glyph.tsx";
import { SwimlaneChart } from "./swimlane-chart.ts";
import type { SwimlaneHandlers, SwimlaneScene, SwimlaneWords, WallSpan } from "./swimlane-scene.ts";
import styles from "./swimlanes.module.css";

const GLYPHS: readonly GlyphStatus[] = [
  "not-started",
  "in-progress",
  "in-review",
  "waiting",
  "blocked",
  "late",
  "at-risk",
  "done",
  "milestone",
];

/** Lanes in time. A picture for eyes and pointers: whoever shows it puts the same in words beside it. */
export function Swimlanes(props: {
  scene: SwimlaneScene;
  words: SwimlaneWords;
  handlers: SwimlaneHandlers;
  label: string;
  /** Where one looked last. */
  window: WallSpan | null;
  /** Given once it stands, and null when it goes. */
  onChart: (chart: SwimlaneChart | null) => void;
}) {
  const { scene, words, handlers, onChart } = props;
  const place = useRef<HTMLDivElement>(null);
  const pictures = useRef<HTMLDivElement>(null);
  const chart = useRef<SwimlaneChart | null>(null);
  const first = useRef(props);
  useEffect(() => {
    const made = new SwimlaneChart(place.current!, {
      handlers: first.current.handlers,
      words: first.current.words,
      classes: styles,
      picture: (name) =>
        pictures.current?.querySelector(`[data-picture="${name}"] > svg`)?.cloneNode(true) ?? null,
      window: first.current.window,
      scene: first.current.scene,
    });
    chart.current = made;
    onChart(made);
    return () => {
      chart.current = null;
      onChart(null);
      made.destroy();
    };
  }, [onChart]);
  useLayoutEffect(() => {
    first.current = props;
    if (chart.current === null) return;
    chart.current.handlers = handlers;
    chart.current.show(scene, words);
  });
  return (
    <div className={styles.frame}>
      <div ref={place} className={styles.place} role="img" aria-label={props.label} />
      <div ref={pictures} hidden>
        {GLYPHS.map((status) => (
          <span key={status} data-picture={status}>
            <StatusGlyph status={status} size={12} />
          </span>
        ))}
        <span data-picture="lock">
          <IconLock size={12} stroke={1.5} aria-hidden />
        </span>
      </div>
    </div>
  );
}

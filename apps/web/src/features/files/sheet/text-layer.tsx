import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { PageText } from "../../../platform/sheets/sheet-file.ts";
import type { SheetView } from "./sheet-view.ts";
import { turnMatrix } from "./turn.ts";
import styles from "./sheet.module.css";

/** The words of the page over their pictures, so that they can be selected and copied. */
export function TextLayer({ view }: { view: SheetView }) {
  const shown = useSyncExternalStore(view.shown.subscribe, view.shown.get);
  const turn = useSyncExternalStore(view.turn.subscribe, view.turn.get);
  const camera = useSyncExternalStore(view.camera.subscribe, view.camera.get);
  const page = shown?.page ?? 0;
  const [read, setRead] = useState<{ page: number; texts: readonly PageText[] } | null>(null);
  useEffect(() => {
    let isGone = false;
    view.file.textsOf(page).then(
      (texts) => {
        if (!isGone) setRead({ page, texts });
      },
      () => undefined, // without words there is nothing to select
    );
    return () => {
      isGone = true;
    };
  }, [view, page]);
  const texts = read?.page === page ? read.texts : [];
  if (shown === null) return null;
  const { x, y, zoom } = camera;
  const matrix = turnMatrix(shown.size, turn).join(",");
  return (
    <div
      className={styles.texts}
      style={{
        transform: `translate(${-x * zoom}px,${-y * zoom}px) scale(${zoom}) matrix(${matrix})`,
      }}
    >
      {texts.map((run, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- runs of a page are never reordered
        <Run key={index} run={run} />
      ))}
    </div>
  );
}

function Run({ run }: { run: PageText }) {
  const span = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const element = span.current;
    if (element === null || element.offsetWidth === 0) return;
    element.style.transform += ` scaleX(${run.width / element.offsetWidth})`;
  }, [run]);
  // Room between words is drawn by nobody, and would be selected as wide as the sheet.
  if (run.text.trim() === "") return run.endsLine ? <br /> : " ";
  return (
    <>
      <span
        ref={span}
        style={{
          left: run.x,
          top: run.y - run.height,
          fontSize: run.height,
          lineHeight: `${run.height}px`,
          transformOrigin: `0 ${run.height}px`,
          transform: `rotate(${run.angle}rad)`,
        }}
      >
        {run.text}
      </span>
      {run.endsLine && <br />}
    </>
  );
}

import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import type { WallCanvas } from "../canvas/wall-canvas.ts";
import type { Draft } from "../canvas/wall-commands.ts";
import { screenRect } from "../canvas/wall-hand.ts";
import { TITLE_HEIGHT } from "../model/pull-frame.ts";
import styles from "./wall-view.module.css";

const MIN = { width: 140, height: 32 };

/** The text that is being written, where it will stand. Enter ends a title; a note ends with Ctrl+Enter or by going elsewhere. */
export function WallDraft(props: {
  wall: WallCanvas;
  draft: Draft;
  onWritten: (text: string, goOn: boolean) => void;
}) {
  const { wall, draft } = props;
  const { t } = useTranslation("wall");
  useSyncExternalStore(wall.camera.subscribe, wall.camera.get);
  const [text, setText] = useState(draft.target?.object.text ?? "");
  const field = useRef<HTMLTextAreaElement>(null);
  const isEnded = useRef(false);
  useEffect(() => field.current?.select(), []);
  const end = (written: string | null, goOn = false): void => {
    if (isEnded.current) return;
    isEnded.current = true;
    if (written === null) wall.draft.set(null);
    else props.onWritten(written, goOn);
    wall.redraw();
  };
  const isTitle = draft.target?.object.type === "frame";
  const rect = screenRect(
    wall,
    isTitle
      ? {
          ...draft.rect,
          y: draft.rect.y - (draft.target?.object.pull === true ? 0 : TITLE_HEIGHT),
          height: TITLE_HEIGHT,
        }
      : draft.rect,
  );
  return (
    <textarea
      ref={field}
      className={styles.draft}
      aria-label={t(isTitle ? "draft.title" : "draft.text")}
      value={text}
      maxLength={4_000}
      style={{
        left: rect.x,
        top: rect.y,
        width: Math.max(MIN.width, rect.width),
        height: Math.max(MIN.height, rect.height),
      }}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => end(text)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Escape") end(null);
        else if (event.key === "Enter" && (event.ctrlKey || event.metaKey || isTitle)) {
          event.preventDefault();
          end(text);
        } else if (event.key === "Tab" && draft.type === "note" && !event.shiftKey) {
          event.preventDefault();
          end(text, true);
        }
      }}
    />
  );
}

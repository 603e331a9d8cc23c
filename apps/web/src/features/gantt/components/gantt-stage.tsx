import { IconChevronDown, IconChevronRight, IconLock } from "@tabler/icons-react";
import {
  useEffect,
  useRef,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
} from "react";
import { useTranslation } from "react-i18next";
import { StatusGlyph, type GlyphStatus } from "../../../ui/status-glyph.tsx";
import type { GanttChart } from "../canvas/gantt-chart.ts";
import { RowPool } from "../canvas/row-pool.ts";
import type { ChangePreferences } from "../hooks/use-gantt-preferences.ts";
import type { RowTexts } from "../hooks/use-row-texts.ts";
import { MIN_SPLIT, type GanttPreferences } from "../model/preferences.ts";
import type { RowClipboard } from "../hooks/use-row-clipboard.ts";
import { useRowDrag } from "../hooks/use-row-drag.ts";
import { ROW_HEIGHT } from "../model/viewport.ts";
import type { TreeActions } from "../../../platform/plan/use-tree-actions.ts";
import { GanttHeader } from "./gantt-header.tsx";
import { GanttTip } from "./gantt-tip.tsx";
import { TimeScrollbar } from "./time-scrollbar.tsx";
import styles from "./gantt-view.module.css";

const GLYPHS: readonly GlyphStatus[] = [
  "not-started",
  "in-progress",
  "in-review",
  "waiting",
  "blocked",
  "late",
  "done",
  "not-needed",
  "milestone",
  "summary",
];
const SPLIT_STEP = 24;
const MIN_CHART = 160;

type StageProps = {
  readonly chart: GanttChart;
  readonly texts: RowTexts;
  readonly count: number;
  readonly preferences: GanttPreferences;
  readonly onPreferences: ChangePreferences;
  readonly onFold: (id: string, isCollapsed: boolean) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly tree: TreeActions;
  readonly clipboard: RowClipboard;
  /** Over the chart, placed by its own pixels. */
  readonly children?: ReactNode;
};

/** Table and chart side by side in one scroller: rows and bars can never part. */
export function GanttStage(props: StageProps) {
  const { chart, texts, preferences, onPreferences } = props;
  const { t } = useTranslation("gantt");
  const scroller = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const rows = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const tip = useRef<HTMLDivElement>(null);
  const thumb = useRef<HTMLDivElement>(null);
  const pictures = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const pool = new RowPool(rows.current!, {
      classes: styles,
      glyph: (name) =>
        pictures.current?.querySelector(`[data-picture="${name}"] > svg`)?.cloneNode(true) ?? null,
    });
    return chart.attach({
      canvas: canvas.current!,
      scroller: scroller.current!,
      sheet: sheet.current!,
      pool,
      tip: tip.current!,
      thumb: thumb.current!,
    });
  }, [chart]);

  const drag = useRowDrag(chart, props.tree);
  const handleClick = (event: MouseEvent): void => {
    const target = event.target as Element;
    const id = target.closest<HTMLElement>("[data-row]")?.dataset["row"];
    if (id === undefined) return;
    const how = event.shiftKey ? "range" : event.ctrlKey || event.metaKey ? "toggle" : "one";
    chart.take(id, how);
    const row = chart.model.rows[chart.model.indexOf.get(id) ?? -1];
    if (row !== undefined && target.closest("[data-fold]") !== null)
      props.onFold(id, !row.isCollapsed);
  };
  const handleDouble = (event: MouseEvent): void => {
    const target = event.target as Element;
    const id = target.closest<HTMLElement>("[data-row]")?.dataset["row"];
    if (id !== undefined && target.closest("[data-fold]") === null) chart.commands?.open(id);
  };
  return (
    <div ref={scroller} className={styles.scroller} tabIndex={-1}>
      <div ref={sheet} className={styles.sheet}>
        <div className={styles.stage}>
          <div
            role="treegrid"
            aria-label={t("table")}
            aria-rowcount={props.count + 1}
            aria-colcount={preferences.columns.length}
            aria-multiselectable
            className={styles.table}
            style={{ width: preferences.split }}
            tabIndex={-1}
            onKeyDown={props.onKeyDown}
            onCopy={props.clipboard.copy}
            onCut={props.clipboard.cut}
            onPaste={props.clipboard.paste}
            onFocus={({ target }) => {
              const id = (target as HTMLElement).dataset["row"];
              if (id !== undefined && !chart.choice.ids.has(id)) chart.selectId(id);
            }}
            // The focus comes with the click: on its own it would choose the row alone, and forget where a range began.
            onMouseDown={(event) => {
              if (event.shiftKey || event.ctrlKey || event.metaKey) event.preventDefault();
            }}
            {...drag.handlers}
            onClick={handleClick}
            onDoubleClick={handleDouble}
          >
            <div className={styles.tableInner}>
              <GanttHeader preferences={preferences} onPreferences={onPreferences} />
              <div className={styles.clip} role="presentation">
                <div ref={rows} role="rowgroup" className={styles.rows} data-rows />
                {drag.drop !== null && (
                  <div
                    className={styles.dropLine}
                    data-testid="gantt-drop"
                    data-allowed={drag.drop.isAllowed || undefined}
                    style={{
                      top: drag.drop.index * ROW_HEIGHT - chart.viewport.top,
                      insetInlineStart: 76 + drag.drop.depth * 14,
                    }}
                  />
                )}
              </div>
            </div>
          </div>
          <Splitter split={preferences.split} onPreferences={onPreferences} />
          <div className={styles.chart}>
            <canvas
              ref={canvas}
              className={styles.canvas}
              role="img"
              aria-label={t("chart")}
              data-testid="gantt-canvas"
            />
            <TimeScrollbar chart={chart} thumb={thumb} />
            <div ref={tip} className={styles.tipPlace}>
              <GanttTip chart={chart} texts={texts} />
            </div>
            {props.children}
          </div>
        </div>
      </div>
      <div ref={pictures} hidden>
        {GLYPHS.map((status) => (
          <span key={status} data-picture={status}>
            <StatusGlyph status={status} size={14} />
          </span>
        ))}
        <span data-picture="lock">
          <IconLock size={13} stroke={1.5} />
        </span>
        <span data-picture="open">
          <IconChevronDown size={14} />
        </span>
        <span data-picture="closed">
          <IconChevronRight size={14} />
        </span>
      </div>
    </div>
  );
}

/** Between table and chart, by pointer or by arrow keys. */
function Splitter(props: { split: number; onPreferences: ChangePreferences }) {
  const { split, onPreferences } = props;
  const { t } = useTranslation("gantt");
  const begun = useRef<{ x: number; split: number } | null>(null);
  const set = (width: number): void => {
    const most = Math.max(MIN_SPLIT, innerWidth - MIN_CHART);
    onPreferences((former) => ({
      ...former,
      split: Math.round(Math.min(most, Math.max(MIN_SPLIT, width))),
    }));
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a separator that can be moved is a widget (ARIA 1.2)
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t("split")}
      aria-valuenow={split}
      aria-valuemin={MIN_SPLIT}
      tabIndex={0}
      className={styles.splitter}
      onPointerDown={(event: PointerEvent) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        begun.current = { x: event.clientX, split };
      }}
      onPointerMove={(event) => {
        if (begun.current !== null) set(begun.current.split + event.clientX - begun.current.x);
      }}
      onPointerUp={() => {
        begun.current = null;
      }}
      onKeyDown={(event) => {
        if (event.key === "ArrowLeft") set(split - SPLIT_STEP);
        else if (event.key === "ArrowRight") set(split + SPLIT_STEP);
        else return;
        event.preventDefault();
      }}
    />
  );
}

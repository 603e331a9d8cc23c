import { useCallback, useRef, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { GanttChart } from "../canvas/gantt-chart.ts";
import { nameOf } from "../model/gantt-rows.ts";
import { TENTHS_PER_DAY } from "../model/viewport.ts";
import type { GanttActions } from "./use-gantt-actions.ts";
import type { SplitTask } from "../components/split-form.tsx";
import type { WhyWalk } from "./use-why-walk.ts";
import type { RowTexts } from "./use-row-texts.ts";

const PAGE_ROWS = 12;
const ZOOM = 1.35;

/** Keys of the tree grid: the same commands as the pointer's. */
export function useGanttKeys(props: {
  chart: GanttChart;
  actions: GanttActions;
  texts: RowTexts;
  announce: (text: string) => void;
  setCollapsed: (id: string, isCollapsed: boolean) => void;
  setSplitting: (splitting: SplitTask) => void;
  /** Unfolds what hides a row. */
  show: (id: string) => void;
  why: WhyWalk;
}): (event: KeyboardEvent) => void {
  const { chart, actions, texts, announce, setCollapsed, setSplitting, show, why } = props;
  const { t } = useTranslation("gantt");
  const linkFrom = useRef<string | null>(null);

  return useCallback(
    (event: KeyboardEvent) => {
      const { model } = chart;
      const at = model.indexOf.get(chart.selected.get() ?? "") ?? -1;
      const current = model.rows[at] ?? null;
      const goTo = (index: number): void => {
        const row = model.rows[Math.min(model.count - 1, Math.max(0, index))];
        if (row === undefined) return;
        chart.choose(row.id, event.shiftKey ? "range" : "one");
        chart.reveal(row.id, true);
        chart.focus(row.id);
        if (event.shiftKey) announce(t("announce.chosen", { count: chart.choice.ids.size }));
        if (linkFrom.current !== null) announce(t("link.to", { name: nameOf(row.row) }));
      };
      const change = (what: "start" | "finish", days: number): void => {
        if (current === null) return;
        const { row } = current;
        const part = what === "start" ? "body" : "finish";
        if (row.kind !== "task" || !actions.mayPull(row, part)) return actions.explain(row);
        const next = actions.changeOfStep(row, what, days, chart.viewport.pxPerDay);
        if (next === null || next.type === "progress") return;
        const along = [...chart.choice.ids].flatMap((id) => {
          const other = model.rows[model.indexOf.get(id) ?? -1]?.row;
          if (other?.kind !== "task" || other.id === row.id || !actions.mayPull(other, part))
            return [];
          const step = actions.changeOfStep(other, what, days, chart.viewport.pxPerDay);
          return step === null ? [] : [{ row: other, change: step }];
        });
        if (!actions.apply([{ row, change: next }, ...along])) return;
        announce(
          along.length > 0
            ? t("announce.all", { count: along.length + 1 })
            : t(`announce.${what}`, {
                name: nameOf(row),
                day: `${texts.day(next.day)} ${next.day.slice(11)}`.trimEnd(),
              }),
        );
        chart.reveal(row.id, true);
      };
      const link = (): void => {
        if (current === null) return;
        const from = linkFrom.current;
        if (from === null) {
          if (current.row.kind !== "task") return actions.explain(current.row);
          linkFrom.current = current.id;
          announce(t("link.from", { name: nameOf(current.row) }));
          return;
        }
        linkFrom.current = null;
        const source = model.rows[model.indexOf.get(from) ?? -1]?.row;
        if (source === undefined) return;
        const made = actions.link(source, current.row, { from: "finish", to: "start" });
        if (made === null) return;
        announce(t("link.made", { from: nameOf(source), to: nameOf(current.row) }));
        actions.editRelations([made], chart.placeOf(current.id));
      };
      const relations = (): void => {
        if (current === null) return;
        const ids = actions.relationsOf(current.id);
        if (ids.length === 0) announce(t("link.none", { name: nameOf(current.row) }));
        else actions.editRelations(ids, chart.placeOf(current.id));
      };
      /** Below this row, on the day that it ends. */
      const insert = (): void => {
        const finish = current?.row.dates?.finish ?? null;
        const day = Math.floor(finish === null ? chart.middleDay() : finish / TENTHS_PER_DAY);
        const at = current === null ? { x: 24, y: 60 } : chart.placeOf(current.id);
        actions.draw(current?.id ?? null, day, day + 1, at);
      };
      const split = (): void => {
        if (current === null) return;
        const { row } = current;
        if (row.kind !== "task" || !actions.maySplit(row)) return actions.explain(row);
        const rest = actions.restOf(row);
        chart.reveal(row.id, true);
        if (rest !== null) setSplitting({ row, rest, at: chart.placeOf(row.id) });
      };
      const walk = (id: string | null): void => {
        if (id === null) return;
        show(id);
        chart.takeWhenThere(id);
      };
      const ids = chart.choice.ids;
      /** Past the neighbour above or below, on the same level. */
      const reorder = (by: 1 | -1): void => {
        if (current === null || !actions.tree.step(ids, by)) return;
        chart.reveal(current.id, false);
        announce(t("announce.moved", { name: nameOf(current.row) }));
      };
      const step = event.key === "ArrowLeft" ? -1 : 1;
      const isSideways = event.key === "ArrowLeft" || event.key === "ArrowRight";
      if (event.ctrlKey || event.metaKey) {
        if (event.key === "a") chart.mark(model.rows.map(({ id }) => id));
        else if (event.key === " " && current !== null) chart.choose(current.id, "toggle");
        else return;
        announce(t("announce.chosen", { count: chart.choice.ids.size }));
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      if (event.altKey) {
        if (isSideways) change(event.shiftKey ? "finish" : "start", step);
        else if (event.key === "ArrowUp" || event.key === "ArrowDown")
          reorder(event.key === "ArrowUp" ? -1 : 1);
        else return;
      } else if (event.shiftKey && isSideways) chart.page(step / 4);
      else
        switch (event.key) {
          case "ArrowDown":
            goTo(at + 1);
            break;
          case "ArrowUp":
            goTo(at - 1);
            break;
          case "PageDown":
            goTo(at + PAGE_ROWS);
            break;
          case "PageUp":
            goTo(at - PAGE_ROWS);
            break;
          case "Home":
            goTo(0);
            break;
          case "End":
            goTo(model.count - 1);
            break;
          case "ArrowRight":
            if (current === null) goTo(0);
            else if (current.isCollapsed) setCollapsed(current.id, false);
            else if (current.row.isSummary) goTo(at + 1);
            break;
          case "ArrowLeft":
            if (current === null) break;
            if (current.row.isSummary && !current.isCollapsed) setCollapsed(current.id, true);
            else if (current.row.parentId !== null)
              goTo(model.indexOf.get(current.row.parentId) ?? at);
            break;
          case "Enter":
            if (linkFrom.current !== null) link();
            else if (current !== null) actions.open(current.id);
            break;
          case "l":
            link();
            break;
          case "s":
            split();
            break;
          case "w":
            walk(current === null ? null : why.next(current.id));
            break;
          case "W":
            walk(why.back());
            break;
          case "r":
            relations();
            break;
          case "Escape":
            if (linkFrom.current === null && chart.choice.ids.size > 1) {
              chart.selectId(chart.selected.get());
              break;
            }
            if (linkFrom.current === null) return;
            linkFrom.current = null;
            announce(t("link.cancelled"));
            break;
          case "]":
            actions.tree.indent(ids);
            break;
          case "[":
            actions.tree.outdent(ids);
            break;
          case "Delete":
          case "Backspace":
            if (ids.size > 0) actions.tree.remove(ids);
            break;
          case "n":
          case "Insert":
            insert();
            break;
          case "+":
          case "=":
            chart.zoomBy(ZOOM);
            break;
          case "-":
            chart.zoomBy(1 / ZOOM);
            break;
          case "0":
            chart.fit();
            break;
          case "t":
            chart.showToday();
            break;
          default:
            return;
        }
      event.preventDefault();
      event.stopPropagation();
    },
    [chart, actions, texts, announce, setCollapsed, setSplitting, show, why, t],
  );
}

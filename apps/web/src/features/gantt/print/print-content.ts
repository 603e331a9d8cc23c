import { instantOf } from "@parley/schedule/instant.ts";
import { NO_GUESTS } from "../model/chart-guests.ts";
import { ChartModel } from "../model/chart-model.ts";
import { widthOf, type ColumnId } from "../model/columns.ts";
import { TENTHS_PER_DAY } from "../model/viewport.ts";
import type { PrintCell, PrintContent, PrintRow, PrintWords } from "./draw-sheet.ts";
import { printTheme } from "./print-theme.ts";
import type { PrintSource } from "./print-source.ts";

const FONT =
  '"Segoe UI", Roboto, "Helvetica Neue", Arial, "PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC", sans-serif';
/** Printed names have more room than on a screen. */
const NAME_WIDTH = 260;

export const printColumns = (
  ids: readonly ColumnId[],
  source: Pick<PrintSource, "widths" | "columns">,
  labelOf: (id: ColumnId) => string,
): PrintContent["columns"] =>
  source.columns
    .filter((id) => ids.includes(id))
    .map((id) => ({
      id,
      label: labelOf(id),
      width: Math.max(widthOf(id, source.widths), id === "name" ? NAME_WIDTH : 0),
    }));

/** The plan as it is now, for paper: what others change meanwhile does not change what is being printed. */
export function printContent(
  source: PrintSource,
  columns: PrintContent["columns"],
  words: PrintWords,
): PrintContent {
  const model = new ChartModel();
  model.update(source.rows, source.plan, source.facts);
  const dataDate = instantOf(source.dataDate ?? "");
  const known = new Map<number, PrintRow>();
  const write = (index: number): PrintRow => {
    const text = source.texts.of(source.rows[index]!);
    const cells = new Map<ColumnId, PrintCell>(
      text.cells.map((cell) => [cell.id, { text: cell.text, isCritical: cell.tone !== "" }]),
    );
    cells.set("name", { text: text.name, isCritical: false });
    cells.set("organisation", { text: text.organisation?.name ?? "", isCritical: false });
    return {
      depth: text.depth,
      isBold: text.kind !== "task",
      colour: model.colour[index]!,
      code: text.organisation?.code ?? "",
      cells,
    };
  };
  return {
    columns,
    words,
    rowOf: (index) => {
      let row = known.get(index);
      if (row === undefined) {
        row = write(index);
        known.set(index, row);
      }
      return row;
    },
    scene: {
      model,
      viewport: source.viewport,
      width: 0,
      height: 0,
      ratio: 1,
      theme: printTheme(FONT),
      words: source.axis,
      labels: { ...source.words, of: (index) => source.labelOf(model.rows[index]!.row) },
      time: source.time,
      now: source.now,
      dataDate: dataDate === null ? null : dataDate / TENTHS_PER_DAY,
      partsOf: (index, start) => source.partsOf(model.rows[index]!.row, start),
      selected: -1,
      marked: new Set(),
      marquee: null,
      hovered: -1,
      handlesAt: -1,
      showsCritical: source.showsCritical,
      showsLabels: source.showsLabels,
      sliding: new Map(),
      pulled: null,
      preview: new Map(),
      link: null,
      presence: new Map(),
      guests: NO_GUESTS,
      baseline: source.baseline?.spans ?? null,
    },
  };
}

/** From a little before the first bar to a little after the last; days since 1970. */
export function wholeRange(model: ChartModel, now: number): { from: number; to: number } {
  const from = Math.floor((model.from ?? now * TENTHS_PER_DAY) / TENTHS_PER_DAY);
  const to = Math.ceil((model.to ?? (now + 30) * TENTHS_PER_DAY) / TENTHS_PER_DAY);
  const edge = Math.max(2, Math.round((to - from) * 0.03));
  return { from: from - edge, to: to + 2 * edge };
}

import type { Mark } from "@parley/shared/documents/mark.ts";
import type { SheetFile } from "../../../platform/sheets/sheet-file.ts";
import { measureOf } from "./mark-shape.ts";

/** A point of a PDF on paper, in millimetres. */
const POINT_MM = 25.4 / 72;
type Numbers = { readonly number: (value: number) => string };

const rounded = (value: number): number => {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return Math.round(value * 10 ** digits) / 10 ** digits;
};

/** What a mark measures, in the measure of the page: by its scale (`scaleOfPage`) where somebody has set one, else on paper or in pixels. */
export function measureText(
  mark: Mark,
  scale: number | null,
  unit: SheetFile["unit"],
  formats: Numbers,
): string {
  const measure = measureOf(mark);
  if (measure === null) return "";
  const write = (value: number, of: string): string => `${formats.number(rounded(value))} ${of}`;
  if (measure.kind === "angle") return `${formats.number(Math.round(measure.value * 10) / 10)}°`;
  if (mark.type === "scale")
    return mark.realLength === null ? "?" : write(mark.realLength / 10, "mm");
  if (scale === null && unit === "px")
    return write(measure.value, measure.kind === "length" ? "px" : "px²");
  const factor = scale ?? POINT_MM;
  if (measure.kind === "length") {
    const mm = measure.value * factor;
    return mm >= 10_000 ? write(mm / 1_000, "m") : write(mm, "mm");
  }
  const square = measure.value * factor * factor;
  return square >= 10_000 ? write(square / 1_000_000, "m²") : write(square, "mm²");
}

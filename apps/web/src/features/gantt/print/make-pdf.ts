import type { FontSet } from "../../../platform/pdf/font-set.ts";
import { PdfContext, type DrawingContext } from "../../../platform/pdf/pdf-context.ts";
import { PdfFile, type PdfFacts } from "../../../platform/pdf/pdf-file.ts";
import { drawSheet, type PrintContent } from "./draw-sheet.ts";
import type { Sheet } from "./paper.ts";

/** So long may pages be drawn before the page answers again. */
const STRETCH_MS = 40;

/** Every character of a print, so that its fonts can be loaded. */
export function charactersOf({ scene, columns, rowOf, words }: PrintContent): ReadonlySet<string> {
  const found = new Set<string>("0123456789…·");
  const add = (text: string): void => {
    for (const character of text) found.add(character);
  };
  for (let index = 0; index < scene.model.count; index += 1) {
    const row = rowOf(index);
    add(row.code);
    for (const { text } of row.cells.values()) add(text);
    add(scene.labels.of(index));
  }
  for (const { label } of columns) add(label);
  for (const { label, value } of words.facts) add(label + value);
  for (const { name } of words.legend.organisations) add(name);
  const { organisations: _, ...legend } = words.legend;
  for (const text of Object.values(legend)) add(text ?? "");
  add(words.page(1, 1) + scene.labels.today(0) + scene.labels.dataDate(0));
  // Months and weekdays in the language of the axis.
  for (const word of Object.values(scene.words))
    for (let day = 0; day < 366; day += 9) add(word(day, 60) + word(day, 200));
  return found;
}

/** Page by page, with a pause for whoever waits. @throws what `signal` was aborted with */
export async function makePdf(options: {
  sheet: Sheet;
  content: PrintContent;
  fonts: FontSet;
  facts: PdfFacts;
  onProgress: (done: number) => void;
  signal: AbortSignal;
}): Promise<Blob> {
  const { sheet, content, fonts, signal } = options;
  const file = new PdfFile();
  const alphas = new Map<string, number>();
  let began = performance.now();
  for (const page of sheet.pages) {
    signal.throwIfAborted();
    const context = new PdfContext(sheet.height, fonts, alphas);
    drawSheet(context as unknown as DrawingContext, sheet, page, content);
    file.addPage({ width: sheet.width, height: sheet.height, content: context.content });
    if (performance.now() - began < STRETCH_MS) continue;
    options.onProgress(page.number);
    await new Promise((resolve) => setTimeout(resolve));
    began = performance.now();
  }
  signal.throwIfAborted();
  return file.finish(fonts, alphas, options.facts);
}

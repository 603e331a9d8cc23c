import { readFileSync } from "node:fs";
import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Sheet } from "../sheet.ts";
import { drawnBy, textRunsOf, type OperatorNumbers } from "../sheet-of-operators.ts";

/** Every page of a PDF file as a sheet. */
export async function readPdf(path: string): Promise<readonly Sheet[]> {
  const task = getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 });
  const document = await task.promise;
  try {
    const sheets: Sheet[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const [x0, y0, x1, y1] = page.view as [number, number, number, number];
      const operators = await page.getOperatorList();
      const { items } = await page.getTextContent();
      sheets.push({
        width: x1 - x0,
        height: y1 - y0,
        texts: textRunsOf(items as Parameters<typeof textRunsOf>[0]),
        ...drawnBy(operators, OPS as unknown as OperatorNumbers),
      });
    }
    return sheets;
  } finally {
    await task.destroy();
  }
}

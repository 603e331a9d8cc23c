import { PDFDocument, StandardFonts } from "pdf-lib";

/** A PDF with one line of text on each page. */
export async function makePdf(...lines: readonly string[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const line of lines) {
    const page = pdf.addPage([842, 595]);
    page.drawText(line, { x: 60, y: 300, size: 18, font });
  }
  return pdf.save();
}

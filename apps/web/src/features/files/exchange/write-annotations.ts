import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFRef, type PDFPage } from "pdf-lib";
import type { Mark } from "@parley/shared/documents/mark.ts";
import { grown } from "../../../platform/canvas/geometry.ts";
import { AppearanceContext, MULTIPLY } from "../../../platform/pdf/appearance-context.ts";
import { embedFonts } from "../../../platform/pdf/embed-fonts.ts";
import type { FontSet } from "../../../platform/pdf/font-set.ts";
import { readColour } from "../../../platform/pdf/pdf-colour.ts";
import { colourOfMark, drawMark } from "../marks/draw-mark.ts";
import type { PaperColours } from "../marks/paper-colours.ts";
import { annotationOf, type PdfValue } from "./annotation-of-mark.ts";
import { pageMatrix, type Matrix } from "./page-matrix.ts";

/** A mark, and what a reader of the file is told of it. */
export type ToldMark = {
  readonly mark: Mark;
  readonly isPrivate: boolean;
  /** Who made it, and for whom. */
  readonly author: string;
  readonly subject: string;
  /** What is drawn of it in words: of a stamp, a measure, a number. */
  readonly words: string;
};
export type Look = {
  readonly colours: PaperColours;
  /** The number of an organisation's colour. */
  readonly colourOf: Readonly<Record<string, number>>;
};

/** By which a mark of this workspace is known again. */
export const OWN_TYPE = PDFName.of("ParleyType");
/** There where what is told as contents are the words of the picture, and no text of the mark. */
export const OWN_WORDS = PDFName.of("ParleyWords");
const nameOf = (mark: Mark): string => `parley-${mark.id}`;

const dateOf = (time: number): string =>
  `D:${new Date(time).toISOString().replaceAll(/[-:T]/g, "").slice(0, 14)}Z`;

export function matrixOfPage(page: PDFPage): Matrix {
  const [media, crop] = [page.getMediaBox(), page.getCropBox()];
  const cut = {
    x0: Math.max(media.x, crop.x),
    y0: Math.max(media.y, crop.y),
    x1: Math.min(media.x + media.width, crop.x + crop.width),
    y1: Math.min(media.y + media.height, crop.y + crop.height),
  };
  const isCut = cut.x1 > cut.x0 && cut.y1 > cut.y0;
  const whole = { x0: media.x, y0: media.y, x1: media.x + media.width, y1: media.y + media.height };
  const unit = Number(page.node.get(PDFName.of("UserUnit"))?.toString() ?? 1);
  return pageMatrix(isCut ? cut : whole, page.getRotation().angle, unit > 0 ? unit : 1);
}

/** Whether the file says that it is signed: what is added takes the signatures' hold. */
function isSigned(pdf: PDFDocument): boolean {
  const form = pdf.catalog.lookup(PDFName.of("AcroForm"));
  if (!(form instanceof PDFDict)) return false;
  return (Number(form.get(PDFName.of("SigFlags"))?.toString() ?? 0) & 1) === 1;
}

/**
 * The file with these marks as annotations that every reader shows: each brings its own picture. Marks that were written into it before
 * are replaced. Of pages that the file does not have nothing is written.
 *
 * @throws what pdf-lib throws of a file that it cannot read; `EncryptedPDFError` of a protected one
 */
export async function writeAnnotations(
  bytes: Uint8Array,
  marks: readonly ToldMark[],
  fonts: FontSet,
  look: Look,
): Promise<{ readonly bytes: Uint8Array; readonly written: number; readonly wasSigned: boolean }> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const { context } = pdf;
  const pages = pdf.getPages();
  const names = new Set(marks.map(({ mark }) => nameOf(mark)));
  for (const page of pages) removeNamed(page, names);
  const alphas = new Map<string, number>();
  // Known by reference before it is filled: what it holds is known only when everything was drawn.
  const resources = context.nextRef();
  let written = 0;
  for (const told of marks) {
    const page = pages[told.mark.page];
    if (page === undefined) continue;
    const matrix = matrixOfPage(page);
    const { content, drawn } = pictureOf(told, matrix, fonts, alphas, look);
    const entries = annotationOf(told.mark, matrix, drawn);
    const form = context.flateStream(content, {
      ...{ Type: "XObject", Subtype: "Form", FormType: 1 },
      BBox: (entries["Rect"] as number[]) ?? [],
      Resources: resources,
    });
    const annotation = context.obj({
      ...(entries as Record<string, never>),
      Type: "Annot",
      F: 4, // printed
      P: page.ref,
      AP: { N: context.register(form) },
    });
    tell(annotation, told, look);
    page.node.addAnnot(context.register(annotation));
    written += 1;
  }
  const states = [...alphas].map(([name, alpha]): [string, PdfValue] => [
    name,
    { ca: alpha, CA: alpha },
  ]);
  context.assign(
    resources,
    context.obj({
      Font: embedFonts(context, fonts),
      ExtGState: { ...(Object.fromEntries(states) as object), [MULTIPLY]: { BM: "Multiply" } },
    }),
  );
  const wasSigned = isSigned(pdf);
  return {
    bytes: await pdf.save({ addDefaultPage: false, updateFieldAppearances: false }),
    ...{ written, wasSigned },
  };
}

/** A mark as it is drawn on the sheet. */
function pictureOf(
  { mark, isPrivate, words }: ToldMark,
  matrix: Matrix,
  fonts: FontSet,
  alphas: Map<string, number>,
  { colours, colourOf }: Look,
) {
  const context = new AppearanceContext(matrix, fonts, alphas);
  const brush = {
    ...{ context, colours, scale: 1, ratio: 1 },
    colourOf: (organisationId: string) => colourOf[organisationId] ?? 0,
    wordsOf: () => words,
  };
  drawMark(brush, mark, isPrivate);
  return {
    content: context.content,
    drawn: grown(context.bounds ?? { x: 0, y: 0, width: 0, height: 0 }, 0),
  };
}

function tell(annotation: PDFDict, { mark, author, subject, words }: ToldMark, look: Look): void {
  const { context } = annotation;
  const text = (key: string, value: string): void =>
    annotation.set(PDFName.of(key), PDFHexString.fromText(value));
  text("NM", nameOf(mark));
  text("T", author);
  text("Subj", subject);
  text("Contents", mark.text === "" ? words : mark.text);
  if (mark.text === "" && words !== "") annotation.set(OWN_WORDS, annotation.context.obj(true));
  if (mark.createdAt !== null) {
    text("CreationDate", dateOf(mark.createdAt));
    text("M", dateOf(mark.createdAt));
  }
  const brush = { ...look, colourOf: (id: string) => look.colourOf[id] ?? 0 };
  const { red, green, blue } = readColour(colourOfMark(brush as never, mark));
  const colour = [red, green, blue].map((part) => Math.round(part * 1_000) / 1_000);
  annotation.set(PDFName.of("C"), context.obj(colour));
  // Readers that draw anew fill without letting the drawing through: with what it looks like on white.
  if (mark.filled)
    annotation.set(PDFName.of("IC"), context.obj(colour.map((part) => 1 - (1 - part) * 0.18)));
  const line = mark.width / 10;
  annotation.set(
    PDFName.of("BS"),
    context.obj(
      mark.dashed ? { W: line, S: "D", D: [line * 3 + 2, line * 2 + 2] } : { W: line, S: "S" },
    ),
  );
  if (mark.type === "highlighter") annotation.set(PDFName.of("CA"), context.obj(0.35));
  if (mark.type === "text" || mark.type === "callout")
    annotation.set(PDFName.of("DA"), PDFHexString.fromText("/Helv 12 Tf 0 g"));
  annotation.set(OWN_TYPE, PDFName.of(mark.type));
}

/** Takes out what was written before under one of these names. */
function removeNamed(page: PDFPage, names: ReadonlySet<string>): void {
  const annotations = page.node.Annots();
  if (annotations === undefined) return;
  for (let at = annotations.size() - 1; at >= 0; at -= 1) {
    const annotation = annotations.lookup(at);
    if (!(annotation instanceof PDFDict)) continue;
    const name = annotation.lookup(PDFName.of("NM"));
    if (name instanceof PDFHexString && names.has(name.decodeText())) {
      const ref = annotations.get(at);
      annotations.remove(at);
      if (ref instanceof PDFRef) page.doc.context.delete(ref);
    }
  }
}

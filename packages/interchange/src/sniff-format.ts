import type { ImportError } from "./import-error.ts";

const refuse = (code: ImportError["code"], detail: string): ImportError => ({
  code,
  line: null,
  element: null,
  detail,
});

const text = (bytes: Uint8Array) => String.fromCharCode(...bytes.subarray(0, 64));

const MPP =
  "This is a Microsoft Project file (.mpp). Save it in Microsoft Project as XML and import that.";

/** Refuses what is certainly no XML by its first bytes, with a sentence that helps. Bytes that could be XML pass. */
export function refuseByMagic(head: Uint8Array): ImportError | null {
  const start = text(head);
  if (start.startsWith("PK\u0003\u0004"))
    return refuse("import.unsupported-format", "This is a ZIP or Office file, not a plan in XML.");
  if (start.startsWith("%PDF"))
    return refuse("import.unsupported-format", "This is a PDF. A plan cannot be read from it.");
  if (start.startsWith("\u00d0\u00cf\u0011\u00e0")) return refuse("import.unsupported-format", MPP);
  if (start.startsWith("\u001f\u008b"))
    return refuse("import.unsupported-format", "This file is compressed (gzip). Unpack it first.");
  if (start.startsWith("ERMHDR"))
    return refuse("import.unsupported-format", "This is a Primavera XER file, not a plan in XML.");
  if (start.startsWith("MPX,") || start.startsWith("MPX;"))
    return refuse("import.unsupported-format", "This is an MPX file, not a plan in XML.");
  const visible = start.replace(/^(?:ï»¿|ÿþ|þÿ)/, "").replace(/[\s\0]+/g, "");
  if (visible !== "" && !visible.startsWith("<"))
    return refuse("import.not-a-plan", "This file is not XML: it does not begin with “<”.");
  return null;
}

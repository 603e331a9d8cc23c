import { open } from "node:fs/promises";
import { extname } from "node:path";
import { fileTypeFromFile } from "file-type";

const HEAD_BYTES = 64 * 1024;

/** Texts that only their names tell apart; none of them is ever shown by a browser. */
const TEXTS: Readonly<Record<string, string>> = {
  ".csv": "text/csv",
  ".md": "text/markdown",
  ".txt": "text/plain",
};

/**
 * What a file is, found in its bytes: what the sender says is not believed. Anything unknown is `application/octet-stream`.
 * A name decides only between kinds of plain text.
 */
export async function sniffMediaType(file: string, fileName: string): Promise<string> {
  const handle = await open(file);
  let head: Buffer;
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    head = buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
  // Readers of PDF look for its mark within the first kilobyte, behind whatever a mail gateway left there.
  if (head.subarray(0, 1_024).includes("%PDF-")) return "application/pdf";
  if (head.subarray(0, 22).equals(Buffer.from("AutoCAD Binary DXF\r\n\u001a\0", "latin1"))) {
    return "image/vnd.dxf";
  }
  const text = textOf(head);
  if (text === null) return (await fileTypeFromFile(file))?.mime ?? "application/octet-stream";
  if (isSvg(text)) return "image/svg+xml";
  if (isDxf(text)) return "image/vnd.dxf";
  if (text.startsWith("ISO-10303-21;")) return "application/x-step";
  if (/^<\?xml\s/.test(text)) return "application/xml";
  return TEXTS[extname(fileName).toLowerCase()] ?? "text/plain";
}

/** The beginning as text, or null for bytes that are none. The last character may be cut. */
function textOf(head: Buffer): string | null {
  if (head.includes(0)) return null;
  for (let cut = 0; cut < 4; cut += 1) {
    try {
      const text = new TextDecoder("utf-8", { fatal: true }).decode(
        head.subarray(0, head.length - cut),
      );
      return text.replace(/^\ufeff/, "").trimStart();
    } catch {
      if (head.length < HEAD_BYTES) break;
    }
  }
  const latin = head.toString("latin1").trimStart();
  return isDxf(latin) ? latin : null;
}

const isDxf = (text: string): boolean =>
  /^(?:999[ \t]*\r?\n[^\n]*\n[ \t]*)*0[ \t]*\r?\n[ \t]*SECTION[ \t]*\r?\n/.test(text);

/** The root element, behind declaration, comments and document type. Bounded steps: each pattern takes at least one character. */
function isSvg(text: string): boolean {
  let rest = text;
  for (let step = 0; step < 50; step += 1) {
    rest = rest.trimStart();
    const end = rest.startsWith("<!--")
      ? rest.indexOf("-->") + 3
      : rest.startsWith("<?") || /^<!doctype/i.test(rest)
        ? rest.indexOf(">") + 1
        : 0;
    if (end < 3) break;
    if (/^<!doctype\s+svg[^>]*\[/i.test(rest)) return true;
    rest = rest.slice(end);
  }
  return /^<(?:[\w.-]+:)?svg[\s>/]/.test(rest);
}

import { SaxesParser } from "saxes";
import { sniffEncoding } from "./sniff-encoding.ts";
import { createTextDecoder } from "./text-decoder.ts";
import { XlsxRefusal } from "./xlsx-refusal.ts";

export type XmlHandler = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

export type XmlLimits = {
  readonly elements: number;
  readonly depth: number;
  /** Characters of one text, or of one element with its attributes. */
  readonly text: number;
};

const SLICE = 64 * 1024;
const local = (name: string) => name.slice(name.indexOf(":") + 1);

/**
 * Reads one XML part of a workbook, piece by piece. Names come without prefix, attributes with theirs. No declaration is followed and no
 * entity expanded beyond the five of XML. Throws an XlsxRefusal, and whatever the handler throws.
 */
export function readXml(
  pieces: Iterable<Uint8Array>,
  part: string,
  limits: XmlLimits,
  handler: XmlHandler,
): void {
  const parser = new SaxesParser({ xmlns: false, position: true });
  let decoder: ReturnType<typeof createTextDecoder> = null;
  let elements = 0;
  let depth = 0;
  let sinceEvent = 0;
  const refuse = (code: XlsxRefusal["error"]["code"], detail: string) =>
    new XlsxRefusal(code, `${part}: ${detail}`, { line: parser.line, element: part });

  parser.on("error", (error) => {
    if (/disallowed character/.test(error.message)) return;
    throw refuse("import.malformed", error.message.replace(/^.*?\d+:\d+:\s*/, ""));
  });
  parser.on("doctype", () => {
    throw refuse(
      "import.entity-declaration",
      "a document type is declared, which is followed nowhere.",
    );
  });
  parser.on("opentag", (tag) => {
    sinceEvent = 0;
    elements += 1;
    depth += 1;
    if (elements > limits.elements) throw refuse("import.too-large", "too many elements.");
    if (depth > limits.depth) throw refuse("import.too-deep", "elements are nested too deep.");
    handler.open(local(tag.name), tag.attributes);
  });
  parser.on("closetag", (tag) => {
    sinceEvent = 0;
    depth -= 1;
    handler.close(local(tag.name));
  });
  const text = (value: string) => {
    sinceEvent = 0;
    handler.text(value);
  };
  parser.on("text", text);
  parser.on("cdata", text);
  parser.on("comment", () => void (sinceEvent = 0));
  parser.on("processinginstruction", () => void (sinceEvent = 0));

  const write = (bytes: Uint8Array | undefined) => {
    let decoded: string;
    try {
      decoded = decoder!.decode(bytes, { stream: bytes !== undefined });
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      throw refuse("import.bad-encoding", "it has bytes that its encoding does not allow.");
    }
    sinceEvent += decoded.length;
    parser.write(decoded);
    if (sinceEvent > limits.text) throw refuse("import.too-large", "one text is too long.");
  };
  for (const piece of pieces) {
    decoder ??= createTextDecoder(sniffEncoding(piece.subarray(0, 1024)).label);
    if (decoder === null) throw refuse("import.bad-encoding", "its encoding is not known.");
    for (let at = 0; at < piece.length; at += SLICE) write(piece.subarray(at, at + SLICE));
  }
  if (decoder === null) throw refuse("import.malformed", "it is empty.");
  write(undefined);
  parser.close();
}

import { err, ok, type Result } from "@parley/shared/primitives/result.ts";
import { SaxesParser } from "saxes";
import type { Findings } from "./finding.ts";
import type { ImportError, ImportLimits } from "./import-error.ts";
import { plainText } from "./plain-text.ts";
import { createRawKeeper, detached } from "./raw-element.ts";
import type { RawRecord, RecordShape } from "./record-shape.ts";
import { sniffEncoding } from "./sniff-encoding.ts";
import { refuseByMagic } from "./sniff-format.ts";
import { createTextDecoder } from "./text-decoder.ts";

export type Chunks = Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

export type ReadOptions = {
  readonly limits: ImportLimits;
  readonly findings: Findings;
  /** Whether an element may be the root, or why not. */
  readonly acceptRoot: (
    name: string,
    attributes: Readonly<Record<string, string>>,
  ) => ImportError | null;
  readonly shape: RecordShape;
  readonly onRecord: (name: string, record: RawRecord, root: RawRecord) => void;
  /** Most records of one element name; others go by limits.records. */
  readonly limitOf?: (name: string) => number | undefined;
  readonly onProgress?: ((bytes: number) => void) | undefined;
  readonly signal?: { readonly aborted: boolean } | undefined;
};

/** Carries an ImportError out of the parser's callbacks; never leaves this file. */
class Refusal extends Error {
  readonly error: ImportError;
  constructor(error: ImportError) {
    super(error.detail);
    this.error = error;
  }
}

type Open = {
  readonly name: string;
  readonly shape: RecordShape | null;
  readonly record: RawRecord | null;
};

const SLICE = 64 * 1024;
const DECODE_ERROR_NAMES = new Set(["TypeError"]);
/** Without its prefix; whole where what follows the colon is no name. */
function localName(name: string): string {
  const local = name.slice(name.lastIndexOf(":") + 1);
  return local === name || /^[\p{L}_]/u.test(local) ? local : name.replaceAll(":", "_");
}

/**
 * Reads XML of any size as records, in memory bounded by what the shape keeps. No DTD is followed and no entity expanded beyond the
 * five of XML and character references. Every fault of the file is an ImportError; a throw means a bug, or that the source failed.
 */
export async function readRecords(
  source: Chunks,
  options: ReadOptions,
): Promise<Result<{ readonly root: RawRecord; readonly encoding: string }, ImportError>> {
  try {
    return ok(await read(source, options));
  } catch (error) {
    if (error instanceof Refusal) return err(error.error);
    throw error;
  }
}

async function read(source: Chunks, options: ReadOptions) {
  const { limits, findings, signal, onProgress } = options;
  const xml = createXmlReader(options);
  let decoder: ReturnType<typeof createTextDecoder> = null;
  let head = new Uint8Array(0);
  let total = 0;

  const decode = (bytes: Uint8Array | undefined, stream: boolean): string => {
    try {
      return decoder!.decode(bytes, { stream });
    } catch (error) {
      if (!DECODE_ERROR_NAMES.has((error as Error).name)) throw error;
      throw xml.refusal(
        "import.bad-encoding",
        `The file has bytes that ${decoder!.encoding} does not allow.`,
      );
    }
  };
  const begin = () => {
    const magic = refuseByMagic(head);
    if (magic !== null) throw new Refusal(magic);
    const { label, contradicted } = sniffEncoding(head);
    if (contradicted !== null)
      findings.add("xml.encoding-mismatch", contradicted, `The bytes are ${label}.`, 1);
    decoder = createTextDecoder(label);
    if (decoder === null)
      throw xml.refusal("import.bad-encoding", `The encoding “${label}” is not known.`);
  };
  const feed = (bytes: Uint8Array) => {
    for (let at = 0; at < bytes.length; at += SLICE)
      xml.write(decode(bytes.subarray(at, at + SLICE), true));
  };

  for await (const chunk of source instanceof Uint8Array ? [source] : source) {
    if (signal?.aborted) throw xml.refusal("import.cancelled", "The import was cancelled.");
    total += chunk.length;
    if (total > limits.bytes)
      throw xml.refusal("import.too-large", `The file is larger than ${limits.bytes} bytes.`);
    if (decoder === null) {
      head = concat(head, chunk);
      if (head.length < 1024) continue;
      begin();
      feed(head);
    } else feed(chunk);
    onProgress?.(total);
  }
  if (total === 0)
    throw new Refusal({
      code: "import.empty",
      line: null,
      element: null,
      detail: "The file is empty.",
    });
  if (decoder === null) {
    begin();
    feed(head);
  }
  xml.write(decode(undefined, false));
  const encoding = (decoder as unknown as { readonly encoding: string }).encoding;
  return { root: xml.end(), encoding };
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function createXmlReader(options: ReadOptions) {
  const { limits, findings, acceptRoot, onRecord } = options;
  const parser = new SaxesParser({ xmlns: false, position: true });
  const stack: Open[] = [];
  const counts = new Map<string, number>();
  let root: RawRecord | null = null;
  let elements = 0;
  let sinceEvent = 0;
  let anyText = false;
  /** The parser tells them and hands them on all the same. */
  let hasBadCharacters = false;
  const keeper = createRawKeeper(limits.extra);
  let value: string[] | null = null;

  const refusal = (code: ImportError["code"], detail: string, element?: string) =>
    new Refusal({
      code,
      line: parser.line,
      element: element ?? stack.at(-1)?.name ?? null,
      detail,
    });
  const textOf = (pieces: readonly string[]) => {
    const text = detached(pieces.join(""));
    return hasBadCharacters ? plainText(text) : text;
  };
  const addText = (text: string) => {
    sinceEvent = 0;
    value?.push(text);
    if (keeper.isOpen()) keeper.text(text);
  };

  // Seven handlers, and no more: an eighth property makes V8 keep the parser as a dictionary, which is five times as slow. What has
  // none (processing instructions) only lets the time since the last event run on.
  parser.on("error", (error) => {
    const reason = error.message.replace(/^.*?\d+:\d+:\s*/, "");
    if (/disallowed character/.test(reason) && stack.length > 0) {
      findings.add("xml.bad-character", stack.at(-1)!.name, reason, parser.line);
      hasBadCharacters = true;
      return;
    }
    if (/unclosed tag|document must contain a root/.test(reason) && root === null && !anyText)
      throw refusal("import.empty", "The file holds nothing but spaces.");
    const detail = reason.startsWith("unclosed tag")
      ? "The file ends before it is complete"
      : reason;
    throw refusal("import.malformed", `The XML is broken: ${detail}.`);
  });
  parser.on("doctype", (doctype) => {
    sinceEvent = 0;
    if (/[[]|ENTITY|SYSTEM|PUBLIC/i.test(doctype))
      throw refusal(
        "import.entity-declaration",
        "The file declares entities of its own, or fetches a declaration. Plans need none; it is refused.",
        "!DOCTYPE",
      );
  });
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("comment", () => void (sinceEvent = 0));

  parser.on("opentag", (tag) => {
    sinceEvent = 0;
    value = null;
    const name = localName(tag.name);
    if (++elements > limits.elements)
      throw refusal(
        "import.too-large",
        `The file has more than ${limits.elements} elements.`,
        name,
      );
    if (stack.length >= limits.depth)
      throw refusal("import.too-deep", `Elements are nested more than ${limits.depth} deep.`, name);
    const parent = stack.at(-1);
    let shape: RecordShape | null = null;
    if (parent === undefined) {
      const refused = acceptRoot(name, tag.attributes);
      if (refused !== null) throw new Refusal({ ...refused, line: parser.line, element: name });
      shape = options.shape;
    } else if (parent.shape !== null) {
      shape = parent.shape.records.get(name) ?? null;
      if (shape === null && parent.shape.fields.has(name)) value = [];
    }
    const rest = parent?.shape?.rest ?? null;
    const isKnown = shape !== null || value !== null;
    if (keeper.isOpen() || (limits.extra > 0 && rest !== null && (!isKnown || rest.has(name))))
      keeper.open(name);
    const record = shape && {
      line: parser.line,
      fields: new Map(),
      records: new Map(),
      rest: shape.rest === null || limits.extra === 0 ? null : [],
      digest: null,
    };
    if (record !== null) {
      if (parent === undefined) root = record;
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      const limit = options.limitOf?.(name) ?? limits.records;
      if (count > limit)
        throw refusal(
          name === "Task" ? "import.too-many-tasks" : "import.too-large",
          `The file has more than ${limit} of <${name}>.`,
          name,
        );
    }
    stack.push({ name, shape, record });
  });

  parser.on("closetag", () => {
    sinceEvent = 0;
    const closed = stack.pop()!;
    const parent = stack.at(-1)?.record ?? null;
    if (keeper.isOpen()) {
      const kept = keeper.close();
      if (kept !== null) parent!.rest!.push(kept);
    }
    if (value !== null) {
      parent!.fields.set(closed.name, textOf(value));
      value = null;
    } else if (closed.record !== null && parent !== null) {
      if (closed.shape!.streamed) onRecord(closed.name, closed.record, root!);
      else if (closed.shape!.taken) closed.shape!.taken(parent, closed.record);
      else {
        const siblings = parent.records.get(closed.name);
        if (siblings === undefined) parent.records.set(closed.name, [closed.record]);
        else siblings.push(closed.record);
      }
    }
  });

  return {
    refusal,
    write(text: string) {
      if (!anyText && /\S/.test(text)) anyText = true;
      sinceEvent += text.length;
      parser.write(text);
      if (sinceEvent > limits.text)
        throw refusal(
          "import.too-large",
          `One piece of text is longer than ${limits.text} characters.`,
        );
    },
    end(): RawRecord {
      parser.close();
      if (keeper.dropped() > 0) findings.add("extra.dropped", "", `${keeper.dropped()} elements`);
      return root!;
    },
  };
}

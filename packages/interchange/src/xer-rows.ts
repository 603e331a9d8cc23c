import { err, ok, type Result } from "@parley/shared/primitives/result.ts";
import type { ImportError, ImportLimits } from "./import-error.ts";
import type { Chunks } from "./read-records.ts";
import { refuseByMagic } from "./sniff-format.ts";
import { feedOf, wideEncodingOf, type Feed } from "./xer-text.ts";

/** One row of a table; a column that the table does not have, or that the row does not reach, is undefined. */
export type XerRow = {
  readonly table: string;
  readonly line: number;
  readonly get: (column: string) => string | undefined;
};

export type XerRowsOptions = {
  readonly limits: ImportLimits;
  /** Tables whose rows are handed over; others are passed over. */
  readonly tables: ReadonlySet<string>;
  /** An error refuses the file. */
  readonly onRow: (row: XerRow) => ImportError | null;
  readonly onStray: (line: number, text: string) => void;
  readonly onProgress?: ((bytes: number) => void) | undefined;
  readonly signal?: { readonly aborted: boolean } | undefined;
};

export type XerEnd = {
  /** Texts are decoded already; null: one character is one byte. */
  readonly encoding: string | null;
  readonly header: readonly string[];
  readonly line: number;
  readonly ended: boolean;
  /** Rows of tables that were passed over. */
  readonly skipped: ReadonlyMap<string, number>;
};

/** Carries an ImportError out of the loop; never leaves this file. */
class Refusal extends Error {
  readonly error: ImportError;
  constructor(error: ImportError) {
    super(error.detail);
    this.error = error;
  }
}

const KIND = /^%([A-Z])(?:\t|$)/;
/** Real tables have about a hundred. */
const MOST_COLUMNS = 2_000;

/** `""` within a text is one quotation mark; a text in marks of its own has them taken off, as some writers put them. */
export function unquote(field: string): string {
  if (!field.includes('"')) return field;
  const inner =
    field.length >= 2 && field.startsWith('"') && field.endsWith('"') ? field.slice(1, -1) : null;
  const wrapped = inner !== null && inner !== "" && !inner.replaceAll('""', "").includes('"');
  return (wrapped ? inner : field).replaceAll('""', '"');
}

/** Reads the tables of a Primavera XER line by line, in memory bounded by one row. */
export async function readXerRows(
  source: Chunks,
  options: XerRowsOptions,
): Promise<Result<XerEnd, ImportError>> {
  try {
    return ok(await read(source, options));
  } catch (error) {
    if (error instanceof Refusal) return err(error.error);
    throw error;
  }
}

async function read(source: Chunks, options: XerRowsOptions): Promise<XerEnd> {
  const { limits, signal, onProgress } = options;
  const rows = createRowReader(options);
  let feed: Feed | null = null;
  let head = new Uint8Array(0);
  let total = 0;
  let rest = "";

  const take = (text: string) => {
    let from = 0;
    let to = text.indexOf("\n");
    if (to < 0) rest += text;
    else {
      rows.line(rest + text.slice(0, to));
      for (;;) {
        from = to + 1;
        to = text.indexOf("\n", from);
        if (to < 0) break;
        rows.line(text.slice(from, to));
      }
      rest = text.slice(from);
    }
    if (rest.length > limits.text)
      throw rows.refusal("import.too-large", `One line is longer than ${limits.text} characters.`);
  };
  const begin = () => {
    const wide = wideEncodingOf(head);
    feed = feedOf(head);
    const start = feedOf(head)(head).replace(/^(?:\ufeff|ï»¿)/, "");
    if (!/^\s*(?:ERMHDR|%T\t)/.test(start)) {
      const known = refuseByMagic(head);
      if (known !== null && known.code === "import.unsupported-format") throw new Refusal(known);
      if (start.trim() === "" && total > 0)
        throw rows.refusal("import.empty", "The file holds nothing but spaces.");
      throw rows.refusal(
        "import.not-a-plan",
        "This file is no Primavera XER: it does not begin with ERMHDR.",
      );
    }
    take(feed(head));
    return wide;
  };

  let wide: string | null = null;
  for await (const chunk of source instanceof Uint8Array ? [source] : source) {
    if (signal?.aborted) throw rows.refusal("import.cancelled", "The import was cancelled.");
    total += chunk.length;
    if (total > limits.bytes)
      throw rows.refusal("import.too-large", `The file is larger than ${limits.bytes} bytes.`);
    if (feed === null) {
      const both = new Uint8Array(head.length + chunk.length);
      both.set(head);
      both.set(chunk, head.length);
      head = both;
      if (head.length >= 1_024) wide = begin();
    } else take((feed as Feed)(chunk));
    onProgress?.(total);
  }
  if (total === 0) throw rows.refusal("import.empty", "The file is empty.");
  if (feed === null) wide = begin();
  take(feed!(null));
  return { encoding: wide, ...rows.end(rest) };
}

function createRowReader({ limits, tables, onRow, onStray }: XerRowsOptions) {
  let line = 0;
  let table = "";
  let wanted = false;
  let columns: ReadonlyMap<string, number> | null = null;
  let header: readonly string[] = [];
  let ended = false;
  const skipped = new Map<string, number>();
  /** The row whose last text may go on in the next line. */
  let pending: { readonly line: number; text: string } | null = null;

  const refusal = (code: ImportError["code"], detail: string) =>
    new Refusal({ code, line: Math.max(line, 1), element: table || null, detail });

  const flush = () => {
    if (pending === null) return;
    const { line: begun, text } = pending;
    pending = null;
    if (columns === null) return onStray(begun, text);
    const fields = text.split("\t");
    const at = columns;
    const refused = onRow({
      table,
      line: begun,
      get(column) {
        const index = at.get(column);
        const field = index === undefined ? undefined : fields[index];
        return field === undefined ? undefined : unquote(field);
      },
    });
    if (refused !== null) throw new Refusal(refused);
  };

  const take = (text: string) => {
    const kind = KIND.exec(text)?.[1];
    if (kind === undefined) {
      if (pending !== null) {
        pending.text += `\n${text}`;
        if (pending.text.length > limits.text)
          throw refusal("import.too-large", `One row is longer than ${limits.text} characters.`);
      } else if (text.startsWith("ERMHDR")) header = text.split("\t").slice(1, 30);
      else if (text.trim() !== "" && wanted) onStray(line, text);
      return;
    }
    flush();
    if (kind === "E") ended = true;
    else if (kind === "T") {
      table = text.slice(3).trim().toUpperCase().slice(0, 60);
      wanted = tables.has(table);
      columns = null;
    } else if (kind === "F") {
      const names = text.slice(3).split("\t");
      if (names.length > MOST_COLUMNS)
        throw refusal("import.malformed", `A table has more than ${MOST_COLUMNS} columns.`);
      columns = new Map(names.map((name, index) => [name.trim().toLowerCase(), index]));
    } else if (kind === "R") {
      if (!wanted && (skipped.has(table) || skipped.size < MOST_COLUMNS))
        skipped.set(table, (skipped.get(table) ?? 0) + 1);
      if (wanted) pending = { line, text: text.slice(3) };
    } else onStray(line, text);
  };

  return {
    refusal,
    line(text: string) {
      line += 1;
      if (text.length > limits.text)
        throw refusal("import.too-large", `One line is longer than ${limits.text} characters.`);
      const plain = line === 1 ? text.replace(/^(?:\ufeff|ï»¿)/, "") : text;
      if (!ended) take(plain.endsWith("\r") ? plain.slice(0, -1) : plain);
    },
    end(rest: string) {
      // Without a line end and without %E the file was cut off within a row.
      const cut = rest !== "" && !/^%E\s*$/.test(rest) && !ended;
      if (cut) {
        line += 1;
        throw refusal(
          "import.malformed",
          "The file ends in the middle of a line, before the closing %E.",
        );
      }
      if (rest !== "" && !ended) this.line(rest);
      flush();
      return { header, line, ended, skipped };
    },
  };
}

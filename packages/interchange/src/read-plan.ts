import { err, type Result } from "@parley/shared/primitives/result.ts";
import { DEFAULT_IMPORT_LIMITS, type ImportError } from "./import-error.ts";
import type { PlanFormat } from "./plan-file.ts";
import { readMspdi, type ReadPlan, type ReadPlanOptions } from "./read-mspdi.ts";
import {
  readCsvPlan,
  readXlsxPlan,
  type TableOptions,
  type TableReading,
} from "./read-plan-table.ts";
import { readPmxml } from "./read-pmxml.ts";
import { readXer } from "./read-xer.ts";
import { refuseByMagic } from "./sniff-format.ts";

export type ReadAnyPlanOptions = ReadPlanOptions & {
  /** What the person says that a CSV or XER is written in; else it is told by the bytes. */
  readonly encoding?: string | undefined;
  readonly table?: TableOptions | undefined;
};

export type ReadAnyPlan = ReadPlan & {
  /** Of CSV and XLSX only. */
  readonly table?: TableReading;
};

const HEAD = 64 * 1024;
const TABLES: ReadonlySet<string> = new Set(["csv", "tsv", "txt", "tab"]);

const refuse = (code: ImportError["code"], detail: string): Result<never, ImportError> =>
  err({ code, line: null, element: null, detail });

/** The part of a file name after its last dot, in lower case; '' where there is none. */
export const extensionOf = (fileName: string): string =>
  /\.([^./\\]*)$/.exec(fileName)?.[1]?.toLowerCase() ?? "";

/** The first bytes as single-byte characters, without mark and without what UTF-16 puts between letters. */
function headOf(bytes: Uint8Array): string {
  let head = "";
  for (const byte of bytes.subarray(0, HEAD)) if (byte !== 0) head += String.fromCharCode(byte);
  return head.replace(/^(?:ï»¿|ÿþ|þÿ)/, "").trimStart();
}

/** What no text has: many NUL bytes that do not alternate with letters, or other control characters. */
function isBinary(bytes: Uint8Array): boolean {
  // UTF-16 with its mark: every byte may be anything.
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return false;
  let controls = 0;
  const sample = bytes.subarray(0, 4_096);
  for (const byte of sample)
    if (byte < 32 && byte !== 0 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12)
      controls += 1;
  return controls * 50 > sample.length;
}

/**
 * Which format the bytes are: their content decides; a file name only tells a table of text from other texts. Null: none that Parley
 * reads.
 */
export function sniffPlanFormat(bytes: Uint8Array, fileName: string): PlanFormat | null {
  const head = headOf(bytes);
  if (head.startsWith("PK\u0003\u0004")) return "xlsx";
  if (head.startsWith("ERMHDR")) return "xer";
  if (head.startsWith("<"))
    return /<(?:[\w.-]+:)?APIBusinessObjects[\s>/]/.test(head) ? "pmxml" : "mspdi";
  if (refuseByMagic(bytes.subarray(0, 1_024))?.code === "import.unsupported-format") return null;
  if (/^[{[]/.test(head) || isBinary(bytes)) return null;
  const extension = extensionOf(fileName);
  return TABLES.has(extension) || extension === "" || /[,;\t]/.test(head.split("\n", 1)[0]!)
    ? "csv"
    : null;
}

/**
 * Reads a plan of any known format: Microsoft Project XML, Primavera PMXML and XER, XLSX and CSV. Never throws for what a file holds;
 * refusals bear the codes of ImportError.
 */
export async function readPlan(
  bytes: Uint8Array,
  fileName: string,
  options: ReadAnyPlanOptions = {},
): Promise<Result<ReadAnyPlan, ImportError>> {
  const { table, encoding, ...plain } = options;
  const spoken = encoding === undefined ? {} : { encoding };
  const most = options.limits?.bytes ?? DEFAULT_IMPORT_LIMITS.bytes;
  if (bytes.length === 0) return refuse("import.empty", "The file is empty.");
  if (bytes.length > most)
    return refuse("import.too-large", `The file is larger than ${most} bytes.`);
  const name = fileName.replace(/^.*[/\\]/, "");
  switch (sniffPlanFormat(bytes, fileName)) {
    case "xlsx":
      return readXlsxPlan(bytes, name, table);
    case "xer":
      return readXer(bytes, { ...plain, ...spoken });
    case "pmxml":
      return readPmxml(bytes, plain);
    case "csv":
      return readCsvPlan(bytes, name, { ...table, ...spoken });
    case "mspdi": {
      const read = await readMspdi(bytes, plain);
      // The root may stand behind more comments than were looked at.
      const isPmxml = !read.ok && read.error.element === "APIBusinessObjects";
      return isPmxml ? readPmxml(bytes, plain) : read;
    }
    case null: {
      const known = refuseByMagic(bytes.subarray(0, 1_024));
      if (known?.code === "import.unsupported-format") return err(known);
      return refuse(
        "import.unsupported-format",
        "This is no plan that Parley reads: Microsoft Project XML, Primavera XER and PMXML, XLSX or CSV.",
      );
    }
  }
}

import { err, ok, type Result } from "@parley/shared/primitives/result.ts";
import { DEFAULT_IMPORT_LIMITS, type ImportError } from "./import-error.ts";
import type { SheetRow } from "./sheet-row.ts";
import { DEFAULT_ARCHIVE_LIMITS, openArchive, type ArchiveLimits } from "./xlsx-archive.ts";
import { XlsxRefusal } from "./xlsx-refusal.ts";
import { readSheet, type SheetLimits } from "./xlsx-sheet.ts";
import { readWorkbook, type WorkbookLimits } from "./xlsx-workbook.ts";

export type XlsxLimits = ArchiveLimits & WorkbookLimits & SheetLimits & { readonly bytes: number };

export const DEFAULT_XLSX_LIMITS: XlsxLimits = {
  ...DEFAULT_ARCHIVE_LIMITS,
  bytes: 200 * 1024 * 1024,
  elements: 15_000_000,
  depth: DEFAULT_IMPORT_LIMITS.depth,
  text: DEFAULT_IMPORT_LIMITS.text,
  strings: 2_000_000,
  stringCharacters: 100_000_000,
  sheets: 500,
  rows: DEFAULT_IMPORT_LIMITS.tasks,
  columns: 500,
  cells: 5_000_000,
};

export type XlsxSheet = { readonly name: string; readonly rows: readonly SheetRow[] };
export type Xlsx = {
  /** Visible sheets with rows, in their order. */
  readonly sheets: readonly XlsxSheet[];
  /** Names of visible sheets that were not wanted. */
  readonly unread: readonly string[];
  /** How the workbook counts days, for numbers that no format shows as dates. */
  readonly date1904: boolean;
};

/**
 * Reads the visible sheets of an .xlsx (ISO/IEC 29500, transitional and strict). `wanted` may pass over sheets by their
 * names and what was read so far: they are not unpacked. Nothing is computed, fetched or run. Never throws for what a file holds.
 */
export function readXlsx(
  bytes: Uint8Array,
  limits: Partial<XlsxLimits> = {},
  wanted: (name: string, sheets: readonly XlsxSheet[]) => boolean = () => true,
): Result<Xlsx, ImportError> {
  const bounded = { ...DEFAULT_XLSX_LIMITS, ...limits };
  try {
    if (bytes.length > bounded.bytes)
      throw new XlsxRefusal("import.too-large", `The file is larger than ${bounded.bytes} bytes.`);
    const archive = openArchive(bytes, bounded);
    const workbook = readWorkbook(archive, bounded);
    const sheets: XlsxSheet[] = [];
    const unread: string[] = [];
    for (const { name, part } of workbook.sheets) {
      if (!wanted(name, sheets)) {
        unread.push(name);
        continue;
      }
      const rows = readSheet(archive, part, workbook, bounded);
      if (rows.length > 0) sheets.push({ name, rows });
    }
    return ok({ sheets, unread, date1904: workbook.date1904 });
  } catch (error) {
    if (error instanceof XlsxRefusal) return err(error.error);
    throw error;
  }
}

import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";

/** Why a file was refused as a whole. Nothing of it has been taken. */
export type ImportError = {
  readonly code: Extract<ErrorCode, `import.${string}`>;
  /** Line of the file, from 1; null where the file has no lines. */
  readonly line: number | null;
  readonly element: string | null;
  /** One English sentence for the person who has the file. */
  readonly detail: string;
};

export type ImportLimits = {
  readonly bytes: number;
  readonly elements: number;
  readonly depth: number;
  /** Characters of one text, attribute, comment or run of spaces; the parser needs about 50 bytes for each in a comment. */
  readonly text: number;
  readonly tasks: number;
  /** Relations, assignments, resources and entries of calendars: each of these kinds. */
  readonly records: number;
  /** Bytes, about, for what nobody reads and a round trip wants back; 0: none of it is kept, and none missed. */
  readonly extra: number;
};

export const DEFAULT_IMPORT_LIMITS: ImportLimits = {
  bytes: 512 * 1024 * 1024,
  elements: 40_000_000,
  depth: 64,
  text: 1024 * 1024,
  tasks: 200_000,
  records: 1_000_000,
  extra: 256 * 1024 * 1024,
};

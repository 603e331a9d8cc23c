import type { Touch } from "@parley/shared/documents/touch.ts";
import type { Edit } from "@parley/shared/documents/edit.ts";
import type { Audience } from "@parley/shared/documents/ydoc-kind.ts";
import type { OrganisationId, UserId } from "@parley/shared/primitives/ids.ts";
import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";
import type { ImportMapping, ImportSummary, TableColumns } from "./import-contract.ts";

/** What the worker thread is asked to do with a file. */
export type ImportJob = {
  readonly file: string;
  /** As the person named it: tells a table of text from other texts. */
  readonly fileName: string;
  readonly maxBytes: number;
  /** What a person said of a table's columns; null: as their headings suggest. */
  readonly columns: TableColumns | null;
  readonly task:
    | { readonly type: "summarise" }
    | {
        readonly type: "build";
        readonly mapping: ImportMapping;
        readonly importingOrganisationId: OrganisationId;
        readonly createdBy: UserId;
        /** ms since the epoch */
        readonly createdAt: number;
        /** Whether the importer may write the frame. */
        readonly withCalendars: boolean;
        /** Whether the plan makes the project what it is, or comes into one that has its own beginning. */
        readonly withSettings: boolean;
      };
};

export type ImportFailure = {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly line: number | null;
};

/** One ydoc to be: a part of an organisation's lane. */
export type BuiltPart = {
  readonly organisationId: OrganisationId;
  readonly audience: Audience;
  readonly update: Uint8Array;
  readonly touches: readonly Touch[];
};

export type ImportJobMessage =
  | { readonly type: "progress"; readonly done: number; readonly total: number | null }
  | { readonly type: "failed"; readonly failure: ImportFailure }
  | { readonly type: "summary"; readonly summary: ImportSummary }
  | {
      readonly type: "built";
      readonly parts: readonly BuiltPart[];
      readonly frameEdits: readonly Edit[];
    };

import type { Touch } from "@parley/shared/documents/touch.ts";
import type { YdocId } from "@parley/shared/primitives/ids.ts";
import type { LogAuthor } from "./api.ts";

/** One accepted update, as it lies in the log. `seq` counts from 1 without gaps within a ydoc. */
export type LogEntry = {
  readonly ydocId: YdocId;
  readonly seq: number;
  readonly update: Uint8Array;
  readonly author: LogAuthor;
  readonly touches: readonly Touch[];
  readonly at: number;
};

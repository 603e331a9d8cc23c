import * as Y from "yjs";
import type { PartDeed } from "./matrix-oracle.ts";

/** Who forges, and what lies in the ydoc beforehand. `mark` is a text that proves a write when it is found later. */
export type Forger = {
  readonly userId: string;
  readonly organisationId: string;
  readonly taskId: string;
  readonly checkId: string;
  readonly commentId: string;
  readonly phaseId: string;
  readonly newId: () => string;
  readonly mark: string;
  readonly now: number;
};

export type Forgery = {
  readonly name: string;
  /** Null: nobody may do this, whoever asks. */
  readonly deed: PartDeed | null;
  readonly write: (ydoc: Y.Doc, by: Forger) => void;
};

export const entity = (fields: Readonly<Record<string, unknown>>) =>
  new Y.Map(Object.entries(fields));

/** Nobody of this world. */
export const SOMEBODY = "00000000-0000-7000-8000-000000000000";

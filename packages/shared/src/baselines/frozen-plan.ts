import type { Audience } from "../documents/ydoc-kind.ts";
import type { OrganisationId } from "../primitives/ids.ts";

/** A task, or a phase of the frame, as it stood when a baseline was frozen. Moments are the engine's: tenths of a minute since 1970. */
export type FrozenTask = {
  readonly id: string;
  /** The row above it; of a row that the reader may not see nothing is told. */
  readonly parentId: string | null;
  readonly kind: "task" | "phase";
  readonly name: string;
  readonly milestone: boolean;
  /** null: nothing dates it but what lies below it. */
  readonly start: number | null;
  readonly finish: number | null;
  /** Working time in tenths of a minute. */
  readonly work: number;
  /** 0 to 100. */
  readonly progress: number;
};

/** What a baseline keeps of one lane (all its parts), or of the frame: `organisationId` and `audience` are null. */
export type FrozenPart = {
  readonly organisationId: OrganisationId | null;
  readonly audience: Audience | null;
  readonly tasks: readonly FrozenTask[];
};

/** As one reader sees it: dated, summaries spanning what this reader sees below them. */
export type FrozenRow = Omit<FrozenTask, "start" | "finish"> & {
  readonly organisationId: OrganisationId | null;
  readonly start: number;
  readonly finish: number;
  readonly isSummary: boolean;
};

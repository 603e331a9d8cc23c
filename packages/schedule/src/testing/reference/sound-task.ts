import type { TaskInput, Tenths } from "../../network.ts";

/** A task with every number in range, every reference known, and its place in the outline. */
export type SoundTask = Omit<TaskInput, "duration" | "parentId"> & {
  readonly parentId: string | null;
  readonly children: readonly string[];
  readonly duration: Tenths;
  /** U6: active itself, and all above it. */
  readonly isActive: boolean;
};

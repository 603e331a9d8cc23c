import type { LocalDateTime } from "@parley/shared/documents/task.ts";
import type { PlanFile, RawElement } from "./plan-file.ts";
import { rawLeaf } from "./raw-element.ts";

/**
 * How a file of Microsoft's says that its status date is a data date, before which nothing that remains is done: what remains is moved to
 * the status date (MoveRemainingStartsForward), and by another program than Project (ProjectExternallyEdited), which does so only while
 * somebody enters progress.
 */
const MARKS = ["MoveRemainingStartsForward", "ProjectExternallyEdited"] as const;

export const DATA_DATE_MARKS: readonly RawElement[] = MARKS.map((name) => rawLeaf(name, "1"));

/**
 * The date that what remains counts from; null: none does. Primavera's data date, and of Microsoft's files the status date where they say
 * so: otherwise it moves nothing.
 */
export function dataDateOf({ format, project }: PlanFile): LocalDateTime | null {
  if (format === "xer" || format === "pmxml") return project.statusDate;
  const isMarked = MARKS.every((mark) =>
    project.extra.some(({ name, text }) => name === mark && /^(?:1|true)$/.test(text)),
  );
  return isMarked ? project.statusDate : null;
}

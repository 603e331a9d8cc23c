import { buildYdoc, type BuiltYdoc } from "./build-ydoc.ts";
import type { Edit } from "./edit.ts";
import type { BoardColumn, FrameSettings, MissReason, Phase, ProjectCalendar } from "./frame.ts";

export type FrameContent = {
  readonly columns: readonly BoardColumn[];
  readonly phases: readonly Phase[];
  readonly reasons?: readonly MissReason[];
  readonly calendars: readonly ProjectCalendar[];
  readonly settings: FrameSettings;
};

/**
 * The first update of a frame.
 *
 * @throws Error for content that the frame's schema refuses: it is the program's own
 */
export function buildFrameUpdate(content: FrameContent, clientId: number): BuiltYdoc {
  const edits: Edit[] = [
    ...content.columns.map(({ id, ...fields }): Edit => ({ type: "column.create", id, fields })),
    ...content.phases.map(({ id, ...fields }): Edit => ({ type: "phase.create", id, fields })),
    ...content.calendars.map(({ id, ...fields }): Edit => ({
      type: "calendar.create",
      id,
      fields,
    })),
    ...(content.reasons ?? []).map(({ id, ...fields }): Edit => ({
      type: "reason.create",
      id,
      fields,
    })),
    { type: "settings.set", fields: content.settings },
  ];
  const built = buildYdoc({ kind: "frame", edits }, clientId);
  if (!built.ok) throw new Error(`a frame was refused: ${built.error.code}`);
  return built.value;
}

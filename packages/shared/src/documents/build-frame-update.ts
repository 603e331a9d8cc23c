import type { Rng } from "../primitives/clock.ts";
import { buildYdoc } from "./build-ydoc.ts";
import type { Edit } from "./edit.ts";
import type { BoardColumn, FrameSettings, Phase, ProjectCalendar } from "./frame.ts";
import type { Touch } from "./touch.ts";

export type FrameContent = {
  readonly columns: readonly BoardColumn[];
  readonly phases: readonly Phase[];
  readonly calendars: readonly ProjectCalendar[];
  readonly settings: FrameSettings;
};

function editsFor({ columns, phases, calendars, settings }: FrameContent): Edit[] {
  return [
    ...columns.map(({ id, ...fields }): Edit => ({ type: "column.create", id, fields })),
    ...phases.map(({ id, ...fields }): Edit => ({ type: "phase.create", id, fields })),
    ...calendars.map(({ id, ...fields }): Edit => ({ type: "calendar.create", id, fields })),
    { type: "settings.set", fields: settings },
  ];
}

/**
 * The first update of a frame, with the history that belongs to it.
 *
 * @throws Error for content that the frame's schema refuses
 */
export function buildFrameUpdate(
  content: FrameContent,
  rng: Rng,
): { readonly update: Uint8Array; readonly touches: readonly Touch[] } {
  const built = buildYdoc({ kind: "frame", edits: editsFor(content) }, rng());
  if (!built.ok) throw new Error(`${built.error.code}: ${built.error.detail}`);
  return built.value;
}

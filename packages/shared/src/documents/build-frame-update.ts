import * as Y from "yjs";
import type { Rng } from "../primitives/clock.ts";
import { applyEdit } from "./apply-edit.ts";
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
  const ydoc = new Y.Doc({ gc: false });
  ydoc.clientID = rng();
  for (const edit of editsFor(content)) {
    const applied = applyEdit(ydoc, edit, { origin: null });
    if (!applied.ok) throw new Error(`${edit.type}: ${applied.error.code}`);
  }
  const touched = (collection: string, entities: readonly { readonly id: string }[]) =>
    entities.map(({ id }): Touch => ({ collection, id, kind: "create" }));
  return {
    update: Y.encodeStateAsUpdate(ydoc),
    touches: [
      ...touched("columns", content.columns),
      ...touched("phases", content.phases),
      ...touched("calendars", content.calendars),
    ],
  };
}

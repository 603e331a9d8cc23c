import type * as Y from "yjs";
import type { EntityId } from "../primitives/ids.ts";
import {
  DEFAULT_SETTINGS,
  type BoardColumn,
  type CustomFieldDefinition,
  type FrameSettings,
  type MissReason,
  type Phase,
  type ProjectCalendar,
} from "./frame.ts";
import { FRAME_SCHEMA } from "./frame-schema.ts";
import type { YdocChanges } from "./observe-ydoc.ts";
import { readCollection } from "./read-collection.ts";
import { slotValue } from "./ydoc-lookup.ts";

/** The frame ydoc as plain frozen values. Removed entities are in it: `removed` says so. */
export type FrameSnapshot = {
  readonly columns: ReadonlyMap<EntityId, BoardColumn>;
  readonly phases: ReadonlyMap<EntityId, Phase>;
  readonly calendars: ReadonlyMap<EntityId, ProjectCalendar>;
  readonly fields: ReadonlyMap<EntityId, CustomFieldDefinition>;
  readonly reasons: ReadonlyMap<EntityId, MissReason>;
  readonly settings: FrameSettings;
};

export const EMPTY_FRAME: FrameSnapshot = {
  columns: new Map(),
  phases: new Map(),
  calendars: new Map(),
  fields: new Map(),
  reasons: new Map(),
  settings: DEFAULT_SETTINGS,
};

function readSettings(ydoc: Y.Doc): FrameSettings {
  const settings = FRAME_SCHEMA.collections.get("settings");
  if (settings?.shape !== "settings") throw new Error("The frame has settings.");
  const root = ydoc.getMap("settings");
  const entries = [...settings.fields].map(([field, rule]) => {
    const value = slotValue(root, field);
    return [field, rule.accepts(value) ? value : rule.default];
  });
  return Object.freeze(Object.fromEntries(entries)) as FrameSettings;
}

/** Reads all of it; with an earlier snapshot and the changes since, only what changed. */
export function readFrame(
  ydoc: Y.Doc,
  previous?: FrameSnapshot,
  changes?: YdocChanges,
): FrameSnapshot {
  const before = changes === undefined ? undefined : previous;
  const collection = <T>(name: "columns" | "phases" | "calendars" | "fields" | "reasons") =>
    readCollection<EntityId, T>(
      ydoc,
      FRAME_SCHEMA,
      name,
      before?.[name] as ReadonlyMap<EntityId, T> | undefined,
      changes?.entities.get(name),
    );
  return Object.freeze({
    columns: collection<BoardColumn>("columns"),
    phases: collection<Phase>("phases"),
    calendars: collection<ProjectCalendar>("calendars"),
    fields: collection<CustomFieldDefinition>("fields"),
    reasons: collection<MissReason>("reasons"),
    settings:
      before !== undefined && !changes?.entities.has("settings")
        ? before.settings
        : readSettings(ydoc),
  });
}

import type { EditGroup } from "@parley/shared/documents/edit.ts";
import type { PlacedResource } from "@parley/shared/documents/plan-row.ts";
import { MOST_UNITS, type Resource } from "@parley/shared/documents/resource.ts";
import type { EntityId, UserId, YdocId } from "@parley/shared/primitives/ids.ts";

/** A resource as it stands in a form; `id` null of one that is new. */
export type ResourceLine = {
  readonly id: EntityId | null;
  readonly key: string;
  readonly name: string;
  /** As it is typed: text while it is no number. */
  readonly percent: number | string;
  readonly calendarId: EntityId | null;
};

function unitsOf(percent: number | string): number {
  const value = typeof percent === "number" ? percent : Number.parseFloat(percent);
  return Number.isFinite(value) ? Math.min(MOST_UNITS, Math.max(0, value / 100)) : 1;
}

/** What makes the resources what the form says: only what differs; one without a name is left out, or removed. */
export function resourceEdits(
  lines: readonly ResourceLine[],
  before: readonly PlacedResource[],
  made: {
    readonly home: YdocId;
    readonly userId: UserId;
    readonly now: number;
    readonly newId: () => EntityId;
  },
): EditGroup {
  const kept = lines.filter(({ name }) => name.trim() !== "");
  const byId = new Map(before.map((each) => [each.resource.id, each]));
  const edits: EditGroup[number][] = [];
  for (const { id, name, percent, calendarId } of kept) {
    const wanted = { name: name.trim(), maxUnits: unitsOf(percent), calendarId };
    const known = id === null ? undefined : byId.get(id);
    if (known === undefined) {
      const fields = { ...wanted, createdBy: made.userId, createdAt: made.now };
      edits.push({
        ydocId: made.home,
        edit: { type: "resource.create", id: made.newId(), fields },
      });
      continue;
    }
    const { resource, ydocId } = known;
    const fields = Object.fromEntries(
      Object.entries(wanted).filter(
        ([field, value]) => resource[field as keyof Resource] !== value,
      ),
    );
    if (Object.keys(fields).length > 0)
      edits.push({ ydocId, edit: { type: "resource.set", id: resource.id, fields } });
  }
  const keptIds = new Set(kept.map(({ id }) => id));
  for (const { resource, ydocId } of before)
    if (!keptIds.has(resource.id))
      edits.push({
        ydocId,
        edit: { type: "resource.set", id: resource.id, fields: { removed: true } },
      });
  return edits;
}

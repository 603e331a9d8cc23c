import type { UserId } from "../primitives/ids.ts";
import { refuse } from "./refusal.ts";
import type { Write } from "./write.ts";
import type { YdocLookup } from "./ydoc-lookup.ts";

/** Frames of a wall in which, while a meeting lasts, nobody but its facilitator changes anything. */
export type ClosedRegions = {
  readonly facilitatorId: UserId;
  readonly frameIds: ReadonlySet<string>;
};

type Span = { readonly least: number; readonly most: number };
type Fields = ReadonlyMap<string, readonly unknown[]>;
type ValuesOf = (field: string) => readonly unknown[];

const numberOf = (value: unknown): number => (typeof value === "number" ? value : 0);
const spanOf = (values: readonly unknown[]): Span => ({
  least: Math.min(...values.map(numberOf)),
  most: Math.max(...values.map(numberOf)),
});
const meets = (a: Span, b: Span): boolean => a.least <= b.most && b.least <= a.most;

/**
 * Refuses what touches a closed frame, or an object whose middle lies in one before the writes or after them. Where a batch holds
 * several values of one field, any of them may win: everything between the least and the most of them counts.
 */
export function judgeRegions(
  lookup: YdocLookup,
  { frameIds }: ClosedRegions,
  writes: readonly Write[],
): void {
  const held = (id: string, field: string): unknown => lookup.field("objects", id, field);
  const regions = [...frameIds]
    .filter((id) => lookup.has("objects", id) && held(id, "removed") !== true)
    .map((id) => {
      const [x, y] = [numberOf(held(id, "x")), numberOf(held(id, "y"))];
      const [width, height] = [numberOf(held(id, "width")), numberOf(held(id, "height"))];
      return { across: { least: x, most: x + width }, down: { least: y, most: y + height } };
    });
  const isClosed = (across: Span, down: Span): boolean =>
    regions.some((region) => meets(region.across, across) && meets(region.down, down));

  for (const [id, fields] of fieldsWritten(writes)) {
    if (frameIds.has(id)) refuse("meeting.region-closed", "objects: a closed frame");
    const valuesOf: ValuesOf = (field) => fields.get(field) ?? [held(id, field)];
    // Between two objects it is drawn from the one to the other, and has no place of its own.
    const ends = [...valuesOf("fromId"), ...valuesOf("toId")];
    if (ends.every((end) => typeof end === "string")) continue;
    const middle = (values: ValuesOf, at: string, size: string): Span => {
      const [from, length] = [spanOf(values(at)), spanOf(values(size))];
      return { least: from.least + length.least / 2, most: from.most + length.most / 2 };
    };
    const before: ValuesOf = (field) => [held(id, field)];
    const isIn = (values: ValuesOf): boolean =>
      isClosed(middle(values, "x", "width"), middle(values, "y", "height"));
    if (isIn(valuesOf) || (lookup.has("objects", id) && isIn(before)))
      refuse("meeting.region-closed", "objects: in a closed frame");
  }
}

/** Of each object that a batch writes: every value that it gives to each field. */
function fieldsWritten(writes: readonly Write[]): ReadonlyMap<string, Fields> {
  const objects = new Map<string, Map<string, unknown[]>>();
  const add = (id: string, field: string, value: unknown): void => {
    const fields = objects.get(id) ?? new Map<string, unknown[]>();
    objects.set(id, fields);
    fields.set(field, [...(fields.get(field) ?? []), value]);
  };
  for (const write of writes) {
    if ((write.op !== "create" && write.op !== "set") || write.collection !== "objects") continue;
    if (write.op === "set" && write.superseded) continue;
    if (write.op === "set") add(write.id, write.field, write.value);
    else for (const [field, value] of write.fields) add(write.id, field, value);
  }
  return objects;
}

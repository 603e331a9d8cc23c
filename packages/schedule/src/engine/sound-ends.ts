import type { RelationInput } from "../network.ts";
import type { ArrayRoom } from "./array-room.ts";
import type { Places } from "./entity-table.ts";
import { liesUnder, type WholeOutline } from "./outline.ts";
import type { Ends } from "./pass-order.ts";
import type { Report } from "./sound-values.ts";

/** So many relations are looked up at once. */
const BLOCK = 256;

/** The ends of relations by number, as places of tasks; below zero of those that are left out (X3). */
export function soundEnds(
  relations: readonly RelationInput[],
  placeOf: Places,
  outline: WholeOutline,
  { room, report }: { readonly room: ArrayRoom; readonly report: Report },
): Ends {
  const predecessor = room.passing(relations.length);
  const successor = room.passing(relations.length);
  const ids = Array<string>(BLOCK * 2).fill("");
  const places = new Int32Array(BLOCK * 2);
  // Where in the block the ends of a relation are looked up.
  const fromAt = new Int32Array(BLOCK);
  const toAt = new Int32Array(BLOCK);
  for (let first = 0; first < relations.length; first += BLOCK) {
    const size = Math.min(BLOCK, relations.length - first);
    let count = 0;
    let lastId: string | null = null;
    for (let n = 0; n < size; n++) {
      const { predecessorId, successorId } = relations[first + n]!;
      // In a chain the one relation begins where the last has ended, or ends there too.
      if (predecessorId !== lastId) ids[count++] = lastId = predecessorId;
      fromAt[n] = count - 1;
      if (successorId !== lastId) ids[count++] = lastId = successorId;
      toAt[n] = count - 1;
    }
    placeOf.getAll(ids, count, places);
    for (let n = 0; n < size; n++) {
      const from = places[fromAt[n]!]!;
      const to = places[toAt[n]!]!;
      const at = first + n;
      predecessor[at] = successor[at] = -1;
      if (from < 0 || to < 0) {
        const { id, predecessorId, successorId } = relations[at]!;
        const missingId = from < 0 ? predecessorId : successorId;
        report({ type: "dangling-relation", relationId: id, missingId });
      } else if (liesUnder(outline, from, to) || liesUnder(outline, to, from))
        report({ type: "relation-to-own-summary", relationId: relations[at]!.id });
      else {
        predecessor[at] = from;
        successor[at] = to;
      }
    }
  }
  return { predecessor, successor };
}

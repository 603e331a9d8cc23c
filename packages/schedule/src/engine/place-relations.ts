import type { RelationInput } from "../network.ts";
import type { ArrayRoom } from "./array-room.ts";
import { EdgeLists } from "./edge-lists.ts";
import type { Ends } from "./pass-order.ts";

/** Relations get places in the order of their successors, which take the place of the ends that were given. */
export function placeRelations(
  given: readonly RelationInput[],
  ends: Ends,
  places: Int32Array,
  tasks: number,
  room: ArrayRoom,
) {
  const first = room.passing(tasks + 1);
  for (let n = 0; n < given.length; n++)
    if (ends.successor[n]! >= 0) first[places[ends.successor[n]!]! + 1]!++;
  for (let task = 0; task < tasks; task++) first[task + 1]! += first[task]!;
  const count = first[tasks]!;
  const predecessor = room.int32(count);
  const successor = room.int32(count);
  const relations = Array.from<RelationInput | null>({ length: count }).fill(null);
  for (let n = 0; n < given.length; n++) {
    if (ends.successor[n]! < 0) continue;
    const to = places[ends.successor[n]!]!;
    const place = first[to]!++;
    predecessor[place] = places[ends.predecessor[n]!]!;
    successor[place] = to;
    relations[place] = given[n]!;
    // From here on the place of the relation.
    ends.predecessor[n] = place;
  }
  return {
    relations,
    predecessor,
    successor,
    percents: new Map<number, number>(),
    incoming: new EdgeLists(tasks, successor, predecessor, room),
    outgoing: new EdgeLists(tasks, predecessor, successor, room),
  };
}

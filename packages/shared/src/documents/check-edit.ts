import type * as Y from "yjs";
import type { Standing } from "../permissions/standing.ts";
import { err, ok, type Result } from "../primitives/result.ts";
import type { Edit } from "./edit.ts";
import { targetOf, writesOfEdit } from "./edit-writes.ts";
import { judgeWrites } from "./judge-writes.ts";
import { UPDATE_LIMITS } from "./limits.ts";
import { refuse, RefusalError, type Refusal } from "./refusal.ts";
import { schemaOf } from "./schema-of.ts";
import type { YdocPlace } from "./ydoc-kind.ts";
import { lookupIn } from "./ydoc-lookup.ts";

export type CheckContext = {
  readonly place: YdocPlace;
  readonly standing: Standing;
  readonly now: number;
};

/** Whether the server would accept the edit: the same judgement, on the plain edit. The client asks before it makes the edit. */
export function checkEdit(
  ydoc: Y.Doc,
  edit: Edit,
  { place, standing, now }: CheckContext,
): Result<null, Refusal> {
  try {
    if (targetOf(edit).kind !== place.kind) refuse("edit.unknown-place", edit.type);
    judgeWrites(
      {
        place,
        schema: schemaOf(place.kind),
        standing,
        lookup: lookupIn(ydoc),
        now,
        maxClockLead: UPDATE_LIMITS.maxClockLead,
      },
      writesOfEdit(edit),
    );
    return ok(null);
  } catch (error) {
    if (error instanceof RefusalError) return err(error.refusal);
    throw error;
  }
}

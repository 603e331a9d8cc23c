import type * as Y from "yjs";
import type { Standing } from "../permissions/standing.ts";
import { err, ok, type Result } from "../primitives/result.ts";
import { currentValue, ruleOfField } from "./current-value.ts";
import type { Edit } from "./edit.ts";
import { fitsInto, writesOfEdit } from "./edit-writes.ts";
import { judgeWrites } from "./judge-writes.ts";
import { UPDATE_LIMITS } from "./limits.ts";
import { refuse, RefusalError, type Refusal } from "./refusal.ts";
import { schemaOf } from "./schema-of.ts";
import type { YdocPlace } from "./ydoc-kind.ts";
import { entityMap, lookupIn, slotValue } from "./ydoc-lookup.ts";
import type { YdocSchema } from "./ydoc-schema.ts";
import type { Write } from "./write.ts";

export type CheckContext = {
  readonly place: YdocPlace;
  readonly standing: Standing;
  readonly now: number;
};

/** What agrees with the ydoc already is not written, so that it needs no right either. */
function changesSomething(ydoc: Y.Doc, schema: YdocSchema, write: Write): boolean {
  switch (write.op) {
    case "create":
      return entityMap(ydoc, write.collection, write.id) === undefined;
    case "comment":
      return slotValue(ydoc.share.get("comments"), write.id) === undefined;
    case "set": {
      const { collection: name, id, field, value } = write;
      const collection = schema.collections.get(name);
      if (collection === undefined) return true;
      const wanted = value ?? ruleOfField(collection, field)?.default;
      return wanted === undefined || currentValue(ydoc, name, collection, id, field) !== wanted;
    }
    case "text":
      return true;
  }
}

/** Whether the server would accept the edit: the same judgement, on the plain edit. The client asks before it makes the edit. */
export function checkEdit(
  ydoc: Y.Doc,
  edit: Edit,
  { place, standing, now }: CheckContext,
): Result<null, Refusal> {
  try {
    if (!fitsInto(edit, place)) refuse("edit.unknown-place", edit.type);
    const schema = schemaOf(place.kind);
    judgeWrites(
      {
        place,
        schema,
        standing,
        lookup: lookupIn(ydoc),
        now,
        maxClockLead: UPDATE_LIMITS.maxClockLead,
      },
      writesOfEdit(edit).filter((write) => changesSomething(ydoc, schema, write)),
    );
    return ok(null);
  } catch (error) {
    if (error instanceof RefusalError) return err(error.refusal);
    throw error;
  }
}

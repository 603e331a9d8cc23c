import type * as Y from "yjs";
import type { EntityId } from "../primitives/ids.ts";
import type { Mark } from "./mark.ts";
import { MARKS_SCHEMA } from "./marks-schema.ts";
import type { YdocChanges } from "./observe-ydoc.ts";
import { readCollection } from "./read-collection.ts";

/** One layer of marks as plain frozen values. Removed marks are in it: `removed` says so. */
export type MarksSnapshot = ReadonlyMap<EntityId, Mark>;

/** Reads all of it; with an earlier snapshot and the changes since, only what changed. */
export const readMarks = (
  ydoc: Y.Doc,
  previous?: MarksSnapshot,
  changes?: Pick<YdocChanges, "entities">,
): MarksSnapshot =>
  readCollection<EntityId, Mark>(
    ydoc,
    MARKS_SCHEMA,
    "marks",
    changes === undefined ? undefined : previous,
    changes?.entities.get("marks"),
  );

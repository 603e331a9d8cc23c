import type * as Y from "yjs";
import type { EntityId } from "../primitives/ids.ts";
import type { YdocChanges } from "./observe-ydoc.ts";
import { readCollection } from "./read-collection.ts";
import type { Remark, Suggestion, Thread } from "./spec.ts";
import { SPEC_TALK_SCHEMA } from "./spec-schema.ts";

/** What is said of a specification, shared or among one's own people, as plain frozen values. Removed words are in it. */
export type SpecTalk = {
  readonly threads: ReadonlyMap<EntityId, Thread>;
  readonly remarks: ReadonlyMap<EntityId, Remark>;
  readonly suggestions: ReadonlyMap<EntityId, Suggestion>;
};

export const EMPTY_TALK: SpecTalk = {
  threads: new Map(),
  remarks: new Map(),
  suggestions: new Map(),
};

/** Reads all of it; with an earlier snapshot and the changes since, only what changed. */
export function readSpecTalk(
  ydoc: Y.Doc,
  previous?: SpecTalk,
  changes?: Pick<YdocChanges, "entities">,
): SpecTalk {
  const before = changes === undefined ? undefined : previous;
  const collection = <T>(name: keyof SpecTalk) =>
    readCollection<EntityId, T>(
      ydoc,
      SPEC_TALK_SCHEMA,
      name,
      before?.[name] as ReadonlyMap<EntityId, T> | undefined,
      changes?.entities.get(name),
    );
  return Object.freeze({
    threads: collection<Thread>("threads"),
    remarks: collection<Remark>("remarks"),
    suggestions: collection<Suggestion>("suggestions"),
  });
}

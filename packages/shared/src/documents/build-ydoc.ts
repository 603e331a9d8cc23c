import * as Y from "yjs";
import type { TaskId } from "../primitives/ids.ts";
import { err, ok, type Result } from "../primitives/result.ts";
import { applyEdit } from "./apply-edit.ts";
import type { Edit } from "./edit.ts";
import { writesOfEdit } from "./edit-writes.ts";
import type { Refusal } from "./refusal.ts";
import { descriptionRoot } from "./rich-text-schema.ts";
import { schemaOf } from "./schema-of.ts";
import type { Touch } from "./touch.ts";
import { touchesOf } from "./touches-of.ts";
import type { YdocPlace } from "./ydoc-kind.ts";
import { lookupIn } from "./ydoc-lookup.ts";

/** What a ydoc that nobody has opened yet is to hold. Creations come before the edits that need them. */
export type YdocSeed = {
  readonly kind: YdocPlace["kind"];
  readonly edits: readonly Edit[];
  readonly descriptions?: readonly {
    readonly taskId: TaskId;
    readonly paragraphs: readonly string[];
  }[];
};

export type BuiltYdoc = {
  /** The whole content as one v1 update: the first row of the ydoc's log. */
  readonly update: Uint8Array;
  readonly touches: readonly Touch[];
  readonly taskCount: number;
};

/**
 * Builds a new ydoc from edits, away from any server or socket. A seed that breaks the schema is refused as a whole.
 *
 * @param clientId Yjs clientID under which the content is written; random, so that it meets no person's
 */
export function buildYdoc(seed: YdocSeed, clientId: number): Result<BuiltYdoc, Refusal> {
  const ydoc = new Y.Doc();
  ydoc.clientID = clientId;
  let refusal: Refusal | null = null;
  ydoc.transact(() => {
    for (const edit of seed.edits) {
      const made = applyEdit(ydoc, edit, { origin: null });
      if (!made.ok) {
        refusal = made.error;
        return;
      }
    }
    for (const { taskId, paragraphs } of seed.descriptions ?? []) {
      ydoc.getXmlFragment(descriptionRoot(taskId)).insert(0, paragraphs.map(paragraph));
    }
  });
  if (refusal !== null) return err(refusal);
  const writes = seed.edits.flatMap(writesOfEdit);
  const built = {
    update: Y.encodeStateAsUpdate(ydoc),
    touches: touchesOf(schemaOf(seed.kind), lookupIn(ydoc), writes),
    taskCount: seed.edits.filter((edit) => edit.type === "task.create").length,
  };
  ydoc.destroy();
  return ok(built);
}

function paragraph(text: string): Y.XmlElement {
  const element = new Y.XmlElement("paragraph");
  if (text !== "") element.insert(0, [new Y.XmlText(text)]);
  return element;
}

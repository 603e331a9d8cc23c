import type { Edit } from "@parley/shared/documents/edit.ts";
import type { YdocId } from "@parley/shared/primitives/ids.ts";
import type { EditLabel } from "./edit-label.ts";

/**
 * What a person meant on one ydoc and the server has not acknowledged yet. Kept as data, so that it outlives the replica that it was
 * first applied to.
 */
export type Intent = {
  readonly id: string;
  readonly tabId: string;
  readonly ydocId: YdocId;
  readonly edit: Edit;
  readonly label: EditLabel;
  /** ms since the epoch. */
  readonly at: number;
  /**
   * Where the edit lies in a replica: a replica that knows `clientId` up to `clock` holds it. Null while it has been applied to none,
   * because the replica was being rebuilt when the person made it.
   */
  readonly applied: { readonly clientId: number; readonly clock: number } | null;
};

/** What the person typed in it, so that a refused edit can be copied rather than lost. */
export function textsOf(edit: Edit): readonly string[] {
  switch (edit.type) {
    case "comment.add":
      return [edit.comment.body];
    case "ledger.set":
    case "settings.set":
    case "relation.create":
    case "relation.set":
      return [];
    default: {
      const fields: Readonly<Record<string, unknown>> = edit.fields;
      return ["name", "text", "assigneeName"]
        .map((field) => fields[field])
        .filter((value): value is string => typeof value === "string" && value !== "");
    }
  }
}

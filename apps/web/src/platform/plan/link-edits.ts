import type { EditGroup } from "@parley/shared/documents/edit.ts";
import type { Relation } from "@parley/shared/documents/task.ts";
import type { EntityId, TaskId, YdocId } from "@parley/shared/primitives/ids.ts";
import type { Link } from "./predecessor-text.ts";

type Known = { readonly relation: Relation; readonly ydocId: YdocId };

/** From the links that are to those that were typed: what stays is untouched, so that two people's edits of other links merge. */
export function linkEdits(input: {
  readonly successorId: TaskId;
  readonly ydocId: YdocId;
  readonly known: readonly Known[];
  readonly links: readonly Link[];
  /** Predecessors that the text could not show, and so does not speak of. */
  readonly isHidden: (id: TaskId) => boolean;
  readonly newId: () => EntityId;
}): EditGroup {
  const { successorId, ydocId, links } = input;
  const open = input.known.filter(({ relation }) => !input.isHidden(relation.predecessorId));
  const edits: { ydocId: YdocId; edit: EditGroup[number]["edit"] }[] = [];
  const used = new Set<string>();
  for (const link of links) {
    const same =
      open.find(
        ({ relation }) =>
          !used.has(relation.id) &&
          relation.predecessorId === link.predecessorId &&
          relation.type === link.type,
      ) ??
      open.find(
        ({ relation }) => !used.has(relation.id) && relation.predecessorId === link.predecessorId,
      );
    const { type, lag, lagUnit, predecessorId } = link;
    if (same === undefined) {
      const fields = { predecessorId, successorId, type, lag, lagUnit };
      edits.push({ ydocId, edit: { type: "relation.create", id: input.newId(), fields } });
      continue;
    }
    const { relation } = same;
    used.add(relation.id);
    if (relation.type === type && relation.lag === lag && relation.lagUnit === lagUnit) continue;
    edits.push({
      ydocId: same.ydocId,
      edit: { type: "relation.set", id: relation.id, fields: { type, lag, lagUnit } },
    });
  }
  for (const { relation, ydocId: at } of open)
    if (!used.has(relation.id))
      edits.push({
        ydocId: at,
        edit: { type: "relation.set", id: relation.id, fields: { removed: true } },
      });
  return edits;
}

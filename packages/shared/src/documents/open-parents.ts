import type { OrganisationId } from "../primitives/ids.ts";
import type { PlacedTask } from "./plan-row.ts";

type Row = {
  readonly own: ({ readonly kind: "task" } & PlacedTask) | { readonly kind: "phase" };
  readonly wantedParent: string | null;
};

/**
 * Under which row something of `organisationId` stands that is not meant for everyone and names `parentId`: the nearest ancestor that is a
 * phase or a task of that organisation. Were it a task of somebody else's, a row that its owner may not even see would make that
 * task a summary, and so move it. An id that is in no ydoc of this replica is answered as it is.
 */
export function openParents(
  nodes: ReadonlyMap<string, Row>,
): (parentId: string | null, organisationId: OrganisationId) => string | null {
  const known = new Map<OrganisationId, Map<string, string | null>>();
  return (parentId, organisationId) => {
    let answers = known.get(organisationId);
    if (answers === undefined) known.set(organisationId, (answers = new Map()));
    const passed: string[] = [];
    let at = parentId;
    while (at !== null) {
      const row = nodes.get(at);
      if (row?.own.kind !== "task" || row.own.organisationId === organisationId) break;
      const answered = answers.get(at);
      if (answered !== undefined) {
        at = answered;
        break;
      }
      // Tasks that would be their own ancestors lead nowhere.
      answers.set(at, null);
      passed.push(at);
      at = row.wantedParent;
    }
    for (const id of passed) answers.set(id, at);
    return at;
  };
}

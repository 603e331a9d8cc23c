import type { Comment } from "@parley/shared/documents/task.ts";
import type { EntityId } from "@parley/shared/primitives/ids.ts";

/** A comment as people see it: its newest wording, and whether it was taken back. */
export type ThreadEntry = {
  /** The first value; what an edit or a withdrawal names. */
  readonly id: EntityId;
  readonly authorId: string;
  readonly organisationId: string;
  readonly at: number;
  readonly state:
    | { readonly kind: "said"; readonly body: string; readonly editedAt: number | null }
    | { readonly kind: "withdrawn"; readonly at: number };
};

/**
 * Comments are immutable, so that an edit is a later value that names the first one. An amendment of somebody else's comment, of one
 * that is not there, or of another amendment than the author's own is ignored: the server refuses it, and a replica stays total.
 */
export function threadOf(comments: Iterable<Comment>): ThreadEntry[] {
  const all = [...comments].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const firstOf = new Map<string, string>();
  const entries = new Map<string, ThreadEntry>();
  for (const comment of all)
    if (comment.amends === undefined) {
      firstOf.set(comment.id, comment.id);
      entries.set(comment.id, {
        id: comment.id,
        authorId: comment.authorId,
        organisationId: comment.organisationId,
        at: comment.at,
        state: { kind: "said", body: comment.body, editedAt: null },
      });
    }
  for (const comment of all) {
    if (comment.amends === undefined) continue;
    const first = firstOf.get(comment.amends);
    const entry = first === undefined ? undefined : entries.get(first);
    if (entry === undefined || entry.authorId !== comment.authorId) continue;
    if (entry.organisationId !== comment.organisationId) continue;
    firstOf.set(comment.id, entry.id);
    if (entry.state.kind === "withdrawn") continue;
    entries.set(entry.id, {
      ...entry,
      state: comment.withdrawn
        ? { kind: "withdrawn", at: comment.at }
        : { kind: "said", body: comment.body, editedAt: comment.at },
    });
  }
  return [...entries.values()];
}

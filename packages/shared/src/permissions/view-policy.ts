import { allowIf, HIDDEN, holdsAsHost } from "./access.ts";
import { ALLOWED, type Decision } from "./decision.ts";
import type { Standing } from "./standing.ts";
import { canReadYdoc } from "./ydoc-policy.ts";

/** A kept way of looking at the plan: its maker's own, or for everybody in the project. */
export type ViewFacts = { readonly isMine: boolean; readonly isShared: boolean };

/** Whoever reads the plan may keep views of it. */
export const canKeepViews = (standing: Standing): Decision =>
  canReadYdoc(standing, { kind: "frame" });

/** Nobody is told of what another person keeps for themselves. */
export function canReadView(standing: Standing, { isMine, isShared }: ViewFacts): Decision {
  const keep = canKeepViews(standing);
  if (!keep.allowed) return keep;
  return isMine || isShared ? ALLOWED : HIDDEN;
}

/** What everybody is offered is the host's to say, as columns and phases are. */
export function canShareViews(standing: Standing): Decision {
  const keep = canKeepViews(standing);
  return keep.allowed ? allowIf(holdsAsHost(standing, "frame.edit")) : keep;
}

/** One's own; those for everybody whoever may share them. */
export function canChangeView(standing: Standing, view: ViewFacts): Decision {
  const read = canReadView(standing, view);
  if (!read.allowed) return read;
  return view.isShared ? canShareViews(standing) : ALLOWED;
}

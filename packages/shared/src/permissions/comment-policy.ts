import type { YdocPlace } from "../documents/ydoc-kind.ts";
import { ALLOWED, denied, type Decision } from "./decision.ts";
import { FORBIDDEN, holds } from "./access.ts";
import type { Standing } from "./standing.ts";
import { canReadYdoc } from "./ydoc-policy.ts";

export type Authorship = { readonly authorId: string; readonly organisationId: string };

/** Whoever reads the lane and may comment: also people of other organisations. */
export function canComment(standing: Standing, place: YdocPlace): Decision {
  const read = canReadYdoc(standing, place);
  if (!read.allowed) return read;
  return place.kind === "lane" && holds(standing, "task.comment") ? ALLOWED : FORBIDDEN;
}

const isOwnVoice = (standing: Standing, voice: Authorship): boolean =>
  standing.kind === "participant" &&
  voice.authorId === standing.userId &&
  voice.organisationId === standing.organisationId;

/** Nobody speaks for another person or another organisation, and nobody amends but their own words. */
export function canAddComment(
  standing: Standing,
  place: YdocPlace,
  comment: Authorship,
  amended: Authorship | null,
): Decision {
  const may = canComment(standing, place);
  if (!may.allowed) return may;
  if (!isOwnVoice(standing, comment)) return denied("edit.not-own-author");
  if (amended !== null && !isOwnVoice(standing, amended)) return denied("edit.not-own-author");
  return ALLOWED;
}

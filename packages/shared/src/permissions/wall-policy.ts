import { isWallPlace, type YdocPlace } from "../documents/ydoc-kind.ts";
import { allowIf, FORBIDDEN, HIDDEN, holds } from "./access.ts";
import { ALLOWED, denied, type Decision } from "./decision.ts";
import type { Standing } from "./standing.ts";
import { canReadYdoc } from "./ydoc-policy.ts";

/** Who made something on a wall; '' where a forged update does not say. `type` is that of an object. */
export type WallAuthorship = {
  readonly createdBy: string;
  readonly organisationId: string;
  readonly type: string;
};

type Participant = Extract<Standing, { kind: "participant" }>;

/** Reading comes first, and nobody writes on a wall that is archived. */
function withinWall(
  standing: Standing,
  place: YdocPlace,
  decide: (who: Participant) => Decision,
): Decision {
  const read = canReadYdoc(standing, place);
  if (!read.allowed) return read;
  if (standing.kind === "outsider" || !isWallPlace(place) || place.isArchived) return FORBIDDEN;
  return decide(standing);
}

export const canCreateWallObject = (standing: Standing, place: YdocPlace, type: string): Decision =>
  withinWall(standing, place, (who) =>
    allowIf(holds(who, "wall.edit") || (type === "note" && holds(who, "wall.note"))),
  );

/** What another organisation made stays as it is, whoever asks: the host is no exception. */
export const canSetWallObject = (
  standing: Standing,
  place: YdocPlace,
  object: WallAuthorship,
): Decision =>
  withinWall(standing, place, (who) => {
    if (object.organisationId !== who.organisationId) return denied("edit.not-own-organisation");
    if (holds(who, "wall.edit")) return ALLOWED;
    const isOwnNote = object.type === "note" && object.createdBy === who.userId;
    return allowIf(isOwnNote && holds(who, "wall.note"));
  });

/** A reaction is one person's. */
export const canReact = (
  standing: Standing,
  place: YdocPlace,
  reaction: Pick<WallAuthorship, "createdBy">,
): Decision =>
  withinWall(standing, place, (who) => {
    if (reaction.createdBy !== who.userId) return denied("edit.not-own-author");
    return allowIf(holds(who, "wall.react"));
  });

/** An organisation promises for itself. */
export const canGiveHandOff = (
  standing: Standing,
  place: YdocPlace,
  handOff: Pick<WallAuthorship, "organisationId">,
): Decision =>
  withinWall(standing, place, (who) => {
    if (handOff.organisationId !== who.organisationId) return denied("edit.not-own-organisation");
    return allowIf(holds(who, "wall.edit"));
  });

/** Of a wall itself: its name, and whether it is archived. */
export type WallFacts = { readonly organisationId: string };

export const canListWalls = (standing: Standing): Decision =>
  standing.kind === "outsider" ? HIDDEN : allowIf(holds(standing, "wall.read"));

export function canCreateWall(standing: Standing): Decision {
  const list = canListWalls(standing);
  return list.allowed ? allowIf(holds(standing, "wall.edit")) : list;
}

/** By the organisation that began it, and by the host. */
export function canManageWall(standing: Standing, wall: WallFacts): Decision {
  const create = canCreateWall(standing);
  if (!create.allowed || standing.kind === "outsider") return create;
  return allowIf(standing.isHost || wall.organisationId === standing.organisationId);
}

import type { Audience, MarkedFile, YdocPlace } from "../documents/ydoc-kind.ts";
import type { OrganisationId } from "../primitives/ids.ts";
import { allowIf, holds, holdsAsHost, type Participant } from "./access.ts";
import type { Decision } from "./decision.ts";
import { denied } from "./decision.ts";
import { canReadFile } from "./file-policy.ts";
import type { Standing } from "./standing.ts";

const isOwn = (standing: Participant, place: { organisationId: string }): boolean =>
  standing.organisationId === place.organisationId;

function canSeeAudience(
  standing: Participant,
  place: { readonly organisationId: OrganisationId; readonly audience: Audience },
): boolean {
  switch (place.audience) {
    case "everyone":
      return true;
    case "host":
      return isOwn(standing, place) || standing.isHost;
    case "private":
      return isOwn(standing, place);
  }
}

/** Marks are read with their file; its audience here is the one that counts, so that no state narrows it further. */
const readsFile = (standing: Participant, file: MarkedFile): boolean =>
  canReadFile(standing, { ...file, status: "shared" }).allowed;

function readsPlace(standing: Participant, place: YdocPlace): boolean {
  switch (place.kind) {
    case "frame":
      return holds(standing, "plan.read");
    case "lane":
      return (
        canSeeAudience(standing, place) &&
        holds(standing, place.audience === "everyone" ? "plan.read" : "plan.read.internal")
      );
    case "ledger":
      return canSeeAudience(standing, place) && holds(standing, "ledger.read");
    case "wall":
      return holds(standing, "wall.read");
    case "wall-area":
      return isOwn(standing, place) && holds(standing, "wall.read");
    case "marks":
      return readsFile(standing, place.file);
    case "marks-area":
      return isOwn(standing, place) && readsFile(standing, place.file);
    case "spec":
    case "spec-talk":
      return readsSpec(standing, place);
    case "spec-notes":
      return (
        isOwn(standing, place) && readsSpec(standing, { ...place, organisationId: place.ownerId })
      );
  }
}

/** A specification is read like a file of its owner. */
const readsSpec = (
  standing: Participant,
  place: { readonly organisationId: OrganisationId; readonly audience: Audience },
): boolean =>
  canSeeAudience(standing, place) &&
  holds(standing, "file.read") &&
  (place.audience === "everyone" || holds(standing, "file.read.internal"));

/** What may not be read is not there: the reason is the same as for an id that never existed. */
export function canReadYdoc(standing: Standing, place: YdocPlace): Decision {
  if (standing.kind === "outsider") return denied("access.not-found");
  return allowIf(readsPlace(standing, place), "access.not-found");
}

/** The owner of a lane or ledger alone writes in it (comments apart); the host alone in the frame. A wall and what is said of a specification are everybody's. */
export function ownsYdoc(standing: Standing, place: YdocPlace): boolean {
  if (standing.kind === "outsider") return false;
  if (place.kind === "wall" || place.kind === "marks" || place.kind === "spec-talk") return false;
  return place.kind === "frame" ? standing.isHost : isOwn(standing, place);
}

/** Whether any edit at all could be allowed; the policy of each noun decides on the single field. */
export function canWriteYdoc(standing: Standing, place: YdocPlace): Decision {
  const read = canReadYdoc(standing, place);
  if (!read.allowed) return read;
  switch (place.kind) {
    case "frame":
      return allowIf(holdsAsHost(standing, "frame.edit"));
    case "lane":
      return allowIf(
        holds(standing, "task.comment") ||
          (ownsYdoc(standing, place) &&
            (holds(standing, "task.edit") || holds(standing, "task.progress"))),
      );
    case "ledger":
      return allowIf(ownsYdoc(standing, place) && holds(standing, "ledger.edit"));
    case "wall":
    case "wall-area":
      return allowIf(
        !place.isArchived &&
          (holds(standing, "wall.edit") ||
            holds(standing, "wall.note") ||
            holds(standing, "wall.react")),
      );
    case "marks":
    case "marks-area":
      return allowIf(
        !place.file.isArchived &&
          (holds(standing, "review.markup") || holds(standing, "review.status")),
      );
    case "spec":
      return allowIf(
        !place.isArchived &&
          (place.writers === "readers" || ownsYdoc(standing, place)) &&
          holds(standing, "file.edit"),
      );
    case "spec-talk":
    case "spec-notes":
      return allowIf(
        !place.isArchived &&
          standing.kind === "participant" &&
          (holds(standing, "review.comment") ||
            (place.kind === "spec-talk" &&
              (place.writers === "readers" || isOwn(standing, place)) &&
              holds(standing, "file.edit"))),
      );
  }
}

import { effectiveAudience, type FilePlace } from "../files/file.ts";
import { allowIf, FORBIDDEN, HIDDEN, holds, holdsAsHost, type Participant } from "./access.ts";
import type { Decision } from "./decision.ts";
import type { Standing } from "./standing.ts";

const isOwn = (standing: Participant, { organisationId }: { organisationId: string }): boolean =>
  standing.organisationId === organisationId;

function isInAudience(standing: Participant, place: FilePlace): boolean {
  switch (effectiveAudience(place)) {
    case "everyone":
      return true;
    case "host":
      return (isOwn(standing, place) || standing.isHost) && holds(standing, "file.read.internal");
    case "private":
      return isOwn(standing, place) && holds(standing, "file.read.internal");
  }
}

export function canListFiles(standing: Standing): Decision {
  if (standing.kind === "outsider") return HIDDEN;
  return allowIf(holds(standing, "file.read"));
}

/** What may not be read is not there: neither its name nor that it exists is told. */
export function canReadFile(standing: Standing, place: FilePlace): Decision {
  if (standing.kind === "outsider") return HIDDEN;
  return allowIf(holds(standing, "file.read") && isInAudience(standing, place), "access.not-found");
}

/** Bytes come first, and what they are to be is said when they are all there. */
export function canUpload(standing: Standing): Decision {
  const may = canListFiles(standing);
  if (!may.allowed) return may;
  return allowIf(holds(standing, "file.edit"));
}

/** Files are made for the organisation acted for, never for another. */
export function canCreateFile(standing: Standing, place: FilePlace): Decision {
  return canEditFile(standing, place);
}

/** Facts, audience and revisions of the files of one's own organisation. */
export function canEditFile(standing: Standing, place: FilePlace): Decision {
  const read = canReadFile(standing, place);
  if (!read.allowed || standing.kind === "outsider") return read;
  if (!isOwn(standing, place)) return FORBIDDEN;
  return allowIf(holds(standing, "file.edit"));
}

/** From work in progress to shared anybody may go who may edit; to publish and to archive is a decision. */
export function canSetFileStatus(
  standing: Standing,
  place: FilePlace,
  to: FilePlace["status"],
): Decision {
  const edit = canEditFile(standing, place);
  if (!edit.allowed) return edit;
  const decides = (status: FilePlace["status"]): boolean =>
    status === "published" || status === "archived";
  return allowIf(
    place.status === to ||
      (!decides(place.status) && !decides(to)) ||
      holds(standing, "file.status"),
  );
}

/** The naming of a project's files is its host's matter. */
export function canManageFileSettings(standing: Standing): Decision {
  if (standing.kind === "outsider") return HIDDEN;
  return allowIf(holdsAsHost(standing, "project.manage"));
}

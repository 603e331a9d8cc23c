import type { OrganisationId, UserId } from "../primitives/ids.ts";
import { organisationsOfRound, type Reviewer, type RoundFacts } from "../review/review-round.ts";
import { allowIf, FORBIDDEN, HIDDEN, holds } from "./access.ts";
import { CAPABILITIES } from "./capability.ts";
import type { Decision } from "./decision.ts";
import { canListFiles, canReadFile } from "./file-policy.ts";
import type { FilePlace } from "../files/file.ts";
import type { Standing } from "./standing.ts";

type Parties = Pick<RoundFacts, "organisationId" | "reviewers">;

export const canListRounds = canListFiles;

/** A round is read in the organisations that take part in it, and is not there for anybody else. */
export function canReadRound(standing: Standing, round: Parties): Decision {
  const list = canListRounds(standing);
  if (!list.allowed || standing.kind === "outsider") return HIDDEN;
  return allowIf(organisationsOfRound(round).has(standing.organisationId), "access.not-found");
}

/** Whoever issues files asks others to look at them. */
export function canOpenRound(standing: Standing): Decision {
  if (standing.kind === "outsider") return HIDDEN;
  return allowIf(holds(standing, "file.read") && holds(standing, "file.edit"));
}

/** Reviewers, dates, subjects, reminders, the end: its opener's organisation, by those who may open one. */
export function canRunRound(standing: Standing, round: Parties): Decision {
  const read = canReadRound(standing, round);
  if (!read.allowed || standing.kind === "outsider") return read;
  if (standing.organisationId !== round.organisationId) return FORBIDDEN;
  return canOpenRound(standing);
}

/** A named person answers; where nobody is named, whoever decides for the organisation. Nobody answers for another one. */
export function canAnswerReview(standing: Standing, round: Parties, reviewer: Reviewer): Decision {
  const read = canReadRound(standing, round);
  if (!read.allowed || standing.kind === "outsider") return read;
  if (standing.organisationId !== reviewer.organisationId) return FORBIDDEN;
  return allowIf(
    reviewer.userId === null
      ? holds(standing, "file.status") || holds(standing, "review.status")
      : reviewer.userId === standing.userId && holds(standing, "review.comment"),
  );
}

/** Whether anybody of an organisation can read a file: nobody is asked about what is kept from them. */
export const isReadableIn = (
  organisation: { readonly organisationId: OrganisationId; readonly isHost: boolean },
  place: FilePlace,
): boolean =>
  canReadFile(
    {
      kind: "participant",
      projectId: "" as never,
      userId: "" as UserId,
      ...organisation,
      capabilities: new Set(CAPABILITIES),
    },
    place,
  ).allowed;

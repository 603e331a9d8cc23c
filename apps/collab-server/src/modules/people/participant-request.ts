import type { Standing } from "@parley/shared/permissions/standing.ts";
import type { ProjectId } from "@parley/shared/primitives/ids.ts";
import type { FastifyRequest } from "fastify";
import type { Reader } from "../../db/database.ts";
import { HttpError } from "../../platform/http/http-error.ts";
import { signedIn } from "../sessions/api.ts";
import { standingOf } from "./standing-repository.ts";

export type Participant = Extract<Standing, { kind: "participant" }>;

/** Who asks, as somebody on the project; everybody else is told that there is no such project. */
export async function participantIn(
  db: Reader,
  request: FastifyRequest,
  projectId: ProjectId,
): Promise<Participant> {
  const standing = await standingOf(db, signedIn(request), projectId);
  if (standing.kind === "outsider") throw new HttpError("access.not-found");
  return standing;
}

import type { OrganisationRole } from "@parley/shared/permissions/standing.ts";
import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import type { FastifyRequest } from "fastify";
import { HttpError } from "../../platform/http/http-error.ts";
import { signedIn, type Session } from "../sessions/api.ts";

/** Who asks, as somebody who acts for an organisation. */
export function actingFor(
  request: FastifyRequest,
): Session & { organisationId: OrganisationId; organisationRole: OrganisationRole } {
  const session = signedIn(request);
  const { organisationId, organisationRole } = session;
  if (organisationId === null || organisationRole === null) throw new HttpError("access.not-found");
  return { ...session, organisationId, organisationRole };
}

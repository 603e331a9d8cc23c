import type { Audience, YdocPlace } from "@parley/shared/documents/ydoc-kind.ts";
import type { OrganisationId, ProjectId } from "@parley/shared/primitives/ids.ts";
import type { Writer } from "../../db/database.ts";
import { newYdocId } from "../../platform/random.ts";
import { insertYdoc, ydocsOfProject } from "../catalog/api.ts";
import { beginNotes } from "../specs/api.ts";
import { beginAreas } from "../walls/api.ts";
import { chooseColour } from "./choose-colour.ts";
import {
  lockProject,
  participantsOf,
  preferredColour,
  saveParticipation,
} from "./participation-repository.ts";

/** The host sees its own lanes alike: an audience `host` would be the same as `private`. */
const laneAudiences = (isHost: boolean): readonly Audience[] =>
  isHost ? ["everyone", "private"] : ["everyone", "host", "private"];
const ledgerAudiences = (isHost: boolean): readonly Audience[] =>
  isHost ? ["private"] : ["host", "private"];

/**
 * Lets an organisation take part: a colour of its own, its lanes and ledgers. One that took part before finds what it left.
 *
 * @returns false when it takes part already
 */
export async function joinProject(
  tx: Writer,
  projectId: ProjectId,
  organisationId: OrganisationId,
  colour?: number,
): Promise<boolean> {
  const project = await lockProject(tx, projectId);
  if (project === null) throw new Error("no such project");
  const participants = await participantsOf(tx, projectId);
  const former = participants.find((one) => one.organisationId === organisationId);
  if (former?.endedAt === null) return false;
  const taken = participants.map((one) => one.colour);
  await saveParticipation(tx, {
    projectId,
    organisationId,
    colour: colour ?? chooseColour(taken, await preferredColour(tx, organisationId)),
  });
  const isHost = project.hostOrganisationId === organisationId;
  const present = (await ydocsOfProject(tx, projectId)).map(({ place }) => JSON.stringify(place));
  const places: YdocPlace[] = [
    ...laneAudiences(isHost).map((audience) => ({
      kind: "lane" as const,
      organisationId,
      audience,
      part: 0,
    })),
    ...ledgerAudiences(isHost).map((audience) => ({
      kind: "ledger" as const,
      organisationId,
      audience,
    })),
  ];
  for (const place of places) {
    if (present.includes(JSON.stringify(place))) continue;
    await insertYdoc(tx, { ydocId: newYdocId(), projectId, place });
  }
  await beginAreas(tx, projectId, organisationId);
  await beginNotes(tx, projectId, organisationId);
  return true;
}

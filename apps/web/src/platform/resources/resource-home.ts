import { OPENNESS } from "@parley/shared/documents/plan-resources.ts";
import type { Audience, YdocPlace } from "@parley/shared/documents/ydoc-kind.ts";
import type { OrganisationId, YdocId } from "@parley/shared/primitives/ids.ts";

type Lane = { readonly ydocId: YdocId; readonly place: YdocPlace };

/** Where a new resource lies: in the first part of one's most open lane that is at most as private as `within`; null where there is none. */
export function resourceHome(
  lanes: Iterable<Lane>,
  organisationId: OrganisationId,
  within: Audience = "private",
): YdocId | null {
  const own = [...lanes].flatMap(({ ydocId, place }) =>
    place.kind === "lane" &&
    place.organisationId === organisationId &&
    OPENNESS[place.audience] <= OPENNESS[within]
      ? [{ ydocId, rank: OPENNESS[place.audience] * 100_000 + place.part }]
      : [],
  );
  return own.toSorted((a, b) => a.rank - b.rank)[0]?.ydocId ?? null;
}

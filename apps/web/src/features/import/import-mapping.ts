import type { Audience } from "@parley/shared/documents/ydoc-kind.ts";
import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import type { ImportMapping, ImportSummary } from "../../platform/api/contract.ts";

export type MappingBy = ImportMapping["by"];

/** What the person has chosen so far; every organisation is one that takes part. */
export type MappingChoice = {
  readonly by: MappingBy;
  readonly audience: Audience;
  /** All tasks (`one`), or all that no assignment below names. */
  readonly rest: string;
  readonly byResource: Readonly<Record<string, string>>;
  readonly byBranch: Readonly<Record<string, string>>;
};
export type MappingRow = {
  readonly key: string;
  readonly name: string;
  readonly taskCount: number;
};

type Candidate = { readonly organisationId: string; readonly name: string; readonly code: string };

export function firstChoice(
  summary: ImportSummary,
  organisations: readonly Candidate[],
  own: string,
): MappingChoice {
  return {
    by: "one",
    audience: "everyone",
    rest: own,
    byResource: guess(rowsOf(summary, "resource"), organisations),
    byBranch: guess(rowsOf(summary, "branch"), organisations),
  };
}

export function rowsOf(summary: ImportSummary, by: "resource" | "branch"): readonly MappingRow[] {
  return by === "resource"
    ? summary.resources.map(({ name, taskCount }) => ({ key: name, name, taskCount }))
    : summary.branches.map(({ taskUid, name, taskCount }) => ({ key: taskUid, name, taskCount }));
}

/** A row that carries an organisation's name is most likely that organisation's. */
function guess(
  rows: readonly MappingRow[],
  organisations: readonly Candidate[],
): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const row of rows) {
    const text = row.name.toLocaleLowerCase();
    const match = organisations.find(({ name }) => {
      const known = name.toLocaleLowerCase();
      return text !== "" && (text.includes(known) || known.includes(text));
    });
    if (match !== undefined) found[row.key] = match.organisationId;
  }
  return found;
}

export function mappingOf(choice: MappingChoice): ImportMapping {
  const { by, audience, rest } = choice;
  if (by === "one") return { by, audience, organisationId: rest as OrganisationId };
  const table = by === "resource" ? choice.byResource : choice.byBranch;
  const assignments = Object.entries(table)
    .filter(([, organisationId]) => organisationId !== rest)
    .map(([key, organisationId]) => ({ key, organisationId }));
  return { by, audience, rest, assignments };
}

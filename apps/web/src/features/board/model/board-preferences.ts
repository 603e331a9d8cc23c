import { GROUPINGS, type Grouping } from "./board-lanes.ts";
import { NO_FILTER, type BoardFilter } from "./board-filter.ts";

/** What the board remembers for one person in one project, on this device. */
export type BoardPreferences = {
  readonly grouping: Grouping;
  readonly collapsed: readonly string[];
  readonly filter: BoardFilter;
};

export const DEFAULT_PREFERENCES: BoardPreferences = {
  grouping: "organisation",
  collapsed: [],
  filter: NO_FILTER,
};

const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];

/** Reads what was stored, by whichever version; what it does not know falls back to the default. The text is never remembered. */
export function parsePreferences(text: string | null): BoardPreferences {
  let stored: unknown;
  try {
    stored = JSON.parse(text ?? "null");
  } catch {
    return DEFAULT_PREFERENCES;
  }
  if (typeof stored !== "object" || stored === null) return DEFAULT_PREFERENCES;
  const record = stored as Record<string, unknown>;
  const filter = (typeof record["filter"] === "object" && record["filter"]) || {};
  const chosen = filter as Record<string, unknown>;
  return {
    grouping: GROUPINGS.find((each) => each === record["grouping"]) ?? DEFAULT_PREFERENCES.grouping,
    collapsed: strings(record["collapsed"]),
    filter: {
      ...NO_FILTER,
      organisationIds: strings(chosen["organisationIds"]) as BoardFilter["organisationIds"],
      assignees: strings(chosen["assignees"]),
      statuses: strings(chosen["statuses"]) as BoardFilter["statuses"],
      soon: chosen["soon"] === true,
      mine: chosen["mine"] === true,
      late: chosen["late"] === true,
      summaries: chosen["summaries"] === true,
    },
  };
}

import type { ScheduleFinding } from "../schedule.ts";

const LEADING = ["relationId", "taskId", "ownerId", "calendarId", "assignmentId", "id"] as const;

function keyOf(finding: ScheduleFinding): string {
  const fields = finding as unknown as Readonly<Record<string, unknown>>;
  const leading = LEADING.map((name) => fields[name]).find((value) => value !== undefined);
  return JSON.stringify([finding.type, leading, finding]);
}

/** In order of type, then id; what says the same is there once. */
export function sortedFindings(findings: readonly ScheduleFinding[]): readonly ScheduleFinding[] {
  if (findings.length === 0) return findings;
  const byKey = new Map(findings.map((finding) => [keyOf(finding), finding]));
  return [...byKey.keys()].toSorted().map((key) => byKey.get(key)!);
}

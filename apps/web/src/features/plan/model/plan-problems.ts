import type { ScheduleFinding } from "@parley/schedule/schedule.ts";
import type { Plan, TaskRow } from "@parley/shared/documents/plan-row.ts";
import { missesDeadline } from "./row-status.ts";

const DAY_MS = 86_400_000;

export type ProblemKind =
  | "cycle"
  | "deadline-missed"
  | "constraint-broken"
  | "broken-relation"
  | "constraint-without-date"
  | "no-parent"
  | "calendar"
  | "value";

/** Something about the plan that somebody should look at. `rowId`: where. */
export type Problem = {
  readonly kind: ProblemKind;
  readonly rowId: string | null;
  /** Of a missed deadline: by how many days of the calendar. */
  readonly days: number | null;
};

const KINDS: readonly ProblemKind[] = [
  "cycle",
  "deadline-missed",
  "constraint-broken",
  "broken-relation",
  "constraint-without-date",
  "no-parent",
  "calendar",
  "value",
];

function scheduleProblems(plan: Plan, findings: readonly ScheduleFinding[]): readonly Problem[] {
  const successorOf = new Map<string, string>(
    plan.relations.map(({ id, successorId }) => [id, successorId]),
  );
  return findings.flatMap((finding): readonly Problem[] => {
    const at = (kind: ProblemKind, rowId: string | null) => [{ kind, rowId, days: null }];
    switch (finding.type) {
      case "cycle":
        return at("cycle", successorOf.get(finding.relationId) ?? finding.taskIds[0] ?? null);
      case "relation-to-own-summary":
        return at("cycle", successorOf.get(finding.relationId) ?? null);
      case "broken-relation":
        return at("broken-relation", successorOf.get(finding.relationId) ?? null);
      case "constraint-broken":
      case "constraint-without-date":
        return at(finding.type, finding.taskId);
      case "unknown-calendar":
        return at("calendar", finding.ownerId);
      case "calendar-without-work":
      case "calendar-cycle":
      case "unreadable-hours":
        return at("calendar", null);
      case "value-out-of-range":
        return at("value", finding.ownerId);
      // Told from the rows, which know what is done; told by the plan itself; nothing that a person could do something about.
      case "deadline-missed":
      case "parent-cycle":
      case "unknown-parent":
      case "duplicate-id":
      case "dangling-relation":
      case "dangling-assignment":
      case "no-duration":
        return [];
    }
  });
}

/** What is wrong with the plan, the gravest first; rows in the order of the plan. `broken`: what its dates do not keep. */
export function problemsOf(plan: Plan, broken: readonly ScheduleFinding[]): readonly Problem[] {
  const misplaced = plan.findings.flatMap((finding): readonly Problem[] =>
    finding.type === "orphan"
      ? [{ kind: "no-parent", rowId: finding.id, days: null }]
      : finding.type === "cycle"
        ? [{ kind: "no-parent", rowId: finding.ids[0] ?? null, days: null }]
        : [],
  );
  const missed = plan.rows.filter(missesDeadline).map((row): Problem => {
    const { deadline } = (row as TaskRow).task;
    const late = Date.parse(`${row.finish}Z`) - Date.parse(`${deadline}Z`);
    return { kind: "deadline-missed", rowId: row.id, days: Math.max(1, Math.round(late / DAY_MS)) };
  });
  const placeOf = ({ rowId }: Problem): number =>
    rowId === null ? -1 : (plan.byId.get(rowId)?.position ?? -1);
  return [
    ...scheduleProblems(plan, [...plan.scheduleFindings, ...broken]),
    ...missed,
    ...misplaced,
  ].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || placeOf(a) - placeOf(b));
}

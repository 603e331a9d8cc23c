import type { Schedule } from "../../schedule.ts";

/** A schedule as plain values that can be compared, its findings as texts in order. */
export function figuresOf(schedule: Schedule) {
  const { byId, findings, ...rest } = schedule;
  const texts = findings.map((finding) =>
    JSON.stringify(Object.entries(finding).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  );
  const sorted = [...byId].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...rest,
    tasks: Object.fromEntries(sorted),
    findings: [...new Set(texts)].toSorted(),
  };
}

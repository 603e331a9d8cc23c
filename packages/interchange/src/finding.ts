/** Something odd that did not stop the work: what was read otherwise than written, or could not be carried over. */
export type Finding = {
  readonly code: FindingCode;
  readonly line: number | null;
  /** What it is about, e.g. the name of a task. */
  readonly subject: string;
  readonly detail: string;
};

/** Findings of one code: how many there are, and the first few of them. */
export type FindingGroup = {
  readonly code: FindingCode;
  readonly count: number;
  readonly examples: readonly Finding[];
};

export const FINDING_CODES = [
  // read
  "xml.bad-character", // a character that XML forbids was left out
  "xml.encoding-mismatch", // declared another encoding than the bytes have
  "xml.no-namespace", // not marked as Microsoft Project's; read all the same
  "value.bad", // a value that could not be understood counts as absent
  "date.zone-ignored", // a time zone or offset: dates of a plan are the site's own wall clock
  "task.blank-row",
  "task.no-uid",
  "task.duplicate-uid",
  "task.outline-jump", // outline levels skip one: the row was hung one step deeper than the row above
  "task.summary-flag", // the file's flag and its outline disagree: the outline counts
  "link.unknown-predecessor",
  "link.self",
  "link.duplicate", // two relations of the same two tasks: the later one counts
  "link.other-project",
  "calendar.unknown-base",
  "calendar.base-cycle",
  "calendar.bad-hours",
  "assignment.unknown",
  "plan.no-tasks",
  "extra.dropped", // what Parley does not understand was more than may be kept for writing it again
  "text.encoding-mismatch", // the file declares an encoding that its bytes are not in
  // tables
  "table.ambiguous-date", // could be two days; left out until somebody says which
  "table.error-cell", // the spreadsheet itself shows an error, or a formula that nothing has computed
  "table.no-name", // a row without a name was left out
  "table.other-sheet", // only one sheet of a workbook is read
  "table.uncertain-value", // could mean something else than it was read as
  "table.unknown-column", // left out
  // Primavera
  "xer.no-end", // the closing %E is missing; everything before it was read
  "xer.stray-row", // a row before the names of its columns, or of an unknown kind
  "text.encoding-guessed", // XER does not say its encoding; this one fits best
  "text.undecodable", // bytes that the encoding does not allow
  "p6.left-out", // what Parley has no place for, e.g. activity codes, costs and steps
  "plan.other-project", // the file holds several projects: the exported one was read
  "wbs.empty", // a branch of the WBS without activities was left out
  "wbs.too-deep", // a branch deeper than 100 levels: what lies in it hangs higher up
  "wbs.unknown", // an activity or branch names a WBS that the file does not hold: it hangs at the top
  "task.level-of-effort", // an activity that spans others: it stands at its stored dates
  "link.level-of-effort", // relations of spanning activities move nothing
  "constraint.combined", // constraints that no task holds together: the weaker was left out
  // carried over
  "map.name-shortened",
  "map.no-name",
  "map.notes-shortened",
  "map.duration-bounded",
  "map.inactive", // shown as not needed
  "map.external", // kept as a manual task with its dates
  "map.cost-and-material", // assignments that are no people or companies
  "map.resource-left-out", // more resources than a lane holds
  "map.calendar-left-out", // the calendars of the project belong to its host, and are at most 100
  "map.calendar-shortened", // more exceptions than a calendar holds
  "map.relation-left-out",
  "map.start-kept", // no earlier than in the file: nothing else would hold it there in this project
  "map.splits-left-out", // more interruptions than a task holds
  "map.baseline", // baselines of tasks are not carried over
  "map.work", // amounts of work of tasks that nobody is assigned to: a task has a duration
  "map.bounds", // a second constraint, or a date from outside of the plan
  "map.setting", // a way of computing that projects here do not have
  "map.unknown-organisation", // a mapping names what is not in the file
] as const;

export type FindingCode = (typeof FINDING_CODES)[number];

const EXAMPLES = 20;

export type Findings = {
  readonly add: (code: FindingCode, subject: string, detail: string, line?: number | null) => void;
  /** In the order of FINDING_CODES. */
  readonly groups: () => readonly FindingGroup[];
};

/** Collects findings in bounded memory, however many there are. */
export function createFindings(): Findings {
  const groups = new Map<FindingCode, { count: number; examples: Finding[] }>();
  return {
    add(code, subject, detail, line = null) {
      let group = groups.get(code);
      if (group === undefined) groups.set(code, (group = { count: 0, examples: [] }));
      group.count += 1;
      if (group.examples.length < EXAMPLES)
        group.examples.push({
          code,
          line,
          subject: subject.slice(0, 200),
          detail: detail.slice(0, 500),
        });
    },
    groups: () =>
      FINDING_CODES.flatMap((code) => {
        const group = groups.get(code);
        return group === undefined ? [] : [{ code, ...group }];
      }),
  };
}

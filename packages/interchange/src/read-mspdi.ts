import { ok, type Result } from "@parley/shared/primitives/result.ts";
import { createFindings, type FindingGroup, type Findings } from "./finding.ts";
import { DEFAULT_IMPORT_LIMITS, type ImportError, type ImportLimits } from "./import-error.ts";
import { readCalendar } from "./mspdi-calendar.ts";
import { readAssignment, readProject, readResource } from "./mspdi-records.ts";
import { MSPDI_SHAPE } from "./mspdi-shape.ts";
import type { WorkPattern } from "./mspdi-timephased.ts";
import { createBlankRows } from "./mspdi-blank-rows.ts";
import { rawTask, readTask, type TaskDefaults, type TaskDraft } from "./mspdi-task.ts";
import type { PlanAssignment, PlanCalendar, PlanFile, PlanResource } from "./plan-file.ts";
import { settleOutline } from "./plan-outline.ts";
import { withSplits } from "./plan-splits.ts";
import { readRecords, type Chunks } from "./read-records.ts";
import type { RawRecord } from "./record-shape.ts";
import { settleBases } from "./settle-bases.ts";

export type ReadPlanOptions = {
  readonly limits?: Partial<ImportLimits>;
  /** Called with the number of bytes read so far, after each chunk. */
  readonly onProgress?: (bytes: number) => void;
  readonly signal?: { readonly aborted: boolean };
  /** Of Primavera's files: the other exported projects too. */
  readonly everyProject?: boolean;
};

export type ReadPlan = {
  readonly plan: PlanFile;
  readonly findings: readonly FindingGroup[];
  /** Other projects of the same file, where every project is asked for; of most formats none. */
  readonly others?: readonly PlanFile[];
};

/** Calendars are written out day by day later, so that few of them could cost much. */
const MOST: ReadonlyMap<string, number> = new Map([
  ["Calendar", 5_000],
  ["Exception", 20_000],
  ["WorkWeek", 20_000],
  // One row a day and assignment, taken in as it is read; the number of elements bounds them.
  ["TimephasedData", Number.POSITIVE_INFINITY],
]);

const NAMESPACE = "http://schemas.microsoft.com/project";

const OTHER_ROOTS: Readonly<Record<string, string>> = {
  APIBusinessObjects: "This is a Primavera P6 file (PMXML), not Microsoft Project's XML.",
  html: "This is a web page, not a plan.",
};

function acceptRoot(
  name: string,
  attributes: Readonly<Record<string, string>>,
  findings: Findings,
): ImportError | null {
  if (name !== "Project") {
    const known = OTHER_ROOTS[name];
    return {
      code:
        known === undefined || name === "html" ? "import.not-a-plan" : "import.unsupported-format",
      line: null,
      element: name,
      detail:
        known ?? `The outermost element is <${name.slice(0, 60)}>, and <Project> is expected.`,
    };
  }
  if (!Object.values(attributes).some((value) => value.startsWith(NAMESPACE)))
    findings.add("xml.no-namespace", name, "");
  return null;
}

/** The project's values stand before its tasks; read without findings here, they get theirs once, at the end. */
function defaultsOf(root: RawRecord): TaskDefaults {
  const { minutesPerDay } = readProject({ ...root, rest: null }, createFindings());
  return { minutesPerDay, durationFormat: Number(root.fields.get("DurationFormat") ?? 7) };
}

/**
 * Reads Microsoft Project's XML, 2003 to 2021 and other writers'. Never throws for what a file holds: what makes no plan is an
 * ImportError, what is odd a finding. Memory is bounded by the limits.
 */
export async function readMspdi(
  source: Chunks,
  options: ReadPlanOptions = {},
): Promise<Result<ReadPlan, ImportError>> {
  const limits = { ...DEFAULT_IMPORT_LIMITS, ...options.limits };
  const findings = createFindings();
  const calendars: PlanCalendar[] = [];
  const drafts: TaskDraft[] = [];
  const resources: PlanResource[] = [];
  const assignments: PlanAssignment[] = [];
  const patterns = new Map<PlanAssignment, WorkPattern>();
  const blankRows = createBlankRows();
  let defaults: TaskDefaults | null = null;
  const minutesPerDay = (root: RawRecord) => (defaults ??= defaultsOf(root)).minutesPerDay;

  const read = await readRecords(source, {
    limits,
    findings,
    shape: MSPDI_SHAPE,
    acceptRoot: (name, attributes) => acceptRoot(name, attributes, findings),
    limitOf: (name) => (name === "Task" ? limits.tasks : MOST.get(name)),
    onProgress: options.onProgress,
    signal: options.signal,
    onRecord(name, record, root) {
      if (name === "Task") {
        if (isBlank(record)) {
          findings.add("task.blank-row", record.fields.get("ID") ?? "", "", record.line);
          if (record.rest !== null) blankRows.add(drafts.length - 1, rawTask(record));
        } else drafts.push(readTask(record, (defaults ??= defaultsOf(root)), findings));
      } else if (name === "Calendar") keep(calendars, readCalendar(record, findings));
      else if (name === "Resource") keep(resources, readResource(record, findings));
      else if (name === "Assignment") {
        const assignment = readAssignment(record, minutesPerDay(root), findings);
        keep(assignments, assignment);
        if (assignment !== null && record.digest !== null)
          patterns.set(assignment, record.digest as WorkPattern);
      }
    },
  });
  if (!read.ok) return read;

  const project = readProject(read.value.root, findings);
  const tasks = blankRows.after(settleOutline(drafts, findings));
  if (!tasks.some((task) => task.outlineLevel > 0))
    findings.add("plan.no-tasks", project.title || project.name, "");
  const taskUids = new Set(tasks.map((task) => task.uid));
  const known = assignments.filter((each) => {
    if (taskUids.has(each.taskUid)) return true;
    findings.add("assignment.unknown", `UID ${each.uid}`, `Task ${each.taskUid}`);
    return false;
  });
  const facts = { project, calendars: settleBases(calendars, findings), resources };
  const plan: PlanFile = {
    format: "mspdi",
    encoding: read.value.encoding,
    ...facts,
    tasks: withSplits({ ...facts, tasks, assignments: known, patterns }),
    assignments: known,
  };
  return ok({ plan, findings: findings.groups() });
}

const isBlank = (record: RawRecord) =>
  /^(?:1|true)$/i.test(record.fields.get("IsNull")?.trim() ?? "");

function keep<T>(list: T[], value: T | null): void {
  if (value !== null) list.push(value);
}

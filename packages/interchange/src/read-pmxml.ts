import { ok, type Result } from "@parley/shared/primitives/result.ts";
import { USUAL_SCHEDULING } from "./blank-plan-task.ts";
import { createFindings } from "./finding.ts";
import { DEFAULT_IMPORT_LIMITS, type ImportError } from "./import-error.ts";
import { emptyP6File, type P6File } from "./p6-model.ts";
import { plansOfP6 } from "./p6-plan.ts";
import { P6_SCHEDULING } from "./p6-scheduling.ts";
import { p6ValuesOf } from "./p6-values.ts";
import { calendarOfRecord, settleFinishes, type PmxmlCalendar } from "./pmxml-calendar.ts";
import {
  activityOfElement,
  assignmentOfElement,
  noteOfElement,
  optionsOfElement,
  projectOfElement,
  relationOfElement,
  resourceOfElement,
  wbsOfElement,
} from "./pmxml-records.ts";
import { PMXML_SHAPE } from "./pmxml-shape.ts";
import type { ReadPlan, ReadPlanOptions } from "./read-mspdi.ts";
import { readRecords, type Chunks } from "./read-records.ts";

const ROOT = "APIBusinessObjects";

function acceptRoot(name: string): ImportError | null {
  if (name === ROOT) return null;
  const isProject = name === "Project";
  return {
    code: isProject ? "import.unsupported-format" : "import.not-a-plan",
    line: null,
    element: name,
    detail: isProject
      ? "This is Microsoft Project's XML, not a Primavera P6 file (PMXML)."
      : `The outermost element is <${name.slice(0, 60)}>, and <${ROOT}> is expected.`,
  };
}

/** Calendars are written out day by day later, so that few of them could cost much. */
const limitsOf = (tasks: number): ReadonlyMap<string, number> =>
  new Map([
    ["Activity", tasks],
    ["Calendar", 5_000],
    ["HolidayOrException", 200_000],
    ["Project", 5_000],
    ["ScheduleOptions", 5_000],
  ]);

/**
 * Reads Primavera's PMXML of any version and namespace, and what other programs write of it. The first project with activities is
 * read, baselines are passed over. Never throws for what a file holds: what makes no plan is an ImportError, what is odd a finding.
 */
export async function readPmxml(
  source: Chunks,
  options: ReadPlanOptions = {},
): Promise<Result<ReadPlan, ImportError>> {
  const limits = { ...DEFAULT_IMPORT_LIMITS, ...options.limits };
  const most = limitsOf(limits.tasks);
  const findings = createFindings();
  const parts = emptyParts();
  const file = emptyP6File();
  const calendars: PmxmlCalendar[] = [];

  const read = await readRecords(source, {
    limits,
    findings,
    shape: PMXML_SHAPE,
    acceptRoot,
    limitOf: (name) => most.get(name),
    onProgress: options.onProgress,
    signal: options.signal,
    onRecord(name, record) {
      const subject = () => record.fields.get("Name")?.trim() || name;
      const values = p6ValuesOf(
        (field) => record.fields.get(field),
        record.line,
        subject,
        findings,
      );
      if (name === "Project") {
        // Its parts were complete before it: those that name no project are its own.
        const project = projectOfElement(values, -file.projects.length - 1);
        file.projects.push(project);
        settleParts(parts, file, project.id);
        // The programming interface writes the options as fields of the project.
        if (record.fields.has("RelationshipLagCalendar"))
          file.options.push({ ...optionsOfElement(values), projectId: project.id });
      } else if (name === "Calendar") keep(calendars, calendarOfRecord(record, values, findings));
      else if (!takePart(name, values, parts))
        findings.add("value.bad", subject(), `${name}: no ObjectId`, record.line);
    },
  });
  if (!read.ok) return read;
  settleParts(parts, file, null);
  file.calendars.push(...settleFinishes(distinctCalendars(calendars)));

  // P6 gives every activity a calendar and every project a data date; a file without both was made by another program from a plan
  // of Microsoft Project, and holds the dates that Microsoft Project computes.
  const isNative =
    file.options.length > 0 ||
    file.projects.some((project) => project.dataDate !== null) ||
    file.activities.some((activity) => activity.calendarId !== null);
  const plans = plansOfP6(
    file,
    {
      format: "pmxml",
      encoding: read.value.encoding,
      text: (raw) => raw,
      findings,
      usual: isNative ? P6_SCHEDULING : USUAL_SCHEDULING,
    },
    options.everyProject === true,
  );
  return ok({ ...plans, findings: findings.groups() });
}

type Parts = Omit<P6File, "projects" | "calendars">;
const emptyParts = (): Parts => emptyP6File();

function takePart(name: string, values: ReturnType<typeof p6ValuesOf>, parts: Parts): boolean {
  switch (name) {
    case "WBS":
      return keep(parts.wbs, wbsOfElement(values));
    case "Activity":
      return keep(parts.activities, activityOfElement(values));
    case "Relationship":
      return keep(parts.relations, relationOfElement(values));
    case "Resource":
      return keep(parts.resources, resourceOfElement(values));
    case "ActivityNote":
      return keep(parts.notes, noteOfElement(values));
    case "ScheduleOptions":
      return keep(parts.options, optionsOfElement(values));
    default:
      return keep(parts.assignments, assignmentOfElement(values));
  }
}

/** Hands over what was read since the last project, with the project that it stood in. */
function settleParts(parts: Parts, file: P6File, projectId: number | null): void {
  const own = <T extends { readonly projectId: number | null }>(each: T): T =>
    each.projectId === null ? { ...each, projectId } : each;
  for (const each of parts.wbs.splice(0)) file.wbs.push(own(each));
  for (const each of parts.activities.splice(0)) file.activities.push(own(each));
  for (const each of parts.assignments.splice(0)) file.assignments.push(own(each));
  for (const each of parts.options.splice(0)) file.options.push(own(each));
  for (const each of parts.relations.splice(0)) file.relations.push(each);
  for (const each of parts.notes.splice(0)) file.notes.push(each);
  for (const each of parts.resources.splice(0)) file.resources.push(each);
}

/** Some versions write a project's calendars within it and beside it again. */
function distinctCalendars(calendars: readonly PmxmlCalendar[]): PmxmlCalendar[] {
  return [...new Map(calendars.map((calendar) => [calendar.id, calendar])).values()];
}

function keep<T>(list: T[], value: T | null): boolean {
  if (value !== null) list.push(value);
  return value !== null;
}

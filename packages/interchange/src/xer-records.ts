import type { LocalDateTime, RelationType } from "@parley/shared/documents/task.ts";
import type { Findings } from "./finding.ts";
import { DEFAULT_WEEK } from "./mspdi-calendar.ts";
import type {
  P6Activity,
  P6Assignment,
  P6Calendar,
  P6Constraint,
  P6Note,
  P6Options,
  P6Project,
  P6Relation,
  P6Resource,
  P6Wbs,
} from "./p6-model.ts";
import type { P6Values } from "./p6-values.ts";
import { readXerCalendar } from "./xer-calendar.ts";

const CONSTRAINTS: Readonly<Record<string, P6Constraint>> = {
  CS_ALAP: "as-late-as-possible",
  CS_MANDSTART: "mandatory-start",
  CS_MANDFIN: "mandatory-finish",
  CS_MSO: "start-on",
  CS_MEO: "finish-on",
  CS_MSOA: "start-on-or-after",
  CS_MSOB: "start-on-or-before",
  CS_MEOA: "finish-on-or-after",
  CS_MEOB: "finish-on-or-before",
};

const TASK_TYPES: Readonly<Record<string, P6Activity["type"]>> = {
  TT_Task: "task",
  TT_Rsrc: "resource",
  TT_LOE: "level-of-effort",
  TT_Mile: "start-milestone",
  TT_FinMile: "finish-milestone",
  TT_WBS: "wbs-summary",
};

const STATUSES: Readonly<Record<string, P6Activity["status"]>> = {
  TK_NotStart: "not-started",
  TK_Active: "active",
  TK_Complete: "complete",
};

export const P6_PRIORITIES: Readonly<Record<string, number>> = {
  PT_Top: 900,
  PT_High: 700,
  PT_Normal: 500,
  PT_Low: 300,
  PT_Lowest: 100,
};

export function projectOfRow(row: P6Values): P6Project | null {
  const id = row.id("proj_id");
  if (id === null) return null;
  return {
    id,
    code: row.text("proj_short_name"),
    name: "",
    exported: row.flag("export_flag") ?? true,
    baselineOf: row.id("orig_proj_id"),
    plannedStart: row.date("plan_start_date"),
    mustFinishBy: row.date("plan_end_date"),
    scheduledFinish: row.date("scd_end_date"),
    dataDate: row.date("last_recalc_date"),
    calendarId: row.id("clndr_id"),
    criticalFloat: row.hours("critical_drtn_hr_cnt") ?? 0,
    longestPath: row.text("critical_path_type") === "CT_DrivPath",
    line: row.line,
  };
}

export function optionsOfRow(row: P6Values): P6Options {
  const retained = row.flag("sched_retained_logic");
  const override = row.flag("sched_progress_override");
  return {
    projectId: row.id("proj_id"),
    lagCalendar: row.oneOf("sched_calendar_on_relationship_lag", {
      rcal_Predecessor: "predecessor",
      rcal_Successor: "successor",
      rcal_24Hour: "elapsed",
      rcal_ProjDefault: "project",
    } as const),
    progress:
      override === true
        ? "progress-override"
        : retained === true
          ? "retained-logic"
          : retained === false && override === false
            ? "actual-dates"
            : null,
    totalFloat: row.oneOf("sched_float_type", {
      FT_FF: "finish",
      FT_SS: "start",
      FT_MIN: "smallest",
    } as const),
    openEndsCritical: row.flag("sched_open_critical_flag") ?? false,
    ignoreOtherProjects: row.text("sched_outer_depend_type") === "SD_None",
    criticalFloat: null,
    longestPath: null,
    lagFromActualStart: row.flag("sched_lag_early_start_flag") === false,
  };
}

export function calendarOfRow(row: P6Values, findings: Findings): P6Calendar | null {
  const id = row.id("clndr_id");
  if (id === null) return null;
  const name = row.text("clndr_name");
  const data = readXerCalendar(row.text("clndr_data"));
  for (const fault of data.faults) findings.add("calendar.bad-hours", name, fault, row.line);
  const baseId = row.id("base_clndr_id");
  const minutes = (column: string) => {
    const tenths = row.hours(column);
    return tenths === null || tenths <= 0 ? null : Math.round(tenths / 10);
  };
  // A calendar that names its days has those; only one that says nothing of them takes its base's, or the usual ones.
  const week = data.hasWeek
    ? data.week.map((hours) => hours ?? "")
    : baseId === null
      ? [...DEFAULT_WEEK]
      : data.week;
  return {
    id,
    name,
    isBase: row.text("clndr_type") !== "CA_Rsrc",
    baseId,
    week,
    exceptions: data.exceptions,
    minutesPerDay: minutes("day_hr_cnt"),
    minutesPerWeek: minutes("week_hr_cnt"),
    hoursPerMonth: row.number("month_hr_cnt"),
  };
}

export function wbsOfRow(row: P6Values): P6Wbs | null {
  const id = row.id("wbs_id");
  if (id === null) return null;
  return {
    id,
    parentId: row.id("parent_wbs_id"),
    projectId: row.id("proj_id"),
    code: row.text("wbs_short_name"),
    name: row.text("wbs_name"),
    sequence: row.number("seq_num") ?? 0,
    isProject: row.flag("proj_node_flag") === true,
    line: row.line,
  };
}

function completeOf(row: P6Values, duration: number | null, remaining: number | null): number {
  switch (row.text("complete_pct_type")) {
    case "CP_Phys":
      return (row.number("phys_complete_pct") ?? 0) / 100;
    case "CP_Units": {
      const actual = (row.number("act_work_qty") ?? 0) + (row.number("act_equip_qty") ?? 0);
      const left = (row.number("remain_work_qty") ?? 0) + (row.number("remain_equip_qty") ?? 0);
      return actual + left > 0 ? actual / (actual + left) : 0;
    }
    default:
      if (duration === null || remaining === null) return 0;
      return duration > 0 ? (duration - remaining) / duration : 0;
  }
}

export function activityOfRow(row: P6Values): P6Activity | null {
  const id = row.id("task_id");
  if (id === null) return null;
  const duration = row.hours("target_drtn_hr_cnt");
  const remainingDuration = row.hours("remain_drtn_hr_cnt");
  const actualStart = row.date("act_start_date");
  const actualFinish = row.date("act_end_date");
  const driving = row.text("driving_path_flag");
  return {
    id,
    projectId: row.id("proj_id"),
    wbsId: row.id("wbs_id"),
    code: row.text("task_code"),
    name: row.text("task_name"),
    type: row.oneOf("task_type", TASK_TYPES) ?? "task",
    status: row.oneOf("status_code", STATUSES) ?? statusOf(actualStart, actualFinish),
    calendarId: row.id("clndr_id"),
    complete: completeOf(row, duration, remainingDuration),
    duration,
    remainingDuration,
    actualStart,
    actualFinish,
    plannedStart: row.date("target_start_date"),
    plannedFinish: row.date("target_end_date"),
    constraint: row.oneOf("cstr_type", CONSTRAINTS),
    constraintDate: row.date("cstr_date"),
    constraint2: row.oneOf("cstr_type2", CONSTRAINTS),
    constraintDate2: row.date("cstr_date2"),
    expectedFinish: row.date("expect_end_date"),
    suspend: row.date("suspend_date"),
    resume: row.date("resume_date"),
    externalEarlyStart: row.date("external_early_start_date"),
    externalLateFinish: row.date("external_late_end_date"),
    earlyStart: row.date("early_start_date"),
    earlyFinish: row.date("early_end_date"),
    lateStart: row.date("late_start_date"),
    lateFinish: row.date("late_end_date"),
    remainingStart: row.date("restart_date"),
    remainingFinish: row.date("reend_date"),
    totalFloat: row.hours("total_float_hr_cnt"),
    freeFloat: row.hours("free_float_hr_cnt"),
    critical: null,
    onDrivingPath: driving === "" ? null : driving === "Y",
    priority: P6_PRIORITIES[row.text("priority_type")] ?? 500,
    line: row.line,
  };
}

export const statusOf = (
  actualStart: LocalDateTime | null,
  actualFinish: LocalDateTime | null,
): P6Activity["status"] =>
  actualFinish !== null ? "complete" : actualStart !== null ? "active" : "not-started";

const RELATIONS: Readonly<Record<string, RelationType>> = {
  PR_FS: "FS",
  PR_SS: "SS",
  PR_FF: "FF",
  PR_SF: "SF",
};

export function relationOfRow(row: P6Values): P6Relation | null {
  const successorId = row.id("task_id");
  const predecessorId = row.id("pred_task_id");
  if (successorId === null || predecessorId === null) return null;
  return {
    predecessorId,
    successorId,
    predecessorProjectId: row.id("pred_proj_id"),
    successorProjectId: row.id("proj_id"),
    type: row.oneOf("pred_type", RELATIONS) ?? "FS",
    lag: row.hours("lag_hr_cnt") ?? 0,
    line: row.line,
  };
}

export function resourceOfRow(row: P6Values): P6Resource | null {
  const id = row.id("rsrc_id");
  if (id === null) return null;
  return {
    id,
    name: row.text("rsrc_name"),
    code: row.text("rsrc_short_name"),
    type: row.text("rsrc_type") === "RT_Mat" ? "material" : "work",
    email: row.text("email_addr"),
    calendarId: row.id("clndr_id"),
    maxUnits: row.number("def_qty_per_hr") ?? 1,
  };
}

export function assignmentOfRow(row: P6Values): P6Assignment | null {
  const id = row.id("taskrsrc_id");
  const activityId = row.id("task_id");
  if (id === null || activityId === null) return null;
  return {
    id,
    activityId,
    projectId: row.id("proj_id"),
    resourceId: row.id("rsrc_id"),
    units: row.number("target_qty_per_hr") ?? 1,
    work: row.hours("target_qty"),
    remainingWork: row.hours("remain_qty"),
    delay: row.hours("target_lag_drtn_hr_cnt") ?? 0,
    start: row.date("act_start_date") ?? row.date("restart_date") ?? row.date("target_start_date"),
    finish: row.date("act_end_date") ?? row.date("reend_date") ?? row.date("target_end_date"),
  };
}

export function noteOfRow(row: P6Values): P6Note | null {
  const activityId = row.id("task_id");
  return activityId === null ? null : { activityId, topic: "", html: row.text("task_memo") };
}

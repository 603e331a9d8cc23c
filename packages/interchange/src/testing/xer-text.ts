type Row = Readonly<Record<string, string | number>>;

/** One table of an XER: its columns are those that any of its rows names. */
export function xerTable(name: string, rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [
    `%T\t${name}`,
    ["%F", ...columns].join("\t"),
    ...rows.map((row) => ["%R", ...columns.map((column) => String(row[column] ?? ""))].join("\t")),
  ].join("\r\n");
}

export const xerFile = (...tables: readonly string[]): string =>
  `${["ERMHDR\t8.4\t2015-02-25\tProject\tadmin\tadmin\tdb\tProject Management\tUSD", ...tables, "%E"].join("\r\n")}\r\n`;

const day = (number: number, hours: string) => `(0||${number}()(${hours}))`;
const SHIFT = "(0||0(s|08:00|f|12:00)())(0||1(s|13:00|f|17:00)())";

/** Monday to Friday, 08:00 to 12:00 and 13:00 to 17:00. */
export const WEEKDAYS = `(0||CalendarData()((0||DaysOfWeek()(${[1, 2, 3, 4, 5, 6, 7]
  .map((number) => day(number, number === 1 || number === 7 ? "" : SHIFT))
  .join("")}))(0||VIEW(ShowTotal|N)())(0||Exceptions()())))`;

export const calendarRow = (over: Row = {}): Row => ({
  clndr_id: 1,
  default_flag: "Y",
  clndr_name: "Standard",
  clndr_type: "CA_Base",
  base_clndr_id: "",
  day_hr_cnt: 8,
  week_hr_cnt: 40,
  clndr_data: WEEKDAYS,
  ...over,
});

export const projectRow = (over: Row = {}): Row => ({
  proj_id: 100,
  proj_short_name: "BRIDGE",
  clndr_id: 1,
  export_flag: "Y",
  plan_start_date: "2026-01-05 08:00",
  last_recalc_date: "2026-01-05 08:00",
  plan_end_date: "",
  critical_drtn_hr_cnt: 0,
  critical_path_type: "CT_TotFloat",
  ...over,
});

export const wbsRow = (over: Row = {}): Row => ({
  wbs_id: 10,
  proj_id: 100,
  parent_wbs_id: "",
  seq_num: 0,
  proj_node_flag: "Y",
  wbs_short_name: "BRIDGE",
  wbs_name: "The bridge",
  ...over,
});

export const taskRow = (id: number, over: Row = {}): Row => ({
  task_id: id,
  proj_id: 100,
  wbs_id: 10,
  clndr_id: 1,
  task_code: `A${id}`,
  task_name: `Activity ${id}`,
  task_type: "TT_Task",
  status_code: "TK_NotStart",
  complete_pct_type: "CP_Drtn",
  target_drtn_hr_cnt: 40,
  remain_drtn_hr_cnt: 40,
  ...over,
});

export const relationRow = (from: number, to: number, over: Row = {}): Row => ({
  task_pred_id: from * 1_000 + to,
  task_id: to,
  pred_task_id: from,
  proj_id: 100,
  pred_proj_id: 100,
  pred_type: "PR_FS",
  lag_hr_cnt: 0,
  ...over,
});

/** A whole file of one project with what its tests name. */
export const xerPlan = (parts: {
  readonly project?: Row;
  readonly options?: Row;
  readonly wbs?: readonly Row[];
  readonly calendars?: readonly Row[];
  readonly tasks?: readonly Row[];
  readonly relations?: readonly Row[];
  readonly more?: readonly string[];
}): string =>
  xerFile(
    xerTable("PROJECT", [parts.project ?? projectRow()]),
    xerTable("CALENDAR", parts.calendars ?? [calendarRow()]),
    ...(parts.options === undefined
      ? []
      : [xerTable("SCHEDOPTIONS", [{ proj_id: 100, ...parts.options }])]),
    xerTable("PROJWBS", [wbsRow(), ...(parts.wbs ?? [])]),
    xerTable("TASK", parts.tasks ?? [taskRow(1)]),
    ...(parts.relations === undefined ? [] : [xerTable("TASKPRED", parts.relations)]),
    ...(parts.more ?? []),
  );

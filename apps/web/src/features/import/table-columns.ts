import type { PlanField, TableColumns } from "../../platform/api/contract.ts";

/** All that a column can mean: the compiler sees to it that none is missing. */
const FIELDS: Readonly<Record<PlanField, true>> = {
  id: true,
  uid: true,
  wbs: true,
  level: true,
  name: true,
  duration: true,
  start: true,
  finish: true,
  predecessors: true,
  uidPredecessors: true,
  percent: true,
  resource: true,
  organisation: true,
  milestone: true,
  constraintType: true,
  constraintDate: true,
  deadline: true,
  actualStart: true,
  actualFinish: true,
  priority: true,
  calendar: true,
  mode: true,
  active: true,
  notes: true,
};
export const PLAN_FIELDS = Object.keys(FIELDS) as readonly PlanField[];

/** One column says something else; the column that said it before is left out, since a field is read from one column. */
export function withField(
  columns: TableColumns,
  index: number,
  field: PlanField | null,
): TableColumns {
  const fields = columns.fields.map((each, at) => {
    if (at === index) return field;
    return field !== null && each === field ? null : each;
  });
  return { fields, dateOrder: columns.dateOrder, durationUnit: columns.durationUnit };
}

export const isSameReading = (a: TableColumns, b: TableColumns): boolean =>
  a.dateOrder === b.dateOrder &&
  a.durationUnit === b.durationUnit &&
  a.fields.length === b.fields.length &&
  a.fields.every((field, index) => field === b.fields[index]);

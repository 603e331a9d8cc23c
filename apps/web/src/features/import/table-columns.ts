import type { PlanField, TableColumns } from "../../platform/api/contract.ts";

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

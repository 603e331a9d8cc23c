import type { PlanComparison } from "@parley/shared/baselines/compare-plans.ts";
import type { OrganisationId } from "@parley/shared/primitives/ids.ts";

/** One task of which something differs between two plans. Moments in tenths of a minute. */
export type SlipRow = {
  readonly id: string;
  readonly name: string;
  readonly organisationId: OrganisationId | null;
  readonly milestone: boolean;
  readonly change: "moved" | "added" | "removed";
  readonly startBefore: number | null;
  readonly startAfter: number | null;
  readonly finishBefore: number | null;
  readonly finishAfter: number | null;
  /** Of the finish: calendar days, and working time in tenths; null of what came or went. */
  readonly days: number | null;
  readonly working: number | null;
};

export type SlipColumn = "name" | "organisation" | "before" | "after" | "days" | "working";
export type SlipOrder = { readonly column: SlipColumn; readonly isDescending: boolean };

/** Summaries are left out: they only repeat what lies below them. */
export function slipRows(compared: PlanComparison): readonly SlipRow[] {
  const rows: SlipRow[] = [];
  const add = (
    id: string,
    change: SlipRow["change"],
    slip: { readonly days: number; readonly working: number } | null,
  ): void => {
    const was = compared.before.get(id);
    const is = compared.after.get(id);
    const known = is ?? was;
    if (known === undefined || known.isSummary) return;
    rows.push({
      id,
      name: known.name,
      organisationId: known.organisationId,
      milestone: known.milestone,
      change,
      startBefore: was?.start ?? null,
      startAfter: is?.start ?? null,
      finishBefore: was?.finish ?? null,
      finishAfter: is?.finish ?? null,
      days: slip?.days ?? null,
      working: slip?.working ?? null,
    });
  };
  const STANDS = { days: 0, working: 0 };
  for (const { taskId, finish } of compared.tasks) add(taskId, "moved", finish ?? STANDS);
  for (const id of compared.added) add(id, "added", null);
  for (const id of compared.removed) add(id, "removed", null);
  return rows;
}

/** What has no value comes last, whichever way round; equals by name, then id. */
export function sortSlips(
  rows: readonly SlipRow[],
  { column, isDescending }: SlipOrder,
  facts: { readonly language: string; readonly organisationName: (id: OrganisationId) => string },
): readonly SlipRow[] {
  const { compare } = new Intl.Collator(facts.language, { numeric: true });
  const valueOf = (row: SlipRow): string | number | null => {
    switch (column) {
      case "name":
        return row.name;
      case "organisation":
        return row.organisationId === null ? null : facts.organisationName(row.organisationId);
      case "before":
        return row.finishBefore;
      case "after":
        return row.finishAfter;
      case "days":
        return row.days;
      case "working":
        return row.working;
    }
  };
  const keyed = rows.map((row) => ({ row, value: valueOf(row) }));
  const way = isDescending ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.value === null || b.value === null) {
      if (a.value !== b.value) return a.value === null ? 1 : -1;
    } else {
      const difference =
        typeof a.value === "string" ? compare(a.value, String(b.value)) : a.value - Number(b.value);
      if (difference !== 0) return way * difference;
    }
    return compare(a.row.name, b.row.name) || (a.row.id < b.row.id ? -1 : 1);
  });
  return keyed.map(({ row }) => row);
}

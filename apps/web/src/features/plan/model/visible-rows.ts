import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import type { Plan, PlanRow } from "@parley/shared/documents/plan-row.ts";

export type GroupHead = {
  readonly kind: "group";
  readonly id: string;
  readonly organisationId: OrganisationId | null;
  readonly count: number;
  readonly isCollapsed: boolean;
};
export type ShownRow = {
  readonly kind: "row";
  readonly id: string;
  readonly row: PlanRow;
  readonly depth: number;
  readonly isCollapsed: boolean;
  /** Whether what lies below it stands below it here. */
  readonly isFoldable: boolean;
  /** Shown only because something below it matches the filter. */
  readonly isContext: boolean;
};
export type VisibleRow = GroupHead | ShownRow;

export type ViewOptions = {
  readonly collapsed: ReadonlySet<string>;
  readonly groupBy: "none" | "organisation";
  /** Null: no filter. */
  readonly matches: ((row: PlanRow) => boolean) | null;
  /** Organisations in the order of their groups. */
  readonly organisations: readonly OrganisationId[];
};

function wanted(
  plan: Plan,
  matches: (row: PlanRow) => boolean,
): { hits: Set<string>; context: Set<string> } {
  const hits = new Set<string>();
  const context = new Set<string>();
  for (const row of plan.rows) {
    if (!matches(row)) continue;
    hits.add(row.id);
    for (
      let parent = row.parentId;
      parent !== null && !context.has(parent);
      parent = plan.byId.get(parent)?.parentId ?? null
    )
      context.add(parent);
  }
  return { hits, context };
}

function asTree(plan: Plan, options: ViewOptions): ShownRow[] {
  const found = options.matches === null ? null : wanted(plan, options.matches);
  const shown: ShownRow[] = [];
  let hiddenBelow = Number.POSITIVE_INFINITY;
  for (const row of plan.rows) {
    if (row.depth > hiddenBelow) continue;
    hiddenBelow = Number.POSITIVE_INFINITY;
    const isHit = found === null || found.hits.has(row.id);
    if (!isHit && !found?.context.has(row.id)) continue;
    // A filter opens what holds its hits: a hit that stays folded away would be no hit.
    const isCollapsed =
      row.isSummary && options.collapsed.has(row.id) && !found?.context.has(row.id);
    if (isCollapsed) hiddenBelow = row.depth;
    shown.push({
      kind: "row",
      id: row.id,
      row,
      depth: row.depth,
      isCollapsed,
      isFoldable: row.isSummary,
      isContext: !isHit,
    });
  }
  return shown;
}

/** Under its organisation a task stands flat, in the order of the plan: its parents may be others'. */
function asGroups(plan: Plan, options: ViewOptions): VisibleRow[] {
  const groups = new Map<OrganisationId, ShownRow[]>(options.organisations.map((id) => [id, []]));
  for (const row of plan.rows) {
    if (row.kind !== "task" || (options.matches !== null && !options.matches(row))) continue;
    const list = groups.get(row.organisationId) ?? [];
    groups.set(row.organisationId, list);
    list.push({
      kind: "row",
      id: row.id,
      row,
      depth: 1,
      isCollapsed: false,
      isFoldable: false,
      isContext: false,
    });
  }
  return [...groups].flatMap(([organisationId, rows]): VisibleRow[] => {
    if (rows.length === 0) return [];
    const id = `group:${organisationId}`;
    const isCollapsed = options.collapsed.has(id);
    const head: GroupHead = { kind: "group", id, organisationId, count: rows.length, isCollapsed };
    return isCollapsed ? [head] : [head, ...rows];
  });
}

/** The rows that the table shows, from top to bottom. */
export const visibleRows = (plan: Plan, options: ViewOptions): readonly VisibleRow[] =>
  options.groupBy === "organisation" ? asGroups(plan, options) : asTree(plan, options);

import type { Touch } from "@parley/shared/documents/touch.ts";

/** One row of the log as the server gives it. */
export type HistoryItem = {
  readonly at: string;
  readonly userId: string | null;
  readonly userName: string | null;
  readonly organisationId: string | null;
  readonly origin: string;
  readonly changes: readonly Touch[];
};

/** What happened, ready for a sentence; values are still raw, because how they read depends on the language and on the plan. */
export type HistoryLine =
  | { readonly kind: "created" }
  | { readonly kind: "removed" }
  | { readonly kind: "restored" }
  | {
      readonly kind: "field";
      readonly field: string;
      readonly value: string | number | boolean | null;
    }
  | { readonly kind: "description"; readonly inserted: number; readonly deleted: number }
  | { readonly kind: "check-added"; readonly text: string }
  | {
      readonly kind:
        | "check-done"
        | "check-undone"
        | "check-removed"
        | "check-changed"
        | "check-moved";
      readonly text: string | null;
    }
  | {
      readonly kind: "link-added" | "link-changed" | "link-removed";
      readonly predecessorId: string | null;
    }
  | { readonly kind: "resource-added"; readonly resourceId: string | null }
  | { readonly kind: "resource-changed" | "resource-removed" }
  | { readonly kind: "commented" | "comment-edited" | "comment-withdrawn" };

export type HistoryGroup = {
  readonly key: string;
  readonly at: string;
  readonly userId: string | null;
  readonly userName: string | null;
  readonly organisationId: string | null;
  readonly origin: string;
  readonly lines: readonly HistoryLine[];
};

type Fields = Readonly<Record<string, string | number | boolean | null>>;
const fieldsOf = (touch: Touch): Fields =>
  typeof touch.value === "object" && touch.value !== null ? touch.value : {};
const scalarOf = (touch: Touch): string | number | boolean | null =>
  typeof touch.value === "object" || touch.value === undefined ? null : touch.value;
const textIn = (fields: Fields, key: string): string | null =>
  typeof fields[key] === "string" ? fields[key] : null;

/** Fields that only say where a card or row lies, or that the creation already says. */
const SILENT: ReadonlySet<string> = new Set([
  "cardOrder",
  "order",
  "createdBy",
  "createdAt",
  "externalId",
]);

function taskLine(touch: Touch): HistoryLine | null {
  if (touch.kind === "create") return { kind: "created" };
  if (touch.kind === "text") {
    const fields = fieldsOf(touch);
    return {
      kind: "description",
      inserted: Number(fields["inserted"] ?? 0),
      deleted: Number(fields["deleted"] ?? 0),
    };
  }
  const field = touch.field ?? "";
  if (field === "removed") return { kind: touch.value === true ? "removed" : "restored" };
  return SILENT.has(field) ? null : { kind: "field", field, value: scalarOf(touch) };
}

function checkLine(touch: Touch): HistoryLine | null {
  if (touch.kind === "create")
    return { kind: "check-added", text: textIn(fieldsOf(touch), "text") ?? "" };
  switch (touch.field) {
    case "done":
      return { kind: touch.value === true ? "check-done" : "check-undone", text: null };
    case "removed":
      return touch.value === true ? { kind: "check-removed", text: null } : null;
    case "text":
      return { kind: "check-changed", text: String(touch.value ?? "") };
    case "order":
      return { kind: "check-moved", text: null };
    default:
      return null;
  }
}

function relationLine(touch: Touch): HistoryLine {
  if (touch.kind === "create")
    return { kind: "link-added", predecessorId: textIn(fieldsOf(touch), "predecessorId") };
  const removed = touch.field === "removed" && touch.value === true;
  return { kind: removed ? "link-removed" : "link-changed", predecessorId: null };
}

function assignmentLine(touch: Touch): HistoryLine {
  if (touch.kind === "create")
    return { kind: "resource-added", resourceId: textIn(fieldsOf(touch), "resourceId") };
  const removed = touch.field === "removed" && touch.value === true;
  return { kind: removed ? "resource-removed" : "resource-changed" };
}

function lineOf(touch: Touch, taskId: string): HistoryLine | null {
  switch (touch.collection) {
    case "tasks":
    case "description":
      return touch.id === taskId ? taskLine(touch) : null;
    case "checks":
      return checkLine(touch);
    case "relations":
      return relationLine(touch);
    case "assignments":
      return assignmentLine(touch);
    case "comments": {
      const fields = fieldsOf(touch);
      if (fields["withdrawn"] === true) return { kind: "comment-withdrawn" };
      return { kind: fields["amends"] == null ? "commented" : "comment-edited" };
    }
    default:
      return touch.kind === "text" ? taskLine(touch) : null;
  }
}

/** Rows by the same person for the same organisation within this time read as one. */
const TOGETHER_MS = 5 * 60_000;

/**
 * The history of a task as groups of lines, newest first: what one person did within five minutes is one group, and of several changes
 * of one field in it only the last is told.
 */
export function historyGroups(items: readonly HistoryItem[], taskId: string): HistoryGroup[] {
  const groups: { group: HistoryGroup; oldest: number; lines: HistoryLine[] }[] = [];
  for (const item of items.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))) {
    const lines = item.changes.toReversed().flatMap((touch) => lineOf(touch, taskId) ?? []);
    if (lines.length === 0) continue;
    const at = Date.parse(item.at);
    const last = groups.at(-1);
    const joins =
      last !== undefined &&
      last.group.userId === item.userId &&
      last.group.organisationId === item.organisationId &&
      last.group.origin === item.origin &&
      last.oldest - at <= TOGETHER_MS;
    if (joins) {
      last.lines.push(...lines);
      last.oldest = at;
    } else {
      const { changes: _, ...rest } = item;
      groups.push({
        group: { ...rest, key: `${item.at} ${item.userId}`, lines: [] },
        oldest: at,
        lines: [...lines],
      });
    }
  }
  return groups.map(({ group, lines }) => ({ ...group, lines: withoutRepeats(lines) }));
}

/** Lines come newest first: the first of a field is the one that holds; bursts of typing add up. */
function withoutRepeats(lines: readonly HistoryLine[]): HistoryLine[] {
  const kept: HistoryLine[] = [];
  const fields = new Set<string>();
  let typed: { at: number; inserted: number; deleted: number } | null = null;
  const created = lines.some((line) => line.kind === "created");
  for (const line of lines) {
    if (line.kind === "field") {
      if (fields.has(line.field) || (created && line.value === null)) continue;
      fields.add(line.field);
    }
    if (line.kind === "description") {
      if (typed === null) {
        typed = { at: kept.length, inserted: line.inserted, deleted: line.deleted };
        kept.push(line);
      } else {
        typed.inserted += line.inserted;
        typed.deleted += line.deleted;
        kept[typed.at] = { kind: "description", inserted: typed.inserted, deleted: typed.deleted };
      }
      continue;
    }
    if (line.kind === "check-moved" && kept.some((each) => each.kind === "check-moved")) continue;
    kept.push(line);
  }
  return kept;
}

import type { Edit } from "./edit.ts";
import type { YdocPlace } from "./ydoc-kind.ts";
import { SETTINGS_ID, type Write } from "./write.ts";

type Target = { readonly kind: YdocPlace["kind"]; readonly collection: string };

/** Where the edits of each noun lie. */
const TARGETS = {
  task: { kind: "lane", collection: "tasks" },
  relation: { kind: "lane", collection: "relations" },
  check: { kind: "lane", collection: "checks" },
  promise: { kind: "lane", collection: "promises" },
  resource: { kind: "lane", collection: "resources" },
  assignment: { kind: "lane", collection: "assignments" },
  comment: { kind: "lane", collection: "comments" },
  column: { kind: "frame", collection: "columns" },
  phase: { kind: "frame", collection: "phases" },
  calendar: { kind: "frame", collection: "calendars" },
  field: { kind: "frame", collection: "fields" },
  reason: { kind: "frame", collection: "reasons" },
  settings: { kind: "frame", collection: "settings" },
  ledger: { kind: "ledger", collection: "entries" },
  object: { kind: "wall", collection: "objects" },
  reaction: { kind: "wall", collection: "reactions" },
  handoff: { kind: "wall", collection: "handoffs" },
  mark: { kind: "marks", collection: "marks" },
  topic: { kind: "marks", collection: "topics" },
  reply: { kind: "marks", collection: "replies" },
  step: { kind: "marks", collection: "steps" },
  thread: { kind: "spec-talk", collection: "threads" },
  remark: { kind: "spec-talk", collection: "remarks" },
  suggestion: { kind: "spec-talk", collection: "suggestions" },
} as const satisfies Readonly<Record<string, Target>>;

type Noun = keyof typeof TARGETS;
export const nounOf = (edit: Edit): Noun => edit.type.split(".")[0] as Noun;
export const targetOf = (edit: Edit): Target => TARGETS[nounOf(edit)];

/** What is an organisation's own holds what all see, so that the same edits fit both. */
const LIKE: Partial<Readonly<Record<YdocPlace["kind"], YdocPlace["kind"]>>> = {
  "wall-area": "wall",
  "marks-area": "marks",
  "spec-notes": "spec-talk",
};
export const fitsInto = (edit: Edit, place: YdocPlace): boolean =>
  targetOf(edit).kind === (LIKE[place.kind] ?? place.kind);

/** The patch without its gaps; `taskId` of a ledger entry is its key and no field. */
export function fieldsOf(
  edit: Exclude<Edit, { type: "comment.add" }>,
): ReadonlyMap<string, unknown> {
  const entries = Object.entries(edit.fields).filter(([, value]) => value !== undefined);
  return new Map(
    edit.type === "ledger.set" ? entries.filter(([field]) => field !== "taskId") : entries,
  );
}

export function entityIdOf(edit: Exclude<Edit, { type: "comment.add" }>): string {
  switch (edit.type) {
    case "settings.set":
      return SETTINGS_ID;
    case "ledger.set":
      return edit.taskId;
    default:
      return edit.id;
  }
}

export const isCreate = (edit: Edit): boolean => edit.type.endsWith(".create");

export function writesOfEdit(edit: Edit): readonly Write[] {
  if (edit.type === "comment.add")
    return [{ op: "comment", id: edit.comment.id, value: edit.comment }];
  const { collection } = targetOf(edit);
  const id = entityIdOf(edit);
  const fields = fieldsOf(edit);
  if (isCreate(edit)) return [{ op: "create", collection, id, fields }];
  return [...fields].map(([field, value]) => ({ op: "set", collection, id, field, value }));
}

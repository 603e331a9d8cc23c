import type { Audience, SpecWriters } from "@parley/shared/documents/ydoc-kind.ts";

/** Everybody whom the matrix asks about. `former` took part until its participation ended; `outsider` never did. */
export const PARTIES = ["host", "supplier", "supervisor", "former", "outsider", "nobody"] as const;
export type Party = (typeof PARTIES)[number];

/** Parties that have rows of the plan: a former one's stay in it. */
export const OWNERS = ["host", "supplier", "supervisor", "former"] as const;
export type Owner = (typeof OWNERS)[number];

export const ROLE_NAMES = [
  "host-project-manager",
  "planner",
  "supplier-representative",
  "buyer",
  "quality-reviewer",
  "supervisor",
  "viewer",
  "guest",
  "powerless",
] as const;
/** The built-in roles, and one of the project's own that allows nothing. */
export type RoleName = (typeof ROLE_NAMES)[number];

export type Person = { readonly party: Party; readonly role: RoleName };

type OfSpec = { readonly readBy: Audience; readonly writers: SpecWriters };

export type Part =
  | { readonly kind: "frame" }
  | {
      readonly kind: "lane" | "ledger";
      readonly owner: Owner;
      readonly audience: Audience;
    }
  /** `owner`: who drew what lies there. */
  | { readonly kind: "wall"; readonly owner: Owner }
  | { readonly kind: "wall-area"; readonly owner: Owner }
  /** What all readers of a drawing see on it. `owner`: whose drawing it is; `readBy`: the drawing's audience. */
  | { readonly kind: "marks"; readonly owner: Owner; readonly readBy: Audience }
  /** `owner`: whose own layer it is, on a drawing of `drawingOf`. */
  | {
      readonly kind: "marks-area";
      readonly owner: Owner;
      readonly drawingOf: Owner;
      readonly readBy: Audience;
    }
  /** The text of a specification, and what its readers say of it. `owner`: whose specification it is. */
  | ({ readonly kind: "spec"; readonly owner: Owner } & OfSpec)
  | ({ readonly kind: "spec-talk"; readonly owner: Owner } & OfSpec)
  /** `owner`: whose own notes they are, on a specification of `specOf`. */
  | ({ readonly kind: "spec-notes"; readonly owner: Owner; readonly specOf: Owner } & OfSpec);

export const nameOfPerson = (person: Person): string => `${person.party} as ${person.role}`;
export function nameOfPart(part: Part): string {
  if (part.kind === "frame" || part.kind === "wall") return `the ${part.kind}`;
  if (part.kind === "wall-area") return `${part.owner}'s area of the wall`;
  if (part.kind === "marks") return `the marks on ${part.owner}'s drawing for ${part.readBy}`;
  if (part.kind === "marks-area")
    return `${part.owner}'s own marks on ${part.drawingOf}'s drawing for ${part.readBy}`;
  if (part.kind === "spec" || part.kind === "spec-talk")
    return `the ${part.kind} of ${part.owner}'s for ${part.readBy} written by ${part.writers}`;
  if (part.kind === "spec-notes")
    return `${part.owner}'s own notes on a spec of ${part.specOf}'s for ${part.readBy} written by ${part.writers}`;
  return `${part.owner}'s ${part.kind} for ${part.audience}`;
}

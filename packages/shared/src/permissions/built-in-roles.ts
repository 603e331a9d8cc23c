import type { Capability } from "./capability.ts";

export const BUILT_IN_ROLE_KEYS = [
  "host-project-manager",
  "planner",
  "supplier-representative",
  "buyer",
  "quality-reviewer",
  "supervisor",
  "viewer",
  "guest",
] as const;
export type BuiltInRoleKey = (typeof BUILT_IN_ROLE_KEYS)[number];

const READ: readonly Capability[] = [
  "plan.read",
  "plan.read.internal",
  "history.read",
  "wall.read",
  "file.read",
  "file.read.internal",
];
const TALK: readonly Capability[] = [
  "task.comment",
  "review.comment",
  "wall.note",
  "wall.react",
  "file.edit",
];
const PLAN: readonly Capability[] = [
  "task.edit",
  "task.progress",
  "lane.manage",
  "plan.import",
  "plan.export",
  "baseline.freeze",
  "wall.edit",
];

/** Seeded into every project as rows, so that an operator can see and a host can copy them. */
export const BUILT_IN_ROLES: Readonly<Record<BuiltInRoleKey, readonly Capability[]>> = {
  "host-project-manager": [
    ...READ,
    ...TALK,
    ...PLAN,
    "project.manage",
    "project.invite",
    "project.people",
    "role.manage",
    "frame.edit",
    "project.baseline",
    "ledger.read",
    "ledger.edit",
    "review.markup",
    "review.status",
    "file.status",
  ],
  planner: [...READ, ...TALK, ...PLAN, "review.markup"],
  "supplier-representative": [
    ...READ,
    ...TALK,
    ...PLAN,
    "project.people",
    "ledger.read",
    "ledger.edit",
    "review.markup",
    "file.status",
  ],
  buyer: [...READ, ...TALK, "plan.export", "ledger.read", "ledger.edit"],
  "quality-reviewer": [
    ...READ,
    ...TALK,
    "task.progress",
    "review.markup",
    "review.status",
    "file.status",
  ],
  supervisor: [
    ...READ,
    ...TALK,
    "task.progress",
    "plan.export",
    "review.markup",
    "review.status",
    "file.status",
  ],
  viewer: [...READ],
  guest: ["plan.read"],
};

import { HOST_ONLY_CAPABILITIES, type Capability } from "./capability.ts";
import { allowIf, HIDDEN, holdsAsHost } from "./access.ts";
import { ALLOWED, denied, type Decision } from "./decision.ts";
import type { Standing } from "./standing.ts";

export type RoleFacts = {
  /** Key of a built-in role; null for one of the project's own. */
  readonly key: string | null;
  readonly isInUse: boolean;
};

export const hostOnlyOf = (capabilities: Iterable<Capability>): readonly Capability[] =>
  [...capabilities].filter((capability) => HOST_ONLY_CAPABILITIES.has(capability));

export const canReadRoles = (standing: Standing): Decision =>
  standing.kind === "participant" ? ALLOWED : HIDDEN;

/** Nobody puts into a role a power over the project that they lack themselves. */
export function canDefineRole(
  standing: Standing,
  role: RoleFacts | null,
  capabilities: Iterable<Capability>,
): Decision {
  if (standing.kind === "outsider") return HIDDEN;
  if (!holdsAsHost(standing, "role.manage")) return allowIf(false);
  if (role !== null && role.key !== null) return denied("role.built-in");
  return allowIf(hostOnlyOf(capabilities).every((c) => holdsAsHost(standing, c)));
}

export function canDeleteRole(standing: Standing, role: RoleFacts): Decision {
  const may = canDefineRole(standing, role, []);
  if (!may.allowed) return may;
  return role.isInUse ? denied("role.in-use") : ALLOWED;
}

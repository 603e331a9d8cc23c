import {
  BUILT_IN_ROLE_KEYS,
  BUILT_IN_ROLES,
  type BuiltInRoleKey,
} from "@parley/shared/permissions/built-in-roles.ts";
import type { Capability } from "@parley/shared/permissions/capability.ts";
import type { ProjectId, RoleId } from "@parley/shared/primitives/ids.ts";
import { and, eq } from "drizzle-orm";
import type { Reader, Writer } from "../../db/database.ts";
import { people, roles } from "../../db/schema.ts";

export type RoleRow = {
  readonly id: RoleId;
  readonly key: string | null;
  readonly name: string;
  readonly capabilities: Capability[];
};

const columns = {
  id: roles.id,
  key: roles.key,
  name: roles.name,
  capabilities: roles.capabilities,
};

/** English; the web app has its own word for each key. */
const builtInNames: Readonly<Record<BuiltInRoleKey, string>> = {
  "host-project-manager": "Host project manager",
  planner: "Planner",
  "supplier-representative": "Supplier representative",
  buyer: "Buyer",
  "quality-reviewer": "Quality reviewer",
  supervisor: "Supervisor",
  viewer: "Viewer",
  guest: "Guest",
};

/** Puts the built-in roles into a new project. */
export async function seedRoles(
  tx: Writer,
  projectId: ProjectId,
): Promise<Record<BuiltInRoleKey, RoleId>> {
  const rows = await tx
    .insert(roles)
    .values(
      BUILT_IN_ROLE_KEYS.map((key) => ({
        projectId,
        key,
        name: builtInNames[key],
        capabilities: [...BUILT_IN_ROLES[key]],
      })),
    )
    .returning({ id: roles.id, key: roles.key });
  return Object.fromEntries(rows.map(({ id, key }) => [key, id])) as Record<BuiltInRoleKey, RoleId>;
}

export async function rolesOfProject(db: Reader, projectId: ProjectId): Promise<RoleRow[]> {
  const rows = (await db
    .select(columns)
    .from(roles)
    .where(eq(roles.projectId, projectId))
    .orderBy(roles.id)) as RoleRow[];
  const place = (key: string | null) =>
    key === null ? BUILT_IN_ROLE_KEYS.length : BUILT_IN_ROLE_KEYS.indexOf(key as BuiltInRoleKey);
  return rows.toSorted((a, b) => place(a.key) - place(b.key));
}

export async function findRole(
  db: Reader,
  projectId: ProjectId,
  roleId: RoleId,
): Promise<RoleRow | null> {
  const [row] = await db
    .select(columns)
    .from(roles)
    .where(and(eq(roles.projectId, projectId), eq(roles.id, roleId)));
  return (row as RoleRow | undefined) ?? null;
}

export const isRoleInUse = async (db: Reader, roleId: RoleId): Promise<boolean> =>
  (await db.$count(people, eq(people.roleId, roleId))) > 0;

export async function insertRole(
  tx: Writer,
  projectId: ProjectId,
  role: { name: string; capabilities: readonly Capability[] },
): Promise<RoleRow> {
  const [row] = await tx
    .insert(roles)
    .values({ projectId, name: role.name, capabilities: [...role.capabilities] })
    .returning(columns);
  return row as RoleRow;
}

export async function changeRole(
  tx: Writer,
  roleId: RoleId,
  change: { name?: string | undefined; capabilities?: readonly Capability[] | undefined },
): Promise<RoleRow> {
  const [row] = await tx
    .update(roles)
    .set({
      name: change.name,
      capabilities: change.capabilities === undefined ? undefined : [...change.capabilities],
    })
    .where(eq(roles.id, roleId))
    .returning(columns);
  return row as RoleRow;
}

export async function deleteRole(tx: Writer, roleId: RoleId): Promise<void> {
  await tx.delete(roles).where(eq(roles.id, roleId));
}

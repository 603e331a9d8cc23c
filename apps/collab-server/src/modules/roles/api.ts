export { findRole, rolesOfProject, seedRoles, type RoleRow } from "./role-repository.ts";

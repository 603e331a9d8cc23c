import { useRoles } from "../../platform/api/project-api.ts";
import { useRoleName } from "../../platform/i18n/role-name.ts";

/** An invitation carries the role's stored name; a built-in one is shown in the reader's language. */
export function useInvitedRoleName(projectId: string): (stored: string) => string {
  const { data = [] } = useRoles(projectId);
  const roleName = useRoleName();
  return (stored) => {
    const role = data.find((each) => each.name === stored || each.id === stored);
    return role === undefined ? stored : roleName(role);
  };
}

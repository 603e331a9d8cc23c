import { BUILT_IN_ROLE_KEYS } from "@parley/shared/permissions/built-in-roles.ts";
import { useTranslation } from "react-i18next";

/** Built-in roles are named in the reader's language; a project's own roles as they were named. */
export function useRoleName(): (role: { key: string | null; name: string }) => string {
  const { t } = useTranslation("roles");
  return (role) => {
    const key = BUILT_IN_ROLE_KEYS.find((each) => each === role.key);
    return key === undefined ? role.name : t(`names.${key}`);
  };
}

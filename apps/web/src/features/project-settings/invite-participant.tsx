import { HOST_ONLY_CAPABILITIES } from "@parley/shared/permissions/capability.ts";
import { useTranslation } from "react-i18next";
import type { Project } from "../../platform/api/contract.ts";
import { useInviteParticipant, useRoles } from "../../platform/api/project-api.ts";
import { useRoleName } from "../../platform/i18n/role-name.ts";
import { InviteDialog } from "../../ui/invite-dialog.tsx";

/** Its first person gets the role; a role that only the host may hold is not offered. */
export function InviteParticipant({ project, onClose }: { project: Project; onClose: () => void }) {
  const { t } = useTranslation("settings");
  const roleName = useRoleName();
  const roles = useRoles(project.id);
  const invite = useInviteParticipant(project.id);
  if (roles.data === undefined) return null;
  const offered = roles.data.filter(
    (role) => !role.capabilities.some((each) => HOST_ONLY_CAPABILITIES.has(each)),
  );
  const first = offered.find((role) => role.key === "supplier-representative") ?? offered[0];
  return (
    <InviteDialog
      title={t("participants.invite")}
      note={t("participants.inviteNote")}
      roles={offered.map((role) => ({ value: role.id, label: roleName(role) }))}
      firstRole={first?.id ?? ""}
      namesOrganisation
      isPending={invite.isPending}
      error={invite.error}
      made={invite.data ?? null}
      onInvite={({ organisationName, email, role, expiresInDays }) =>
        invite.mutate({
          organisationName,
          roleId: role,
          expiresInDays,
          ...(email === null ? {} : { email }),
        })
      }
      onClose={onClose}
    />
  );
}

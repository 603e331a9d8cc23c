import {
  useProjectInvitations,
  useRevokeProjectInvitation,
} from "../../platform/api/project-api.ts";
import { FailureLine, LoadFailure } from "../../ui/failure-notice.tsx";
import { InvitationTable } from "../../ui/invitation-table.tsx";
import { SkeletonRows } from "../../ui/skeleton-rows.tsx";
import { useInvitedRoleName } from "./invited-role-name.ts";

export function ProjectInvitations({ projectId }: { projectId: string }) {
  const { data, error, refetch } = useProjectInvitations(projectId);
  const revoke = useRevokeProjectInvitation(projectId);
  const roleName = useInvitedRoleName(projectId);
  if (data === undefined) {
    return error === null ? (
      <SkeletonRows rows={2} />
    ) : (
      <LoadFailure error={error} onRetry={() => void refetch()} />
    );
  }
  return (
    <>
      <FailureLine error={revoke.error} />
      <InvitationTable
        rows={data.map((each) => ({
          ...each,
          to: [each.organisationName, each.email].filter(Boolean).join(" · ") || null,
          role: roleName(each.role),
        }))}
        onRevoke={(id) => revoke.mutate(id)}
      />
    </>
  );
}

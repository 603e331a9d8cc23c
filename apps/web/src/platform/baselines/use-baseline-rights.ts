import { canManageBaseline } from "@parley/shared/permissions/baseline-policy.ts";
import { useFacts } from "../collaboration/project-hooks.ts";

/** Of what I may freeze a baseline. The server asks the same policy. */
export function useBaselineRights(): {
  readonly ofProject: boolean;
  readonly ofOrganisation: boolean;
} {
  const { standing } = useFacts();
  const { organisationId } = standing;
  return {
    ofProject: canManageBaseline(standing, { kind: "project" }).allowed,
    ofOrganisation: canManageBaseline(standing, {
      kind: "organisation",
      organisationId,
      audience: "private",
    }).allowed,
  };
}

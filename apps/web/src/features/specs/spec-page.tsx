import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import type { SpecId } from "@parley/shared/primitives/ids.ts";
import type { Spec } from "../../platform/api/contract.ts";
import { useSpecs } from "../../platform/api/spec-api.ts";
import { useFacts, useOrganisations } from "../../platform/collaboration/project-hooks.ts";
import { useSpecText } from "../../platform/collaboration/use-spec.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LoadFailure } from "../../ui/failure-notice.tsx";
import { SkeletonRows } from "../../ui/skeleton-rows.tsx";
import { SpecEditor } from "./editor/spec-editor.tsx";

/** One specification, written together live. */
export function SpecPage() {
  const { specId = "" } = useParams();
  return <OneSpec key={specId} specId={specId as SpecId} />;
}

function OneSpec({ specId }: { specId: SpecId }) {
  const { t } = useTranslation("specs");
  const { projectId } = useFacts();
  const { data: specs, error, refetch } = useSpecs(projectId);
  const text = useSpecText(specId);
  const note = useNote();
  const spec = specs?.find(({ id }) => id === specId);
  if (specs !== undefined && spec === undefined)
    return (
      <EmptyState
        title={t("gone.title")}
        action={
          <Button component={Link} to={`/projects/${projectId}/specifications`} variant="filled">
            {t("all")}
          </Button>
        }
      >
        {t("gone.text")}
      </EmptyState>
    );
  if (error !== null && specs === undefined)
    return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (text === null || spec === undefined) return <SkeletonRows rows={12} />;
  const editable = spec.canWrite && !text.isArchived;
  return (
    <SpecEditor
      // The editor is bound to one replica, and to whether it may write.
      key={`${text.key} ${editable}`}
      specId={specId}
      text={text}
      title={spec.title}
      number={spec.number}
      editable={editable}
      note={editable ? null : note(spec)}
    />
  );
}

/** Why somebody only reads, and who writes. */
function useNote(): (spec: Spec) => string {
  const { t } = useTranslation("specs");
  const organisations = useOrganisations();
  return (spec) => {
    if (spec.archivedAt !== null) return t("note.archived");
    const organisation = organisations.get(spec.organisationId)?.name ?? "";
    return spec.writers === "owner" ? t("note.owner", { organisation }) : t("note.role");
  };
}

import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { canCreateSpec, canListSpecs } from "@parley/shared/permissions/spec-policy.ts";
import type { Spec } from "../../platform/api/contract.ts";
import { useChangeSpec, useSpecs } from "../../platform/api/spec-api.ts";
import { useFacts, useOrganisations } from "../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../platform/i18n/use-formats.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailureLine, LoadFailure } from "../../ui/failure-notice.tsx";
import { OrganisationBadge } from "../../ui/organisation-badge.tsx";
import { Page } from "../../ui/page.tsx";
import { SkeletonRows } from "../../ui/skeleton-rows.tsx";
import table from "../../ui/table.module.css";
import { SpecDialog } from "./components/spec-dialog.tsx";

/** The specifications of a project that this person may read. */
export function SpecListPage() {
  const { t } = useTranslation("specs");
  const { projectId, standing } = useFacts();
  const { data, error, refetch } = useSpecs(projectId);
  const [isNew, setNew] = useState(false);
  if (!canListSpecs(standing).allowed)
    return <EmptyState title={t("none.title")}>{t("none.forbidden")}</EmptyState>;
  if (error !== null && data === undefined)
    return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={4} />;
  const create = canCreateSpec(standing).allowed ? (
    <Button variant="filled" onClick={() => setNew(true)}>
      {t("new.action")}
    </Button>
  ) : undefined;
  const present = data.filter(({ archivedAt }) => archivedAt === null);
  const filed = data.filter(({ archivedAt }) => archivedAt !== null);
  return (
    <>
      {data.length === 0 ? (
        <EmptyState title={t("none.title")} action={create}>
          {t("none.text")}
        </EmptyState>
      ) : (
        <Page title={t("specifications")} action={create}>
          <SpecTable specs={present} />
          {filed.length > 0 && (
            <details>
              <summary>{t("filed", { count: filed.length })}</summary>
              <SpecTable specs={filed} />
            </details>
          )}
        </Page>
      )}
      {isNew && <SpecDialog projectId={projectId} spec={null} onClose={() => setNew(false)} />}
    </>
  );
}

function SpecTable({ specs }: { specs: readonly Spec[] }) {
  const { t } = useTranslation("specs");
  const { projectId, me } = useFacts();
  const formats = useFormats();
  const organisations = useOrganisations();
  const change = useChangeSpec(projectId);
  const [edited, setEdited] = useState<Spec | null>(null);
  const readersOf = ({ audience, organisationId }: Spec): string =>
    organisationId === me.organisationId
      ? t(`common:audience.${audience}`)
      : t(`readers.${audience}`);
  return (
    <>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t("fields.number")}</th>
            <th scope="col">{t("fields.title")}</th>
            <th scope="col">{t("column.organisation")}</th>
            <th scope="col">{t("fields.audience")}</th>
            <th scope="col">{t("fields.writers")}</th>
            <th scope="col">{t("column.created")}</th>
            <th scope="col">
              <span className="visually-hidden">{t("column.actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {specs.map((spec) => {
            const organisation = organisations.get(spec.organisationId);
            const isOurs = spec.organisationId === me.organisationId;
            return (
              <tr key={spec.id}>
                <td>{spec.number}</td>
                <td>
                  <Link
                    to={`/projects/${projectId}/specifications/${spec.id}`}
                    className={table.name}
                  >
                    {spec.title}
                  </Link>
                </td>
                <td>
                  {organisation !== undefined && (
                    <OrganisationBadge organisation={organisation} withName />
                  )}
                </td>
                <td>{readersOf(spec)}</td>
                <td>
                  {spec.writers === "owner" && !isOurs
                    ? t("writers.theirs")
                    : t(`writers.${spec.writers}`)}
                </td>
                <td>{formats.date(spec.createdAt)}</td>
                <td>
                  {spec.canManage && (
                    <Group gap={4} justify="flex-end" wrap="nowrap">
                      <Button variant="subtle" onClick={() => setEdited(spec)}>
                        {t("edit.action")}
                      </Button>
                      <Button
                        variant="subtle"
                        loading={change.isPending && change.variables.id === spec.id}
                        onClick={() =>
                          change.mutate({ id: spec.id, archived: spec.archivedAt === null })
                        }
                      >
                        {t(spec.archivedAt === null ? "archive.action" : "archive.back")}
                      </Button>
                    </Group>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <FailureLine error={change.error} />
      {edited !== null && (
        <SpecDialog projectId={projectId} spec={edited} onClose={() => setEdited(null)} />
      )}
    </>
  );
}

import { Button, Radio, Stack, TextInput, Group } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { canCreateWall, canListWalls } from "@parley/shared/permissions/wall-policy.ts";
import type { Wall } from "../../platform/api/contract.ts";
import { useChangeWall, useCreateWall, useWalls } from "../../platform/api/wall-api.ts";
import { useFacts, useOrganisations } from "../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../platform/i18n/use-formats.ts";
import { classes } from "../../ui/classes.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailureLine, LoadFailure } from "../../ui/failure-notice.tsx";
import { OrganisationBadge } from "../../ui/organisation-badge.tsx";
import { Page } from "../../ui/page.tsx";
import { SkeletonRows } from "../../ui/skeleton-rows.tsx";
import table from "../../ui/table.module.css";
import { TEMPLATES, type TemplateName } from "./model/templates.ts";

/** The walls of a project: what is being planned together now, and what was filed. */
export function WallListPage() {
  const { t } = useTranslation(["wall", "promises"]);
  const { projectId, standing } = useFacts();
  const { data, error, refetch } = useWalls(projectId);
  const [isNew, setNew] = useState(false);
  const mayCreate = canCreateWall(standing).allowed;
  if (!canListWalls(standing).allowed)
    return <EmptyState title={t("none.title")}>{t("none.forbidden")}</EmptyState>;
  if (error !== null && data === undefined)
    return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={4} />;
  const create = (
    <Button variant="filled" onClick={() => setNew(true)}>
      {t("new.action")}
    </Button>
  );
  const present = data.filter(({ archivedAt }) => archivedAt === null);
  const filed = data.filter(({ archivedAt }) => archivedAt !== null);
  return (
    <>
      {data.length === 0 ? (
        <EmptyState title={t("none.title")} action={mayCreate ? create : undefined}>
          {t("none.text")}
        </EmptyState>
      ) : (
        <Page
          title={t("walls")}
          action={
            <Group gap={8}>
              <Button component={Link} to={`/projects/${projectId}/promises`}>
                {t("promises:tab")}
              </Button>
              {mayCreate && create}
            </Group>
          }
        >
          <WallTable walls={present} />
          {filed.length > 0 && (
            <details>
              <summary>{t("filed", { count: filed.length })}</summary>
              <WallTable walls={filed} />
            </details>
          )}
        </Page>
      )}
      {isNew && <NewWallDialog projectId={projectId} onClose={() => setNew(false)} />}
    </>
  );
}

function WallTable({ walls }: { walls: readonly Wall[] }) {
  const { t } = useTranslation("wall");
  const { projectId } = useFacts();
  const formats = useFormats();
  const organisations = useOrganisations();
  const change = useChangeWall(projectId);
  const [renamed, setRenamed] = useState<Wall | null>(null);
  return (
    <>
      <table className={classes(table.table)}>
        <thead>
          <tr>
            <th scope="col">{t("column.name")}</th>
            <th scope="col">{t("column.organisation")}</th>
            <th scope="col">{t("column.created")}</th>
            <th scope="col">
              <span className="visually-hidden">{t("column.actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {walls.map((wall) => {
            const organisation = organisations.get(wall.organisationId);
            const isFiled = wall.archivedAt !== null;
            return (
              <tr key={wall.id}>
                <td>
                  <Link to={`/projects/${projectId}/walls/${wall.id}`} className={table.name}>
                    {wall.name}
                  </Link>
                </td>
                <td>
                  {organisation !== undefined && (
                    <OrganisationBadge organisation={organisation} withName />
                  )}
                </td>
                <td>{formats.date(wall.createdAt)}</td>
                <td>
                  {wall.canManage && (
                    <Group gap={4} justify="flex-end" wrap="nowrap">
                      <Button variant="subtle" onClick={() => setRenamed(wall)}>
                        {t("rename.action")}
                      </Button>
                      <Button
                        variant="subtle"
                        loading={change.isPending && change.variables.id === wall.id}
                        onClick={() => change.mutate({ id: wall.id, archived: !isFiled })}
                      >
                        {t(isFiled ? "archive.back" : "archive.action")}
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
      {renamed !== null && (
        <NameDialog
          title={t("rename.title")}
          action={t("rename.action")}
          name={renamed.name}
          onSave={(name) => change.mutate({ id: renamed.id, name })}
          onClose={() => setRenamed(null)}
        />
      )}
    </>
  );
}

function NameDialog(props: {
  title: string;
  action: string;
  name: string;
  onSave: (name: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation("wall");
  const [name, setName] = useState(props.name);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === "") return;
    props.onSave(name.trim());
    props.onClose();
  };
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form onSubmit={save} noValidate>
        <Stack gap={16}>
          <TextInput
            label={t("column.name")}
            data-autofocus
            maxLength={200}
            value={name}
            error={name.trim() === "" ? t("common:fields.required") : null}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap={8}>
            <Button onClick={props.onClose}>{t("common:cancel")}</Button>
            <Button type="submit" variant="filled">
              {props.action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

/** A name, and what the wall begins with. */
function NewWallDialog({ projectId, onClose }: { projectId: string; onClose: () => void }) {
  const { t } = useTranslation("wall");
  const navigate = useNavigate();
  const create = useCreateWall(projectId);
  const [name, setName] = useState("");
  const [tried, setTried] = useState(false);
  const [template, setTemplate] = useState<TemplateName | "empty">("pull-planning");
  const save = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === "") return;
    create.mutate(name.trim(), {
      onSuccess: ({ id }) =>
        void navigate(`/projects/${projectId}/walls/${id}`, {
          state: template === "empty" ? null : { template },
        }),
    });
  };
  return (
    <Dialog title={t("new.title")} onClose={onClose}>
      <form onSubmit={save} noValidate>
        <Stack gap={16}>
          <TextInput
            label={t("column.name")}
            data-autofocus
            maxLength={200}
            value={name}
            error={tried && name.trim() === "" ? t("common:fields.required") : null}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Radio.Group
            label={t("new.template")}
            value={template}
            onChange={(value) => setTemplate(value as TemplateName)}
          >
            <Stack gap={8} mt={8}>
              {[...TEMPLATES, "empty" as const].map((value) => (
                <Radio
                  key={value}
                  value={value}
                  label={t(`template.${value}`)}
                  description={t(`template.${value}Explained`)}
                />
              ))}
            </Stack>
          </Radio.Group>
          <FailureLine error={create.error} />
          <Group justify="flex-end" gap={8}>
            <Button onClick={onClose}>{t("common:cancel")}</Button>
            <Button type="submit" variant="filled" loading={create.isPending}>
              {t("new.create")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

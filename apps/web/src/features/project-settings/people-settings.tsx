import { HOST_ONLY_CAPABILITIES } from "@parley/shared/permissions/capability.ts";
import { Button, Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonOnProject, Project } from "../../platform/api/contract.ts";
import {
  usePeople,
  useRemovePerson,
  useRoles,
  useUpdatePerson,
} from "../../platform/api/project-api.ts";
import { useSignedIn } from "../../platform/api/session-api.ts";
import { useRoleName } from "../../platform/i18n/role-name.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { FailureLine, LoadFailure } from "../../ui/failure-notice.tsx";
import { OrganisationBadge } from "../../ui/organisation-badge.tsx";
import { PersonAvatar } from "../../ui/person-avatar.tsx";
import { Section } from "../../ui/page.tsx";
import { SkeletonRows } from "../../ui/skeleton-rows.tsx";
import table from "../../ui/table.module.css";
import { AddPerson } from "./add-person.tsx";

/** People of my own organisation on this project; of others only those whom the host put here. */
export function PeopleSettings({ project }: { project: Project }) {
  const { t } = useTranslation("settings");
  const { data, error, refetch } = usePeople(project.id);
  const roles = useRoles(project.id);
  const mayChange = project.standing.capabilities.includes("project.people");
  const own = project.standing.organisationId;
  if (data === undefined || roles.data === undefined) {
    const failure = error ?? roles.error;
    return failure === null ? (
      <SkeletonRows rows={4} />
    ) : (
      <LoadFailure error={failure} onRetry={() => void Promise.all([refetch(), roles.refetch()])} />
    );
  }
  const offered = roles.data.filter(
    (role) =>
      project.standing.isHost || !role.capabilities.some((c) => HOST_ONLY_CAPABILITIES.has(c)),
  );
  const mine = data.filter((person) => person.organisationId === own);
  const others = data.filter((person) => person.organisationId !== own);
  return (
    <>
      <Section title={t("people.own")} note={mayChange ? t("people.note") : t("people.readOnly")}>
        <PersonTable project={project} people={mine} roles={offered} mayChange={mayChange} />
        {mayChange && <AddPerson project={project} present={mine} roles={offered} />}
      </Section>
      {others.length > 0 && (
        <Section title={t("people.others")}>
          <PersonTable project={project} people={others} roles={offered} mayChange={false} />
        </Section>
      )}
    </>
  );
}

function PersonTable(props: {
  project: Project;
  people: readonly PersonOnProject[];
  roles: readonly { id: string; key: string | null; name: string }[];
  mayChange: boolean;
}) {
  const { project, mayChange } = props;
  const { t } = useTranslation(["settings", "common"]);
  const { user } = useSignedIn();
  const roleName = useRoleName();
  const update = useUpdatePerson(project.id);
  const remove = useRemovePerson(project.id);
  const [leaving, setLeaving] = useState<PersonOnProject | null>(null);
  const organisationOf = (id: string) =>
    project.participants.find((each) => each.organisationId === id);
  return (
    <>
      <FailureLine error={update.error} />
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t("people.name")}</th>
            <th scope="col">{t("people.organisation")}</th>
            <th scope="col">{t("people.role")}</th>
            <th scope="col">
              <span className="visually-hidden">{t("actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.people.map((person) => {
            const organisation = organisationOf(person.organisationId);
            return (
              <tr key={person.userId}>
                <td>
                  <span className={table.person}>
                    <PersonAvatar
                      name={person.name}
                      colour={organisation?.colour ?? null}
                      isMe={person.userId === user.id}
                    />
                    <span className={table.name}>{person.name}</span>
                    <span className="quiet small">{person.email}</span>
                  </span>
                </td>
                <td>
                  {organisation && <OrganisationBadge organisation={organisation} withName />}
                </td>
                <td>
                  {mayChange ? (
                    <Select
                      aria-label={t("people.roleOf", { name: person.name })}
                      data={[
                        ...new Map(
                          [person.role, ...props.roles].map((role) => [
                            role.id,
                            { value: role.id, label: roleName(role) },
                          ]),
                        ).values(),
                      ]}
                      value={person.role.id}
                      w={200}
                      onChange={(roleId) =>
                        roleId !== null && update.mutate({ userId: person.userId, roleId })
                      }
                    />
                  ) : (
                    roleName(person.role)
                  )}
                </td>
                <td className={table.end}>
                  {mayChange && (
                    <Button
                      size="xs"
                      variant="subtle"
                      aria-label={t("people.removeOf", { name: person.name })}
                      onClick={() => setLeaving(person)}
                    >
                      {t("common:remove")}
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {leaving !== null && (
        <ConfirmDialog
          title={t("people.removeTitle", { name: leaving.name })}
          action={t("common:remove")}
          isPending={remove.isPending}
          error={remove.error}
          onClose={() => {
            setLeaving(null);
            remove.reset();
          }}
          onConfirm={() => remove.mutate(leaving.userId, { onSuccess: () => setLeaving(null) })}
        >
          <p>{t("people.removeText", { name: leaving.name })}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { CAPABILITIES } from "@parley/shared/permissions/capability.ts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Project, Role } from "../../platform/api/contract.ts";
import { useDeleteRole, useRoles } from "../../platform/api/project-api.ts";
import { useRoleName } from "../../platform/i18n/role-name.ts";
import { FailureLine, LoadFailure } from "../../ui/failure-notice.tsx";
import { Section } from "../../ui/page.tsx";
import { SkeletonRows } from "../../ui/skeleton-rows.tsx";
import { StatusGlyph } from "../../ui/status-glyph.tsx";
import table from "../../ui/table.module.css";
import { RoleDialog } from "./role-dialog.tsx";
import styles from "./project-settings.module.css";

/** Which role allows what, in words. */
export function RoleSettings({ project }: { project: Project }) {
  const { t } = useTranslation("settings");
  const { data, error, refetch } = useRoles(project.id);
  const [editing, setEditing] = useState<Role | "new" | null>(null);
  const mayManage =
    project.standing.isHost && project.standing.capabilities.includes("role.manage");
  if (data === undefined) {
    return error === null ? (
      <SkeletonRows />
    ) : (
      <LoadFailure error={error} onRetry={() => void refetch()} />
    );
  }
  const own = data.filter((role) => role.key === null);
  return (
    <>
      <Section
        title={t("roles.own")}
        note={mayManage ? t("roles.note") : t("roles.hostDefines")}
        action={
          mayManage && (
            <Button
              variant="filled"
              leftSection={<IconPlus size={14} />}
              onClick={() => setEditing("new")}
            >
              {t("roles.new")}
            </Button>
          )
        }
      >
        {own.length === 0 ? (
          <p className="quiet">{t("roles.noneOwn")}</p>
        ) : (
          <OwnRoles projectId={project.id} roles={own} mayManage={mayManage} onEdit={setEditing} />
        )}
      </Section>
      <Section title={t("roles.matrix")}>
        <RoleMatrix roles={data} />
      </Section>
      {editing !== null && (
        <RoleDialog
          projectId={project.id}
          role={editing === "new" ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}

function OwnRoles(props: {
  projectId: string;
  roles: readonly Role[];
  mayManage: boolean;
  onEdit: (role: Role) => void;
}) {
  const { t } = useTranslation("settings");
  const remove = useDeleteRole(props.projectId);
  return (
    <>
      <FailureLine error={remove.error} />
      <table className={table.table}>
        <tbody>
          {props.roles.map((role) => (
            <tr key={role.id}>
              <td className={table.name}>{role.name}</td>
              <td>{t("roles.count", { count: role.capabilities.length })}</td>
              <td className={table.end}>
                {props.mayManage && (
                  <>
                    <Button size="xs" variant="subtle" onClick={() => props.onEdit(role)}>
                      {t("roles.edit")}
                    </Button>
                    <Button size="xs" variant="subtle" onClick={() => remove.mutate(role.id)}>
                      {t("roles.delete")}
                    </Button>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function RoleMatrix({ roles }: { roles: readonly Role[] }) {
  const { t } = useTranslation(["roles", "settings"]);
  const roleName = useRoleName();
  return (
    // A scrolling region has to be reachable by keyboard.
    <div
      className={styles.matrix}
      role="region"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={t("settings:roles.matrix")}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t("settings:roles.capability")}</span>
            </th>
            {roles.map((role) => (
              <th key={role.id} scope="col">
                {roleName(role)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {CAPABILITIES.map((capability) => (
            <tr key={capability}>
              <th scope="row">{t(`capabilities.${capability.replaceAll(".", "_")}`)}</th>
              {roles.map((role) => (
                <td key={role.id}>
                  {role.capabilities.includes(capability) && (
                    <StatusGlyph status="done" label={t("settings:roles.allowed")} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

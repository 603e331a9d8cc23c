import { Button, Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { PersonOnProject, Project } from "../../platform/api/contract.ts";
import { useMembers } from "../../platform/api/organisation-api.ts";
import { useAddPerson } from "../../platform/api/project-api.ts";
import { useRoleName } from "../../platform/i18n/role-name.ts";
import { FailureLine } from "../../ui/failure-notice.tsx";
import styles from "./project-settings.module.css";

/** Puts a member of my organisation on the project. */
export function AddPerson(props: {
  project: Project;
  present: readonly PersonOnProject[];
  roles: readonly { id: string; key: string | null; name: string }[];
}) {
  const { t } = useTranslation("settings");
  const roleName = useRoleName();
  const { data = [] } = useMembers();
  const add = useAddPerson(props.project.id);
  const [userId, setUserId] = useState<string | null>(null);
  const planner = props.roles.find((role) => role.key === "planner") ?? props.roles[0];
  const [roleId, setRoleId] = useState<string | null>(planner?.id ?? null);
  const absent = data.filter(
    (member) => !props.present.some((person) => person.userId === member.userId),
  );
  if (absent.length === 0) {
    return (
      <p className="quiet small">
        {t("people.allHere")} <Link to="/organisation">{t("people.inviteMember")}</Link>
      </p>
    );
  }
  return (
    <div>
      <div className={styles.add}>
        <Select
          label={t("people.member")}
          searchable
          placeholder={t("people.choose")}
          data={absent.map((member) => ({ value: member.userId, label: member.name }))}
          value={userId}
          onChange={setUserId}
        />
        <Select
          label={t("people.role")}
          data={props.roles.map((role) => ({ value: role.id, label: roleName(role) }))}
          value={roleId}
          onChange={setRoleId}
        />
        <Button
          variant="filled"
          disabled={userId === null || roleId === null}
          loading={add.isPending}
          onClick={() => {
            if (userId === null || roleId === null) return;
            add.mutate({ userId, roleId }, { onSuccess: () => setUserId(null) });
          }}
        >
          {t("people.add")}
        </Button>
      </div>
      <FailureLine error={add.error} />
    </div>
  );
}

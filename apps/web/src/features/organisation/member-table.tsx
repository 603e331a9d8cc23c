import { Button, Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Member } from "../../platform/api/contract.ts";
import {
  useMembers,
  useRemoveMember,
  useUpdateMember,
} from "../../platform/api/organisation-api.ts";
import { useSignedIn } from "../../platform/api/session-api.ts";
import { useFormats } from "../../platform/i18n/use-formats.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { FailureLine, LoadFailure } from "../../ui/failure-notice.tsx";
import { PersonAvatar } from "../../ui/person-avatar.tsx";
import { SkeletonRows } from "../../ui/skeleton-rows.tsx";
import table from "../../ui/table.module.css";

export function MemberTable({ isAdmin }: { isAdmin: boolean }) {
  const { t } = useTranslation(["organisation", "roles", "common"]);
  const formats = useFormats();
  const { user, organisation } = useSignedIn();
  const { data, error, refetch } = useMembers();
  const update = useUpdateMember();
  const remove = useRemoveMember();
  const [leaving, setLeaving] = useState<Member | null>(null);
  if (data === undefined) {
    return error === null ? (
      <SkeletonRows rows={3} />
    ) : (
      <LoadFailure error={error} onRetry={() => void refetch()} />
    );
  }
  const roles = (["admin", "member"] as const).map((value) => ({
    value,
    label: t(`roles:member.${value}`),
  }));
  return (
    <>
      <FailureLine error={update.error} />
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t("columns.name")}</th>
            <th scope="col">{t("columns.email")}</th>
            <th scope="col">{t("columns.joined")}</th>
            <th scope="col">{t("columns.role")}</th>
            <th scope="col">
              <span className="visually-hidden">{t("columns.actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {data.map((member) => (
            <tr key={member.userId}>
              <td>
                <span className={table.person}>
                  <PersonAvatar
                    name={member.name}
                    colour={organisation?.colour ?? null}
                    isMe={member.userId === user.id}
                  />
                  <span className={table.name}>{member.name}</span>
                </span>
              </td>
              <td>{member.email}</td>
              <td>{formats.date(member.joinedAt)}</td>
              <td>
                {isAdmin ? (
                  <Select
                    aria-label={t("roleOf", { name: member.name })}
                    data={roles}
                    value={member.role}
                    w={140}
                    onChange={(role) =>
                      (role === "admin" || role === "member") &&
                      update.mutate({ userId: member.userId, role })
                    }
                  />
                ) : (
                  t(`roles:member.${member.role}`)
                )}
              </td>
              <td className={table.end}>
                {isAdmin && (
                  <Button
                    size="xs"
                    variant="subtle"
                    aria-label={t("removeOf", { name: member.name })}
                    onClick={() => setLeaving(member)}
                  >
                    {t("common:remove")}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {leaving !== null && (
        <ConfirmDialog
          title={t("removeTitle", { name: leaving.name })}
          action={t("common:remove")}
          isPending={remove.isPending}
          error={remove.error}
          onClose={() => {
            setLeaving(null);
            remove.reset();
          }}
          onConfirm={() => remove.mutate(leaving.userId, { onSuccess: () => setLeaving(null) })}
        >
          <ul>
            <li>{t("removeAccess", { name: leaving.name })}</li>
            <li>{t("removeKept")}</li>
          </ul>
        </ConfirmDialog>
      )}
    </>
  );
}

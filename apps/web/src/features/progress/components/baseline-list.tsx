import { ActionIcon, Button, Menu, TextInput } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import {
  useRemoveBaseline,
  useRenameBaseline,
  type Baseline,
} from "../../../platform/baselines/baseline-api.ts";
import { useOrganisations } from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { FailureLine } from "../../../ui/failure-notice.tsx";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import table from "../../../ui/table.module.css";
import styles from "../progress-page.module.css";

type Asked = { readonly what: "rename" | "remove"; readonly baseline: Baseline };

/** Every baseline that I may know of, and what I may do with it. */
export function BaselineList(props: { projectId: string; baselines: readonly Baseline[] }) {
  const { t } = useTranslation(["baselines", "common"]);
  const formats = useFormats();
  const organisations = useOrganisations();
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  return (
    <>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t("list.name")}</th>
            <th scope="col">{t("list.scope")}</th>
            <th scope="col">{t("list.dataDate")}</th>
            <th scope="col">{t("list.frozen")}</th>
            <th scope="col" className={table.end}>
              <span className="visually-hidden">{t("list.actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.baselines.map((baseline) => {
            const { scope } = baseline;
            const organisation =
              scope.kind === "organisation" ? organisations.get(scope.organisationId) : undefined;
            return (
              <tr key={baseline.id}>
                <td className={table.name}>{baseline.name}</td>
                <td>
                  {scope.kind === "project" ? (
                    t("list.project")
                  ) : (
                    <span className={table.person}>
                      {organisation !== undefined && (
                        <OrganisationBadge organisation={organisation} withName />
                      )}
                      <span className="quiet small">{t(`list.audience.${scope.audience}`)}</span>
                    </span>
                  )}
                </td>
                <td>{baseline.dataDate === null ? "–" : formats.planDate(baseline.dataDate)}</td>
                <td>
                  {t("list.by", {
                    when: formats.dateTime(baseline.frozenAt),
                    who: baseline.frozenBy ?? "–",
                  })}
                </td>
                <td className={table.end}>
                  {baseline.canManage && (
                    <Menu position="bottom-end">
                      <Menu.Target>
                        <ActionIcon
                          variant="subtle"
                          aria-label={t("list.menu", { name: baseline.name })}
                        >
                          <IconDots size={16} stroke={1.5} />
                        </ActionIcon>
                      </Menu.Target>
                      <Menu.Dropdown>
                        <Menu.Item onClick={() => setAsked({ what: "rename", baseline })}>
                          {t("list.rename")}
                        </Menu.Item>
                        <Menu.Item onClick={() => setAsked({ what: "remove", baseline })}>
                          {t("common:remove")}
                        </Menu.Item>
                      </Menu.Dropdown>
                    </Menu>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {asked?.what === "rename" && (
        <RenameDialog projectId={props.projectId} baseline={asked.baseline} onClose={close} />
      )}
      {asked?.what === "remove" && (
        <RemoveDialog projectId={props.projectId} baseline={asked.baseline} onClose={close} />
      )}
    </>
  );
}

type DialogProps = { projectId: string; baseline: Baseline; onClose: () => void };

function RenameDialog({ projectId, baseline, onClose }: DialogProps) {
  const { t } = useTranslation(["baselines", "common"]);
  const rename = useRenameBaseline(projectId);
  const [name, setName] = useState(baseline.name);
  const isEmpty = name.trim() === "";
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!isEmpty)
      rename.mutate({ id: baseline.id, name: name.trim() }, { onSuccess: () => onClose() });
  };
  return (
    <Dialog title={t("list.renameTitle")} onClose={onClose}>
      <form className={styles.form} onSubmit={handleSubmit} noValidate>
        <TextInput
          label={t("list.name")}
          data-autofocus
          maxLength={100}
          value={name}
          error={isEmpty ? t("common:fields.required") : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <FailureLine error={rename.error} />
        <div className={styles.row}>
          <Button type="submit" variant="filled" loading={rename.isPending}>
            {t("common:save_action")}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t("common:cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function RemoveDialog({ projectId, baseline, onClose }: DialogProps) {
  const { t } = useTranslation(["baselines", "common"]);
  const remove = useRemoveBaseline(projectId);
  return (
    <ConfirmDialog
      title={t("list.removeTitle", { name: baseline.name })}
      action={t("common:remove")}
      isPending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(baseline.id, { onSuccess: () => onClose() })}
      onClose={onClose}
    >
      <p>{t("list.removeNote")}</p>
    </ConfirmDialog>
  );
}

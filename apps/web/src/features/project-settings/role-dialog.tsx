import { Button, Checkbox, TextInput } from "@mantine/core";
import {
  CAPABILITIES,
  HOST_ONLY_CAPABILITIES,
  type Capability,
} from "@parley/shared/permissions/capability.ts";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Role } from "../../platform/api/contract.ts";
import { useSaveRole } from "../../platform/api/project-api.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { FailureLine } from "../../ui/failure-notice.tsx";
import styles from "./project-settings.module.css";

const FIRST: readonly Capability[] = ["plan.read"];

export function RoleDialog(props: { projectId: string; role: Role | null; onClose: () => void }) {
  const { role, onClose } = props;
  const { t } = useTranslation(["settings", "roles", "common"]);
  const save = useSaveRole(props.projectId);
  const [name, setName] = useState(role?.name ?? "");
  const [chosen, setChosen] = useState<ReadonlySet<Capability>>(
    new Set(role?.capabilities ?? FIRST),
  );
  const [shown, setShown] = useState(false);
  const isEmpty = name.trim() === "";
  const toggle = (capability: Capability, isOn: boolean) => {
    const next = new Set(chosen);
    if (isOn) next.add(capability);
    else next.delete(capability);
    setChosen(next);
  };
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setShown(true);
    if (isEmpty) return;
    save.mutate(
      { id: role?.id ?? null, name: name.trim(), capabilities: [...chosen] },
      { onSuccess: onClose },
    );
  };
  return (
    <Dialog title={role === null ? t("roles.new") : t("roles.editTitle")} onClose={onClose}>
      <form className={styles.checks} onSubmit={handleSubmit} noValidate>
        <TextInput
          label={t("roles.name")}
          data-autofocus
          maxLength={100}
          value={name}
          error={shown && isEmpty ? t("common:fields.required") : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {CAPABILITIES.map((capability) => (
          <Checkbox
            key={capability}
            checked={chosen.has(capability)}
            onChange={(event) => toggle(capability, event.currentTarget.checked)}
            label={
              <>
                {t(`roles:capabilities.${capability.replaceAll(".", "_")}`)}
                {HOST_ONLY_CAPABILITIES.has(capability) && (
                  <span className="quiet small"> · {t("roles:hostOnly")}</span>
                )}
              </>
            }
          />
        ))}
        <FailureLine error={save.error} />
        <div className={styles.row}>
          <Button type="submit" variant="filled" loading={save.isPending}>
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

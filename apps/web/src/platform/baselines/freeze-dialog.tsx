import { Button, Radio, TextInput } from "@mantine/core";
import { AUDIENCES, type Audience } from "@parley/shared/documents/ydoc-kind.ts";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useFacts, useOrganisation } from "../collaboration/project-hooks.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { FailureLine } from "../../ui/failure-notice.tsx";
import { useFormats } from "../i18n/use-formats.ts";
import { useFreezeBaseline } from "./baseline-api.ts";
import styles from "./baselines.module.css";
import { useBaselineRights } from "./use-baseline-rights.ts";

const MOST_NAME = 100;
const THE_PROJECT = "project";

/** Freezes the plan as the server has it now; says of what, and who will know. */
export function FreezeDialog(props: { onClose: () => void; onFrozen?: (id: string) => void }) {
  const { t } = useTranslation(["baselines", "common"]);
  const { projectId, me } = useFacts();
  const organisation = useOrganisation(me.organisationId);
  const formats = useFormats();
  const rights = useBaselineRights();
  const freeze = useFreezeBaseline(projectId);
  const [name, setName] = useState(() => t("freeze.suggestion", { day: formats.date(new Date()) }));
  const [scope, setScope] = useState<string>(rights.ofProject ? THE_PROJECT : "everyone");
  const [isAsked, setAsked] = useState(false);
  const isEmpty = name.trim() === "";

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isEmpty) return;
    freeze.mutate(
      {
        name: name.trim(),
        scope:
          scope === THE_PROJECT
            ? { kind: "project" }
            : { kind: "organisation", audience: scope as Audience },
      },
      {
        onSuccess: ({ id }) => {
          props.onFrozen?.(id);
          props.onClose();
        },
      },
    );
  };
  return (
    <Dialog title={t("freeze.title")} onClose={props.onClose}>
      <form className={styles.form} onSubmit={handleSubmit} noValidate>
        <TextInput
          label={t("freeze.name")}
          data-autofocus
          maxLength={MOST_NAME}
          value={name}
          error={isAsked && isEmpty ? t("common:fields.required") : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Radio.Group label={t("freeze.scope")} value={scope} onChange={setScope}>
          <div className={styles.choices}>
            {rights.ofProject && (
              <Radio
                value={THE_PROJECT}
                label={t("freeze.project")}
                description={t("freeze.projectNote")}
              />
            )}
            {rights.ofOrganisation &&
              AUDIENCES.map((audience) => (
                <Radio
                  key={audience}
                  value={audience}
                  label={t(`freeze.own.${audience}`, { organisation: organisation?.name ?? "" })}
                />
              ))}
          </div>
        </Radio.Group>
        <p className="quiet small">{t("freeze.note")}</p>
        <FailureLine error={freeze.error} />
        <div className={styles.actions}>
          <Button type="submit" variant="filled" loading={freeze.isPending}>
            {t("freeze.action")}
          </Button>
          <Button variant="subtle" onClick={props.onClose}>
            {t("common:cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

import { Button, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { OwnOrganisation } from "../../platform/api/contract.ts";
import { useUpdateOrganisation } from "../../platform/api/organisation-api.ts";
import { FailureLine } from "../../ui/failure-notice.tsx";
import { classes } from "../../ui/classes.ts";
import { organisationClass } from "../../ui/organisation-badge.tsx";
import { showToast } from "../../ui/toast-store.ts";
import styles from "./organisation-form.module.css";

const COLOURS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** Name, code and preferred colour. A project may give another colour where two companies want the same. */
export function OrganisationForm({ organisation }: { organisation: OwnOrganisation }) {
  const { t } = useTranslation(["organisation", "common", "session"]);
  const update = useUpdateOrganisation();
  const [name, setName] = useState(organisation.name);
  const [code, setCode] = useState(organisation.code);
  const [colour, setColour] = useState(organisation.colour);
  const codeLength = Array.from(code.trim()).length;
  const wrongName = name.trim() === "" ? t("common:fields.required") : null;
  const wrongCode = codeLength === 0 || codeLength > 4 ? t("session:codeRule") : null;
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (wrongName !== null || wrongCode !== null) return;
    update.mutate(
      { name: name.trim(), code: code.trim(), colour },
      { onSuccess: () => void showToast({ kind: "done", text: t("common:saved") }) },
    );
  };
  return (
    <form className={styles.form} onSubmit={handleSubmit} noValidate>
      <TextInput
        label={t("session:organisationName")}
        value={name}
        error={wrongName}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t("session:code")}
        description={t("session:codeRule")}
        value={code}
        error={wrongCode}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <fieldset className={styles.colours}>
        <legend>{t("colour")}</legend>
        {COLOURS.map((each) => (
          <button
            key={each}
            type="button"
            className={classes(styles.colour, organisationClass(each))}
            aria-pressed={each === colour}
            onClick={() => setColour(each)}
          >
            <span aria-hidden>{code.trim()}</span>
            <span className="visually-hidden">{t("colourNumber", { number: each })}</span>
          </button>
        ))}
      </fieldset>
      <FailureLine error={update.error} />
      <div>
        <Button type="submit" loading={update.isPending}>
          {t("common:save_action")}
        </Button>
      </div>
    </form>
  );
}

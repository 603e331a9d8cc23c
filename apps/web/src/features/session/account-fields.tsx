import { PasswordInput, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { AccountErrors, AccountValues } from "./account-values.ts";
import styles from "./session.module.css";

type Props = {
  values: AccountValues;
  errors: AccountErrors;
  onChange: (values: AccountValues) => void;
};

/** The invitation names the address: then it stands fast. */
export function PersonFields({
  values,
  errors,
  onChange,
  fixedEmail = false,
}: Props & { fixedEmail?: boolean }) {
  const { t } = useTranslation("session");
  return (
    <>
      <TextInput
        label={t("name")}
        autoComplete="name"
        value={values.name}
        error={errors.name}
        onChange={(event) => onChange({ ...values, name: event.currentTarget.value })}
      />
      <TextInput
        label={t("email")}
        type="email"
        autoComplete="username"
        readOnly={fixedEmail}
        description={fixedEmail ? t("fixedEmail") : undefined}
        value={values.email}
        error={errors.email}
        onChange={(event) => onChange({ ...values, email: event.currentTarget.value })}
      />
      <PasswordInput
        label={t("newPassword")}
        description={t("passwordRule")}
        autoComplete="new-password"
        value={values.password}
        error={errors.password}
        visibilityToggleButtonProps={{ "aria-label": t("showPassword") }}
        onChange={(event) => onChange({ ...values, password: event.currentTarget.value })}
      />
    </>
  );
}

export function OrganisationFields({ values, errors, onChange }: Props) {
  const { t } = useTranslation("session");
  return (
    <div className={styles.pair}>
      <TextInput
        label={t("organisationName")}
        autoComplete="organization"
        value={values.organisationName}
        error={errors.organisationName}
        onChange={(event) => onChange({ ...values, organisationName: event.currentTarget.value })}
      />
      <TextInput
        label={t("code")}
        title={t("codeRule")}
        maxLength={8}
        placeholder={t("codeExample")}
        value={values.organisationCode}
        error={errors.organisationCode}
        onChange={(event) => onChange({ ...values, organisationCode: event.currentTarget.value })}
      />
    </div>
  );
}

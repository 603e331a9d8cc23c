import { Button } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate } from "react-router";
import { useRegister, useSession } from "../../platform/api/session-api.ts";
import { browserTimeZone } from "../../platform/i18n/formats.ts";
import { chooseLanguage } from "../../platform/i18n/language.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailureLine } from "../../ui/failure-notice.tsx";
import { hasErrors } from "../../ui/form-errors.ts";
import { emptyAccount, usePersonErrors, type AccountValues } from "./account-values.ts";
import { OrganisationFields, PersonFields } from "./account-fields.tsx";
import { SessionLayout } from "./session-layout.tsx";
import styles from "./session.module.css";

/** A person and a new organisation, where the operator allows it. */
export function RegisterPage() {
  const { t, i18n } = useTranslation("session");
  const session = useSession();
  const register = useRegister();
  const [values, setValues] = useState<AccountValues>(emptyAccount);
  const [shown, setShown] = useState(false);
  const errors = usePersonErrors(values, { withPerson: true, withOrganisation: true });
  if (session.data?.user) return <Navigate to="/" replace />;
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setShown(true);
    if (hasErrors(errors)) return;
    register.mutate({
      email: values.email.trim(),
      name: values.name.trim(),
      password: values.password,
      language: chooseLanguage([i18n.language]),
      timeZone: browserTimeZone(),
      organisationName: values.organisationName.trim(),
      organisationCode: values.organisationCode.trim(),
    });
  };
  const isClosed = session.data?.settings.openRegistration === false;
  return (
    <SessionLayout title={t("register.title")}>
      {isClosed ? (
        <EmptyState
          title={t("register.closedTitle")}
          action={
            <Button component={Link} to="/sign-in">
              {t("signIn.title")}
            </Button>
          }
        >
          {t("register.closed")}
        </EmptyState>
      ) : (
        <form className={styles.stack} onSubmit={handleSubmit} noValidate>
          <PersonFields values={values} errors={shown ? errors : {}} onChange={setValues} />
          <OrganisationFields values={values} errors={shown ? errors : {}} onChange={setValues} />
          <FailureLine error={register.error} />
          <Button type="submit" variant="filled" size="lg" loading={register.isPending}>
            {t("register.action")}
          </Button>
          <div className={styles.links}>
            <Link to="/sign-in">{t("register.haveAccount")}</Link>
          </div>
        </form>
      )}
    </SessionLayout>
  );
}

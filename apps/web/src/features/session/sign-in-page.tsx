import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate, useSearchParams } from "react-router";
import type { DemoAccount } from "../../platform/api/contract.ts";
import { useSession, useSignIn } from "../../platform/api/session-api.ts";
import { FailureLine, LoadFailure } from "../../ui/failure-notice.tsx";
import { hasErrors, isEmail, type FieldErrors } from "../../ui/form-errors.ts";
import { PersonAvatar } from "../../ui/person-avatar.tsx";
import { SessionLayout } from "./session-layout.tsx";
import { localPath } from "./local-path.ts";
import styles from "./session.module.css";

export function SignInPage() {
  const { t } = useTranslation(["session", "common"]);
  const [search] = useSearchParams();
  const session = useSession();
  const signIn = useSignIn();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [errors, setErrors] = useState<FieldErrors<"email" | "password">>({});
  if (session.data?.user) return <Navigate to={localPath(search.get("to"))} replace />;
  if (session.error !== null && session.data === undefined) {
    return <LoadFailure error={session.error} onRetry={() => void session.refetch()} />;
  }
  const settings = session.data?.settings;
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    const wrong: typeof errors = {};
    if (!isEmail(email)) wrong.email = t("common:fields.email");
    if (password === "") wrong.password = t("common:fields.required");
    setErrors(wrong);
    if (!hasErrors(wrong)) signIn.mutate({ email: email.trim(), password });
  };
  return (
    <SessionLayout title={t("signIn.title")}>
      <form className={styles.stack} onSubmit={handleSubmit} noValidate>
        <TextInput
          label={t("email")}
          type="email"
          autoComplete="username"
          data-autofocus
          value={email}
          error={errors.email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t("password")}
          autoComplete="current-password"
          value={password}
          error={errors.password}
          visibilityToggleButtonProps={{ "aria-label": t("showPassword") }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <FailureLine error={signIn.error} />
        <Button type="submit" variant="filled" size="lg" loading={signIn.isPending}>
          {t("signIn.action")}
        </Button>
      </form>
      <div className={styles.links}>
        <Link to="/forgot-password">{t("signIn.forgot")}</Link>
        {settings?.openRegistration === true && <Link to="/register">{t("signIn.register")}</Link>}
      </div>
      {settings?.demo && (
        <DemoAccounts
          accounts={settings.demo}
          onChoose={(account) =>
            signIn.mutate({ email: account.email, password: account.password })
          }
        />
      )}
      <p className={styles.note}>{t("signIn.note")}</p>
    </SessionLayout>
  );
}

function DemoAccounts(props: {
  accounts: readonly DemoAccount[];
  onChoose: (account: DemoAccount) => void;
}) {
  const { t } = useTranslation("session");
  return (
    <>
      <div className={styles.or}>{t("signIn.demo")}</div>
      <ul className={styles.demo}>
        {props.accounts.map((account) => (
          <li key={account.email}>
            <button type="button" onClick={() => props.onChoose(account)}>
              <PersonAvatar name={account.name} colour={null} />
              <span className={styles.account}>
                <b>{account.name}</b>
                <span className="quiet small">{account.email}</span>
                <span className={styles.organisation}>{account.organisation}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

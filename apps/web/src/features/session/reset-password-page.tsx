import { Button, PasswordInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useResetPassword, useSession } from "../../platform/api/session-api.ts";
import { FailureLine } from "../../ui/failure-notice.tsx";
import { MIN_PASSWORD } from "../../ui/form-errors.ts";
import { SessionLayout } from "./session-layout.tsx";
import styles from "./session.module.css";

export function ResetPasswordPage() {
  const { t } = useTranslation(["session", "common"]);
  const { token = "" } = useParams();
  useSession();
  const reset = useResetPassword(token);
  const [password, setPassword] = useState("");
  const [error, setError] = useState<string | null>(null);
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    const isShort = password.length < MIN_PASSWORD;
    setError(isShort ? t("common:fields.passwordShort") : null);
    if (!isShort) reset.mutate(password);
  };
  return (
    <SessionLayout title={t("reset.title")}>
      {reset.isSuccess ? (
        <>
          <p role="status">{t("reset.done")}</p>
          <Button component={Link} to="/sign-in" variant="filled" size="lg">
            {t("signIn.title")}
          </Button>
        </>
      ) : (
        <form className={styles.stack} onSubmit={handleSubmit} noValidate>
          <PasswordInput
            label={t("newPassword")}
            description={t("passwordRule")}
            autoComplete="new-password"
            value={password}
            error={error}
            visibilityToggleButtonProps={{ "aria-label": t("showPassword") }}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <FailureLine error={reset.error} />
          <Button type="submit" variant="filled" size="lg" loading={reset.isPending}>
            {t("reset.action")}
          </Button>
        </form>
      )}
    </SessionLayout>
  );
}

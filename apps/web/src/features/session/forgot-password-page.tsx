import { Button, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useRequestReset, useSession } from "../../platform/api/session-api.ts";
import { FailureLine } from "../../ui/failure-notice.tsx";
import { isEmail } from "../../ui/form-errors.ts";
import { SessionLayout } from "./session-layout.tsx";
import styles from "./session.module.css";

export function ForgotPasswordPage() {
  const { t } = useTranslation(["session", "common"]);
  // The first answer of the server brings the token that the request below needs.
  useSession();
  const request = useRequestReset();
  const [email, setEmail] = useState("");
  const [error, setError] = useState<string | null>(null);
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    const isWrong = !isEmail(email);
    setError(isWrong ? t("common:fields.email") : null);
    if (!isWrong) request.mutate(email.trim());
  };
  return (
    <SessionLayout title={t("forgot.title")}>
      {request.isSuccess ? (
        <p role="status">{t("forgot.sent", { email: email.trim() })}</p>
      ) : (
        <form className={styles.stack} onSubmit={handleSubmit} noValidate>
          <p>{t("forgot.text")}</p>
          <TextInput
            label={t("email")}
            type="email"
            autoComplete="username"
            value={email}
            error={error}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <FailureLine error={request.error} />
          <Button type="submit" variant="filled" size="lg" loading={request.isPending}>
            {t("forgot.action")}
          </Button>
        </form>
      )}
      <div className={styles.links}>
        <Link to="/sign-in">{t("backToSignIn")}</Link>
      </div>
    </SessionLayout>
  );
}

import { Button, Select, TextInput } from "@mantine/core";
import { useState, type FormEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../platform/i18n/use-formats.ts";
import { CopyLink } from "./copy-link.tsx";
import { Dialog } from "./dialog.tsx";
import { FailureLine } from "./failure-notice.tsx";
import { isEmail } from "./form-errors.ts";
import styles from "./invite-form.module.css";

export type InviteValues = {
  readonly organisationName: string;
  readonly email: string | null;
  readonly role: string;
  readonly expiresInDays: number;
};
export const EXPIRY_DAYS = [1, 3, 7, 14, 30] as const;

/** Makes a link with role and expiry, and shows it: the server keeps only a hash, so it is shown once. */
export function InviteDialog(props: {
  title: string;
  note: ReactNode;
  roles: readonly { value: string; label: string }[];
  firstRole: string;
  /** Whether an organisation is invited, which then needs a name. */
  namesOrganisation: boolean;
  isPending: boolean;
  error: unknown;
  made: { url: string; expiresAt: string } | null;
  onInvite: (values: InviteValues) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation(["invitations", "common"]);
  const formats = useFormats();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [role, setRole] = useState(props.firstRole);
  const [days, setDays] = useState<number>(7);
  const [shown, setShown] = useState(false);
  const wrongName = props.namesOrganisation && name.trim() === "";
  const wrongEmail = email.trim() !== "" && !isEmail(email);
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setShown(true);
    if (wrongName || wrongEmail) return;
    props.onInvite({
      organisationName: name.trim(),
      email: email.trim() === "" ? null : email.trim(),
      role,
      expiresInDays: days,
    });
  };
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      {props.made !== null ? (
        <div className={styles.form}>
          <p>{t("made")}</p>
          <CopyLink url={props.made.url} label={t("link")} />
          <p className="quiet small">
            {t("until", { date: formats.dateTime(props.made.expiresAt) })}
          </p>
          <div className={styles.actions}>
            <Button onClick={props.onClose}>{t("common:close")}</Button>
          </div>
        </div>
      ) : (
        <form className={styles.form} onSubmit={handleSubmit} noValidate>
          <p className="quiet">{props.note}</p>
          {props.namesOrganisation && (
            <TextInput
              label={t("organisation")}
              data-autofocus
              maxLength={200}
              value={name}
              error={shown && wrongName ? t("common:fields.required") : null}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
          <TextInput
            label={`${t("email")} (${t("common:optional")})`}
            description={t("emailNote")}
            type="email"
            value={email}
            error={shown && wrongEmail ? t("common:fields.email") : null}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <div className={styles.pair}>
            <Select
              label={t("role")}
              data={props.roles}
              value={role}
              onChange={(value) => value !== null && setRole(value)}
            />
            <Select
              label={t("expires")}
              data={EXPIRY_DAYS.map((each) => ({
                value: String(each),
                label: t("days", { count: each }),
              }))}
              value={String(days)}
              onChange={(value) => setDays(Number(value))}
            />
          </div>
          <FailureLine error={props.error} />
          <div className={styles.actions}>
            <Button variant="subtle" onClick={props.onClose}>
              {t("common:cancel")}
            </Button>
            <Button type="submit" variant="filled" loading={props.isPending}>
              {t("make")}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

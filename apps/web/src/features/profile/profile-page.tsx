import {
  Button,
  PasswordInput,
  SegmentedControl,
  Select,
  TextInput,
  useMantineColorScheme,
} from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import {
  useChangePassword,
  useSignedIn,
  useSignOut,
  useUpdateMe,
} from "../../platform/api/session-api.ts";
import { isLanguage, LANGUAGE_NAMES, LANGUAGES } from "../../platform/i18n/language.ts";
import { setLanguage } from "../../platform/i18n/i18n.ts";
import { timeZones } from "../../platform/i18n/time-zones.ts";
import { useFormats } from "../../platform/i18n/use-formats.ts";
import { FailureLine } from "../../ui/failure-notice.tsx";
import { MIN_PASSWORD } from "../../ui/form-errors.ts";
import { Page, Section } from "../../ui/page.tsx";
import { showToast } from "../../ui/toast-store.ts";
import styles from "./profile.module.css";

export function ProfilePage() {
  const { t } = useTranslation("profile");
  const { user } = useSignedIn();
  return (
    <Page title={t("title")} lead={user.email} width="narrow">
      <Section title={t("person")}>
        <PersonForm />
      </Section>
      <Section title={t("appearance")}>
        <Appearance />
      </Section>
      <Section title={t("password.title")}>
        <PasswordForm />
      </Section>
      <Section title={t("sessions.title")} note={t("sessions.note")}>
        <SignOutEverywhere />
      </Section>
    </Page>
  );
}

function PersonForm() {
  const { t } = useTranslation(["profile", "common"]);
  const { user } = useSignedIn();
  const update = useUpdateMe();
  const [name, setName] = useState(user.name);
  const [timeZone, setTimeZone] = useState(user.timeZone);
  const formats = useFormats(timeZone);
  const [now] = useState(Date.now);
  const isEmpty = name.trim() === "";
  const isChanged = name.trim() !== user.name || timeZone !== user.timeZone;
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (isEmpty) return;
    update.mutate(
      { name: name.trim(), timeZone },
      { onSuccess: () => void showToast({ kind: "done", text: t("common:saved") }) },
    );
  };
  return (
    <form className={styles.form} onSubmit={handleSubmit} noValidate>
      <TextInput
        label={t("name")}
        autoComplete="name"
        maxLength={100}
        value={name}
        error={isEmpty ? t("common:fields.required") : null}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Select
        label={t("timeZone")}
        description={t("timeZoneNow", { time: formats.dateTime(now) })}
        searchable
        limit={50}
        data={timeZones()}
        value={timeZone}
        onChange={(value) => value !== null && setTimeZone(value)}
      />
      <FailureLine error={update.error} />
      <div>
        <Button type="submit" variant="filled" disabled={!isChanged} loading={update.isPending}>
          {t("common:save_action")}
        </Button>
      </div>
    </form>
  );
}

function Appearance() {
  const { t, i18n } = useTranslation(["profile", "app"]);
  const update = useUpdateMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <dl className={styles.choices}>
      <div>
        <dt id="profile-language">{t("app:language")}</dt>
        <dd>
          <SegmentedControl
            aria-labelledby="profile-language"
            value={i18n.language}
            data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
            onChange={(language) => {
              if (!isLanguage(language)) return;
              void setLanguage(language);
              update.mutate({ language });
            }}
          />
        </dd>
      </div>
      <div>
        <dt id="profile-theme">{t("app:theme.title")}</dt>
        <dd>
          <SegmentedControl
            aria-labelledby="profile-theme"
            value={colorScheme}
            data={(["auto", "light", "dark"] as const).map((value) => ({
              value,
              label: t(`app:theme.${value}`),
            }))}
            onChange={(value) =>
              setColorScheme(value === "dark" || value === "light" ? value : "auto")
            }
          />
        </dd>
      </div>
      <FailureLine error={update.error} />
    </dl>
  );
}

function PasswordForm() {
  const { t } = useTranslation(["profile", "common", "session"]);
  const change = useChangePassword();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [error, setError] = useState<string | null>(null);
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    const isShort = next.length < MIN_PASSWORD;
    setError(isShort ? t("common:fields.passwordShort") : null);
    if (isShort) return;
    change.mutate(
      { current, next },
      {
        onSuccess: () => {
          setCurrent("");
          setNext("");
          showToast({ kind: "done", text: t("password.done") });
        },
      },
    );
  };
  return (
    <form className={styles.form} onSubmit={handleSubmit} noValidate>
      <PasswordInput
        label={t("password.current")}
        autoComplete="current-password"
        value={current}
        visibilityToggleButtonProps={{ "aria-label": t("session:showPassword") }}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <PasswordInput
        label={t("password.next")}
        description={t("session:passwordRule")}
        autoComplete="new-password"
        value={next}
        error={error}
        visibilityToggleButtonProps={{ "aria-label": t("session:showPassword") }}
        onChange={(event) => setNext(event.currentTarget.value)}
      />
      <FailureLine error={change.error} />
      <div>
        <Button type="submit" disabled={current === ""} loading={change.isPending}>
          {t("password.action")}
        </Button>
      </div>
    </form>
  );
}

function SignOutEverywhere() {
  const { t } = useTranslation("profile");
  const signOut = useSignOut(true);
  return (
    <>
      <FailureLine error={signOut.error} />
      <Button
        variant="outline"
        color="red"
        loading={signOut.isPending}
        onClick={() => signOut.mutate()}
      >
        {t("sessions.action")}
      </Button>
    </>
  );
}

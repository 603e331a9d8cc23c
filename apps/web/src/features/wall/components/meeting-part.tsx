import { Button, TextInput } from "@mantine/core";
import { useState, type FormEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./meeting.module.css";

/** A named part of the panel of a meeting. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

export function LineForm(props: { label: string; onAdd: (text: string) => void }) {
  const { t } = useTranslation("meeting");
  const [text, setText] = useState("");
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() === "") return;
    props.onAdd(text.trim());
    setText("");
  };
  return (
    <form className={styles.form} onSubmit={add}>
      <TextInput
        aria-label={props.label}
        placeholder={props.label}
        maxLength={2_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button
        type="submit"
        disabled={text.trim() === ""}
        aria-label={`${t("add")}: ${props.label}`}
      >
        {t("add")}
      </Button>
    </form>
  );
}

import { Button, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../../ui/dialog.tsx";
import { NEW_TOPIC, TopicFieldset } from "./topic-fields.tsx";
import type { TopicFields } from "./use-topics.ts";
import styles from "./topics.module.css";

/** What is asked of whoever raises a topic. */
export function TopicForm(props: {
  title: string;
  isPrivate: boolean;
  labels: readonly string[];
  onRaise: (fields: TopicFields) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation("topics");
  const [title, setTitle] = useState(props.title);
  const [text, setText] = useState("");
  const [fields, setFields] = useState(NEW_TOPIC);
  return (
    <Dialog title={t("raise.title")} onClose={props.onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (title.trim() !== "")
            props.onRaise({ ...fields, title: title.trim(), text: text.trim() });
        }}
      >
        <TextInput
          label={t("fields.title")}
          value={title}
          maxLength={200}
          required
          data-autofocus
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Textarea
          label={t("fields.text")}
          value={text}
          maxLength={4_000}
          autosize
          minRows={2}
          maxRows={8}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <TopicFieldset
          value={fields}
          labels={props.labels}
          isPrivate={props.isPrivate}
          onChange={(change) => setFields((before) => ({ ...before, ...change }) as typeof before)}
        />
        <p className="quiet small">{t(props.isPrivate ? "raise.private" : "raise.shared")}</p>
        <footer className={styles.formFoot}>
          <Button onClick={props.onClose}>{t("common:cancel")}</Button>
          <Button type="submit" variant="filled" disabled={title.trim() === ""}>
            {t("raise.action")}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

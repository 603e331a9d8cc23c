import { Button, Popover, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import type { Place } from "../canvas/gantt-commands.ts";
import type { NewBar } from "../model/new-bar.ts";
import styles from "./relation-editor.module.css";

export type DrawnTask = { readonly rowId: string | null; readonly bar: NewBar; readonly at: Place };

/** The name of a task that was just drawn: Enter makes it, Escape lets go of it. */
export function NewTaskForm(props: {
  drawn: DrawnTask;
  onCreate: (name: string) => void;
  onClose: () => void;
}) {
  const { drawn, onCreate, onClose } = props;
  const { t } = useTranslation("gantt");
  const formats = useFormats();
  const [name, setName] = useState("");
  const { start, finish } = drawn.bar;
  const days = [start, finish].map((day) => formats.planDay(`${day}T00:00`));
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    onCreate(name.trim());
  };
  return (
    <Popover
      opened
      onChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      trapFocus
      returnFocus={false}
      position="bottom-start"
      withinPortal
    >
      <Popover.Target>
        <span className={styles.place} style={{ left: drawn.at.x, top: drawn.at.y }} />
      </Popover.Target>
      <Popover.Dropdown className={styles.editor} aria-label={t("draw.title")}>
        <form onSubmit={handleSubmit} className={styles.form}>
          <TextInput
            data-autofocus
            aria-label={t("draw.name")}
            placeholder={t("draw.name")}
            maxLength={500}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <span className={styles.locked}>
            {start === finish ? days[0] : `${days[0]} – ${days[1]}`}
          </span>
          <Button type="submit">{t("draw.create")}</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

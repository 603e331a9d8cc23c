import { Button, Popover, TextInput } from "@mantine/core";
import type { TaskRow } from "@parley/shared/documents/plan-row.ts";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Place } from "../canvas/gantt-commands.ts";
import type { RestDays } from "../model/split-task.ts";
import styles from "./relation-editor.module.css";

export type SplitTask = { readonly row: TaskRow; readonly rest: RestDays; readonly at: Place };

/** On which days a task rests between two of its parts; joins the parts again. */
export function SplitForm(props: {
  splitting: SplitTask;
  onSplit: (rest: RestDays) => void;
  onJoin: () => void;
  onClose: () => void;
}) {
  const { splitting, onSplit, onJoin, onClose } = props;
  const { t } = useTranslation("gantt");
  const [first, setFirst] = useState(splitting.rest.first);
  const [last, setLast] = useState(splitting.rest.last);
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    onSplit({ first, last });
  };
  const day = (label: string, value: string, set: (day: string) => void, isFirst: boolean) => (
    <label className={styles.day}>
      {label}
      <TextInput
        type="date"
        required
        value={value}
        onChange={(event) => set(event.currentTarget.value)}
        {...(isFirst && { "data-autofocus": true })}
      />
    </label>
  );
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
        <span className={styles.place} style={{ left: splitting.at.x, top: splitting.at.y }} />
      </Popover.Target>
      <Popover.Dropdown className={styles.editor} aria-label={t("split-task.title")}>
        <form onSubmit={handleSubmit} className={styles.form}>
          {day(t("split-task.from"), first, setFirst, true)}
          {day(t("split-task.to"), last, setLast, false)}
          <Button type="submit">{t("split-task.split")}</Button>
          {splitting.row.task.splits !== null && (
            <Button variant="default" onClick={onJoin}>
              {t("split-task.join")}
            </Button>
          )}
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

import { Autocomplete } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PlacedTask } from "@parley/shared/documents/plan-row.ts";
import { usePeople } from "../../../platform/collaboration/project-hooks.ts";
import { useEditTask } from "../hooks/use-edit-task.ts";
import type { TaskAccess } from "../hooks/use-task-access.ts";
import styles from "./task-fields.module.css";

/** Somebody of the task's own company who is on the project, or any name that is typed. */
export function AssigneeField({ placed, access }: { placed: PlacedTask; access: TaskAccess }) {
  const { task, organisationId } = placed;
  const { t } = useTranslation("task");
  const edit = useEditTask(placed);
  const people = usePeople();
  const own = useMemo(
    () => [...people.values()].filter((person) => person.organisationId === organisationId),
    [people, organisationId],
  );
  const known = task.assigneeId === null ? undefined : people.get(task.assigneeId);
  const shown =
    known?.name ?? task.assigneeName ?? (task.assigneeId === null ? "" : t("field.someone"));
  const [draft, setDraft] = useState<string | null>(null);
  const commit = (value: string) => {
    setDraft(null);
    const name = value.trim();
    if (name === shown) return;
    const person = own.find((each) => each.name === name);
    edit(
      person === undefined
        ? { assigneeId: null, assigneeName: name === "" ? null : name.slice(0, 200) }
        : { assigneeId: person.userId, assigneeName: null },
      "assignee",
    );
  };
  return (
    <Autocomplete
      className={styles.wide}
      label={t("field.assignee")}
      placeholder={t("field.assigneeHint")}
      value={draft ?? shown}
      data={[...new Set(own.map((person) => person.name))]}
      readOnly={!access.edit}
      data-locked={!access.edit || undefined}
      maxLength={200}
      onChange={setDraft}
      onOptionSubmit={commit}
      onBlur={() => draft !== null && commit(draft)}
      onKeyDown={(event) => {
        if (event.key === "Enter" && !event.nativeEvent.isComposing && draft !== null)
          commit(draft);
        if (event.key === "Escape" && draft !== null) {
          event.stopPropagation();
          setDraft(null);
        }
      }}
    />
  );
}

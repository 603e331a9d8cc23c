import { NumberInput, Select } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { columnOf, liveColumns } from "@parley/shared/documents/board-columns.ts";
import { TASK_STATUSES } from "@parley/shared/documents/task.ts";
import type { TaskStatus } from "@parley/shared/documents/task.ts";
import type { EntityId } from "@parley/shared/primitives/ids.ts";
import { withProgress, withStatus } from "@parley/shared/schedule/date-edits.ts";
import type { PlacedTask, PlanRow } from "@parley/shared/documents/plan-row.ts";
import { useFrame } from "../../../platform/collaboration/project-hooks.ts";
import { useEditTask } from "../hooks/use-edit-task.ts";
import type { TaskAccess } from "../hooks/use-task-access.ts";
import { AssigneeField } from "./assignee-field.tsx";
import { TaskDates } from "./task-dates.tsx";
import styles from "./task-fields.module.css";

/** Status, people and dates of a task: what may be changed is a control, the rest is read only. */
export function TaskFields(props: { placed: PlacedTask; row: PlanRow | null; access: TaskAccess }) {
  const { placed, row, access } = props;
  const { task } = placed;
  const { t } = useTranslation("task");
  const edit = useEditTask(placed);
  const { columns } = useFrame();
  const columnChoices = useMemo(() => liveColumns(columns.values()), [columns]);
  const summary = row?.isSummary ?? false;
  const shown = { start: row?.start ?? null, finish: row?.finish ?? null };
  return (
    <div className={styles.grid}>
      <Select
        label={t("field.status")}
        value={task.status}
        readOnly={!access.progress}
        data-locked={!access.progress || undefined}
        data={TASK_STATUSES.map((value) => ({ value, label: t(`common:status.${value}`) }))}
        onChange={(value) =>
          value !== null &&
          edit({ ...withStatus(task, shown, value as TaskStatus), columnId: null }, "status")
        }
      />
      <Select
        label={t("field.column")}
        value={columnOf(task, columnChoices)}
        readOnly={!access.progress}
        data-locked={!access.progress || undefined}
        clearable={false}
        data={columnChoices.map((column) => ({ value: column.id, label: column.name }))}
        onChange={(value) => {
          const column = value === null ? undefined : columns.get(value as EntityId);
          if (column !== undefined)
            edit(
              {
                ...withStatus(task, shown, column.status),
                columnId: column.id,
                cardOrder: null,
              },
              "column",
            );
        }}
      />
      <AssigneeField placed={placed} access={access} />
      <NumberInput
        key={`progress ${task.id} ${task.progress}`}
        label={t("field.progress")}
        defaultValue={summary ? (row?.progress ?? task.progress) : task.progress}
        min={0}
        max={100}
        suffix=" %"
        allowDecimal={false}
        clampBehavior="strict"
        readOnly={!access.progress || summary}
        data-locked={!access.progress || summary || undefined}
        hideControls
        onBlur={(event) => {
          const value = Number.parseInt(event.currentTarget.value, 10);
          if (Number.isNaN(value) || value === task.progress || !access.progress || summary) return;
          edit(withProgress(task, shown, Math.max(0, Math.min(100, value))), "progress");
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
        }}
      />
      <TaskDates placed={placed} row={row} access={access} />
    </div>
  );
}

import { NumberInput, Select } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { columnOf, liveColumns } from "@parley/shared/documents/board-columns.ts";
import { CONSTRAINT_TYPES, TASK_STATUSES } from "@parley/shared/documents/task.ts";
import type { ConstraintType, TaskStatus } from "@parley/shared/documents/task.ts";
import type { EntityId } from "@parley/shared/primitives/ids.ts";
import type { PlacedTask, PlanRow } from "@parley/shared/documents/plan-row.ts";
import { useFrame } from "../../../platform/collaboration/project-hooks.ts";
import { useEditTask } from "../hooks/use-edit-task.ts";
import type { TaskAccess } from "../hooks/use-task-access.ts";
import { durationIn, parseDuration } from "../model/duration.ts";
import { withDay } from "../model/local-day.ts";
import { AssigneeField } from "./assignee-field.tsx";
import { CommitInput } from "./commit-input.tsx";
import { DateField } from "./date-field.tsx";
import styles from "./task-fields.module.css";

/** Status, people and dates of a task: what may be changed is a control, the rest is read only. */
export function TaskFields(props: { placed: PlacedTask; row: PlanRow | null; access: TaskAccess }) {
  const { placed, row, access } = props;
  const { task } = placed;
  const { t, i18n } = useTranslation("task");
  const edit = useEditTask(placed);
  const { columns } = useFrame();
  const columnChoices = useMemo(() => liveColumns(columns.values()), [columns]);
  const unit = t(`unit.${task.durationUnit}`);
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 });
  const shownDuration =
    task.duration === null
      ? ""
      : `${number.format(durationIn(task.duration, task.durationUnit, task.elapsed))} ${unit}`;
  const summary = row?.isSummary ?? false;
  const locked = !access.edit;
  return (
    <div className={styles.grid}>
      <Select
        label={t("field.status")}
        value={task.status}
        readOnly={!access.progress}
        data-locked={!access.progress || undefined}
        data={TASK_STATUSES.map((value) => ({ value, label: t(`common:status.${value}`) }))}
        onChange={(value) =>
          value !== null && edit({ status: value as TaskStatus, columnId: null }, "status")
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
            edit({ columnId: column.id, status: column.status, cardOrder: null }, "column");
        }}
      />
      <AssigneeField placed={placed} access={access} />
      <DateField
        label={t("field.start")}
        value={summary ? (row?.start ?? null) : task.start}
        locked={locked || summary}
        onDay={(day) => {
          edit({ start: withDay(task.start, day, "08:00") }, "start");
          return null;
        }}
      />
      <DateField
        label={t("field.finish")}
        value={summary ? (row?.finish ?? null) : task.finish}
        locked={locked || summary}
        onDay={(day) => {
          const finish = withDay(task.finish, day, "17:00");
          if (finish !== null && task.start !== null && finish < task.start)
            return t("field.finishBeforeStart");
          edit({ finish }, "finish");
          return null;
        }}
      />
      <CommitInput
        label={t("field.duration")}
        value={shownDuration}
        placeholder={t("field.durationHint")}
        readOnly={locked || summary}
        data-locked={locked || summary || undefined}
        onCommit={(value) => {
          if (value.trim() === "") {
            edit({ duration: null }, "duration");
            return null;
          }
          const parsed = parseDuration(value, task.durationUnit, task.elapsed);
          if (parsed === null) return t("field.durationWrong");
          edit(parsed, "duration");
          return null;
        }}
      />
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
          edit({ progress: Math.max(0, Math.min(100, value)) }, "progress");
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
        }}
      />
      <DateField
        label={t("field.deadline")}
        value={task.deadline}
        locked={locked}
        onDay={(day) => {
          edit({ deadline: withDay(task.deadline, day, "17:00") }, "deadline");
          return null;
        }}
      />
      <Select
        className={styles.wide}
        label={t("field.constraint")}
        value={task.constraintType}
        readOnly={locked}
        data-locked={locked || undefined}
        data={CONSTRAINT_TYPES.map((value) => ({ value, label: t(`constraint.${value}`) }))}
        onChange={(value) => {
          if (value === null) return;
          const dateless = value === "ASAP" || value === "ALAP";
          const constraintDate = dateless ? null : (task.constraintDate ?? task.start);
          edit({ constraintType: value as ConstraintType, constraintDate }, "constraint");
        }}
      />
      {task.constraintType !== "ASAP" && task.constraintType !== "ALAP" && (
        <DateField
          label={t("field.constraintDate")}
          value={task.constraintDate}
          locked={locked}
          onDay={(day) => {
            edit({ constraintDate: withDay(task.constraintDate, day, "08:00") }, "constraint");
            return null;
          }}
        />
      )}
    </div>
  );
}

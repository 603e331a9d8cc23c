import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { PlacedTask, PlanRow } from "@parley/shared/documents/plan-row.ts";
import { CONSTRAINT_TYPES, type ConstraintType, type Task } from "@parley/shared/documents/task.ts";
import {
  withDuration,
  withFinish,
  withMode,
  withStart,
} from "@parley/shared/schedule/date-edits.ts";
import { durationText, readDuration } from "@parley/shared/schedule/duration-text.ts";
import { useCalendarOf } from "../../../platform/collaboration/use-calendar-of.ts";
import { useEditTask } from "../hooks/use-edit-task.ts";
import type { TaskAccess } from "../hooks/use-task-access.ts";
import { withDay } from "../model/local-day.ts";
import { CommitInput } from "../../../ui/commit-input.tsx";
import { DateField } from "./date-field.tsx";
import styles from "./task-fields.module.css";

const isDateless = (type: ConstraintType): boolean => type === "ASAP" || type === "ALAP";
const isOfFinish = (type: ConstraintType): boolean => type[0] === "F" || type === "MFO";

/** When the task is: what is computed is shown, and what somebody types says what the computation is to keep to. */
export function TaskDates(props: { placed: PlacedTask; row: PlanRow | null; access: TaskAccess }) {
  const { placed, row } = props;
  const { task } = placed;
  const { t } = useTranslation("task");
  const edit = useEditTask(placed);
  const calendar = useCalendarOf()(task);
  const isSummary = row?.isSummary ?? false;
  const isLocked = !props.access.edit;
  const shown = { start: row?.start ?? null, finish: row?.finish ?? null };
  return (
    <>
      <CommitInput
        label={t("field.duration")}
        value={durationText(task, (unit) => t(`unit.${unit}`))}
        placeholder={t("field.durationHint")}
        readOnly={isLocked || isSummary}
        data-locked={isLocked || isSummary || undefined}
        onCommit={(value) => {
          if (value.trim() === "") {
            edit({ duration: null }, "duration");
            return null;
          }
          const read = readDuration(value, task.durationUnit, task.elapsed);
          if (read === null) return t("field.durationWrong");
          edit(withDuration(calendar, task, read.duration, read.durationUnit), "duration");
          return null;
        }}
      />
      <DateField
        label={t("field.start")}
        value={shown.start}
        locked={isLocked || isSummary}
        onDay={(day) => {
          edit(withStart(calendar, task, shown, day), "start");
          return null;
        }}
      />
      <DateField
        label={t("field.finish")}
        value={shown.finish}
        locked={isLocked || isSummary}
        onDay={(day) => {
          edit(withFinish(calendar, task, shown, day), "finish");
          return null;
        }}
      />
      <DateField
        label={t("field.deadline")}
        value={task.deadline}
        locked={isLocked}
        onDay={(day) => {
          edit({ deadline: withDay(task.deadline, day, "17:00") }, "deadline");
          return null;
        }}
      />
      <Select
        label={t("field.mode")}
        value={task.mode}
        readOnly={isLocked}
        data-locked={isLocked || undefined}
        data={(["auto", "manual"] as const).map((value) => ({ value, label: t(`mode.${value}`) }))}
        onChange={(value) => {
          if (value !== null && value !== task.mode)
            edit(withMode(value as Task["mode"], shown), "mode");
        }}
      />
      {(task.actualStart !== null || task.actualFinish !== null) && (
        <DateField
          label={t("field.actualStart")}
          value={task.actualStart}
          locked={!props.access.progress || isSummary}
          onDay={(day) => {
            edit({ actualStart: withDay(task.actualStart, day, "08:00") }, "start");
            return null;
          }}
        />
      )}
      <Select
        className={isDateless(task.constraintType) ? styles.wide : undefined}
        label={t("field.constraint")}
        value={task.constraintType}
        readOnly={isLocked}
        data-locked={isLocked || undefined}
        data={CONSTRAINT_TYPES.map((value) => ({ value, label: t(`constraint.${value}`) }))}
        onChange={(value) => {
          if (value === null) return;
          const constraintType = value as ConstraintType;
          const near = isOfFinish(constraintType) ? shown.finish : shown.start;
          const constraintDate = isDateless(constraintType) ? null : (task.constraintDate ?? near);
          edit({ constraintType, constraintDate }, "constraint");
        }}
      />
      {!isDateless(task.constraintType) && (
        <DateField
          label={t("field.constraintDate")}
          value={task.constraintDate}
          locked={isLocked}
          onDay={(day) => {
            const time = isOfFinish(task.constraintType) ? "17:00" : "08:00";
            edit({ constraintDate: withDay(task.constraintDate, day, time) }, "constraint");
            return null;
          }}
        />
      )}
    </>
  );
}

import { NumberInput, Select, TextInput } from "@mantine/core";
import type { FrameSettings } from "@parley/shared/documents/frame.ts";
import type { EntityId } from "@parley/shared/primitives/ids.ts";
import { DAY_TENTHS } from "@parley/shared/schedule/task-input.ts";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useDispatch, useFrame, usePlan } from "../../platform/collaboration/project-hooks.ts";
import { useCan } from "../../platform/collaboration/use-can.ts";
import { useFormats } from "../../platform/i18n/use-formats.ts";
import { Section } from "../../ui/page.tsx";
import styles from "./project-settings.module.css";

type Patch = { readonly [Field in keyof FrameSettings]?: FrameSettings[Field] | null };

/** What every date of the plan is counted from and by. The host sets it; everybody computes with it. */
export function ScheduleSettings() {
  const { t } = useTranslation("settings");
  const formats = useFormats();
  const dispatch = useDispatch();
  const { ydocId, settings, calendars } = useFrame();
  const plan = usePlan();
  const isLocked = !useCan().editFrame().allowed || ydocId === null;
  const set = (fields: Patch): void => {
    if (ydocId === null) return;
    dispatch([{ ydocId, edit: { type: "settings.set", fields } }], {
      key: "settings:schedule.did",
    });
  };
  const choices = useMemo(
    () =>
      [...calendars.values()]
        .filter(({ removed }) => !removed)
        .map(({ id, name }) => ({ value: id as string, label: name })),
    [calendars],
  );
  const day = (
    label: string,
    field: "projectStart" | "projectFinish" | "dataDate",
    time: string,
  ) => (
    <TextInput
      type="date"
      label={label}
      value={settings[field]?.slice(0, 10) ?? ""}
      readOnly={isLocked}
      onChange={(event) => {
        const { value } = event.currentTarget;
        set({ [field]: value === "" ? null : `${value}T${time}` });
      }}
    />
  );
  return (
    <Section title={t("schedule.title")} note={t(isLocked ? "general.hostOnly" : "schedule.note")}>
      <div className={styles.form}>
        <Select
          label={t("schedule.from")}
          value={settings.scheduleFrom}
          readOnly={isLocked}
          allowDeselect={false}
          data={(["start", "finish"] as const).map((value) => ({
            value,
            label: t(`schedule.from-${value}`),
          }))}
          onChange={(value) =>
            value !== null && set({ scheduleFrom: value as FrameSettings["scheduleFrom"] })
          }
        />
        {settings.scheduleFrom === "start"
          ? day(t("schedule.start"), "projectStart", "08:00")
          : day(t("schedule.finish"), "projectFinish", "17:00")}
        {day(t("schedule.dataDate"), "dataDate", "08:00")}
        <Select
          label={t("schedule.calendar")}
          value={settings.defaultCalendarId}
          readOnly={isLocked}
          data={choices}
          onChange={(value) => value !== null && set({ defaultCalendarId: value as EntityId })}
        />
        <NumberInput
          label={t("schedule.critical")}
          value={settings.criticalFloat / DAY_TENTHS}
          readOnly={isLocked}
          min={0}
          max={1_000}
          onChange={(value) => {
            if (typeof value === "number") set({ criticalFloat: Math.round(value * DAY_TENTHS) });
          }}
        />
        {plan.start !== null && plan.finish !== null && (
          <p className="quiet small">
            {t("schedule.span", {
              start: formats.planDate(plan.start),
              finish: formats.planDate(plan.finish),
            })}
          </p>
        )}
      </div>
    </Section>
  );
}

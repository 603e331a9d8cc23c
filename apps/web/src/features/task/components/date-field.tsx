import "@mantine/dates/styles.layer.css";
import "dayjs/locale/zh-cn";
import { DateInput } from "@mantine/dates";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { parseDay } from "../model/local-day.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";

/** A day of the plan, typed or picked. `onDay` returns the sentence that says why a day cannot be. */
export function DateField(props: {
  label: string;
  value: string | null;
  locked: boolean;
  onDay: (day: string | null) => string | null;
}) {
  const { label, value, locked, onDay } = props;
  const { i18n } = useTranslation();
  const formats = useFormats();
  const [error, setError] = useState<string | null>(null);
  const day = value?.slice(0, 10) ?? null;
  return (
    <DateInput
      label={label}
      value={day}
      readOnly={locked}
      data-locked={locked || undefined}
      title={day === null ? undefined : formats.planDate(day)}
      valueFormat="YYYY-MM-DD"
      placeholder={locked ? "–" : "YYYY-MM-DD"}
      locale={i18n.language === "zh-CN" ? "zh-cn" : "en"}
      dateParser={parseDay}
      error={error ?? undefined}
      popoverProps={{ withinPortal: true }}
      onChange={(next) => {
        const chosen = next === null ? null : String(next).slice(0, 10);
        setError(chosen === day ? null : onDay(chosen));
      }}
    />
  );
}

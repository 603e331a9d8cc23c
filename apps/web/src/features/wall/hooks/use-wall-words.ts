import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { durationText } from "@parley/shared/schedule/duration-text.ts";
import { textOfDay } from "../../../platform/calendar/working-time.ts";
import { weekNumber } from "../../../platform/calendar/week.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import type { WallWords } from "../canvas/wall-scene.ts";
import { useWorkingTime } from "./use-wall-time.ts";

/** Words on the canvas, in the person's language. */
export function useWallWords(): WallWords {
  const { t, i18n } = useTranslation("wall");
  const formats = useFormats();
  const time = useWorkingTime();
  return useMemo((): WallWords => {
    const workdays = (from: number, to: number): readonly number[] =>
      Array.from({ length: to - from }, (_, index) => from + index).filter((day) =>
        time.isWorkday(day),
      );
    const day = (at: number): string => formats.planDay(textOfDay(at));
    const weekday = new Intl.DateTimeFormat(i18n.language === "en" ? "en-GB" : "zh-CN", {
      weekday: "short",
      timeZone: "UTC",
    });
    const nameOfDay = (at: number): string => weekday.format(at * 86_400_000);
    return {
      week: (from) => t("week", { week: weekNumber(from) }),
      days: (from, to, unit) => {
        if (unit === "day") return `${nameOfDay(from)} ${day(from)}`;
        const days = workdays(from, to);
        const [first, last] = [days[0] ?? from, days.at(-1) ?? to - 1];
        return `${day(first)} – ${day(last)}`;
      },
      rest: (from, to) => {
        // Days off within the week; weekends need no word.
        const off = [0, 1, 2, 3, 4]
          .map((each) => from + each)
          .filter((at) => at < to && !time.isWorkday(at));
        if (to - from < 7) return off.length === 0 ? "" : t("off");
        if (off.length === 0) return "";
        return off.length > 2
          ? t("offMany", { count: off.length })
          : t("offDay", { day: off.map(nameOfDay).join(" ") });
      },
      duration: (tenths) =>
        tenths === null
          ? ""
          : durationText({ duration: tenths, durationUnit: "d", elapsed: false }, (unit) =>
              t(`unit.${unit}`),
            ),
      online: (count) => t("online", { count }),
      promised: (local) => t("promisedBy", { day: formats.planDay(local) }),
      thisWeek: t("thisWeek"),
      unnamed: t("unnamed"),
      emptyFrame: t("emptyFrame"),
      reaction: (kind) => t(`reaction.${kind}`),
    };
  }, [t, i18n.language, formats, time]);
}

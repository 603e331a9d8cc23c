import { useElementSize } from "@mantine/hooks";
import { textOfInstant } from "@parley/schedule/instant.ts";
import type { ProgressCurves } from "@parley/shared/baselines/progress-curves.ts";
import { useState, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { curvesOf, niceTicks, pathOf, type CurveMode } from "../model/curve-points.ts";
import styles from "./curve-chart.module.css";

const HEIGHT = 300;
const LEFT = 48;
const RIGHT = 16;
const TOP = 24;
const BOTTOM = 28;
const MONTH_WIDTH = 56;
const MONTH_ROOM = 40;
/** Tenths of a minute in a working day of eight hours. */
const DAY = 4_800;

/** What should be done, what is, and what will be: week by week. The table below says the same in words. */
export function CurveChart(props: {
  curves: ProgressCurves;
  mode: CurveMode;
  nowLabel: string;
  summary: string;
}) {
  const { curves, mode } = props;
  const { t } = useTranslation("baselines");
  const formats = useFormats();
  const { ref, width } = useElementSize();
  const [pointed, setPointed] = useState<number | null>(null);
  const { weeks, unit } = curves;
  const shown = curvesOf(curves, mode);
  const scale = unit === "work" ? DAY : 1;
  const highest = Math.max(curves.total, curves.plannedTotal) / scale;
  const ticks = niceTicks(highest, 5);
  const top = ticks.at(-1) || 1;
  const room = Math.max(0, width - LEFT - RIGHT);
  const xAt = (at: number): number => {
    const [from, to] = [weeks[0]!, weeks.at(-1)!];
    return LEFT + (to > from ? ((at - from) / (to - from)) * room : 0);
  };
  const place = {
    x: (index: number) => xAt(weeks[index]!),
    y: (value: number) => HEIGHT - BOTTOM - (value / scale / top) * (HEIGHT - TOP - BOTTOM),
  };
  const dayOf = (at: number): string => formats.planDate(textOfInstant(at));

  const handleMove = (event: PointerEvent<SVGSVGElement>): void => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const found = weeks.reduce(
      (best, _, index) =>
        Math.abs(place.x(index) - x) < Math.abs(place.x(best) - x) ? index : best,
      0,
    );
    setPointed(found);
  };
  const amount = (value: number): string =>
    t(unit === "work" ? "curves.days" : "curves.tasks", { amount: formats.number(value / scale) });
  const nowX = xAt(curves.now);
  const known = pointed === null || pointed >= weeks.length ? null : pointed;
  return (
    <div ref={ref} className={styles.chart}>
      {width > 0 && (
        <svg
          width={width}
          height={HEIGHT}
          role="img"
          aria-label={props.summary}
          onPointerMove={handleMove}
          onPointerLeave={() => setPointed(null)}
        >
          {ticks.map((tick) => (
            <g key={tick}>
              <line
                className={styles.grid}
                x1={LEFT}
                x2={width - RIGHT}
                y1={place.y(tick * scale)}
                y2={place.y(tick * scale)}
              />
              <text className={styles.tick} x={LEFT - 8} y={place.y(tick * scale) + 4} data-end>
                {formats.number(tick)}
              </text>
            </g>
          ))}
          {monthsIn(weeks, room, formats.language).map(({ at, label }) => (
            <g key={at}>
              <line
                className={styles.grid}
                x1={xAt(at)}
                x2={xAt(at)}
                y1={TOP}
                y2={HEIGHT - BOTTOM}
              />
              {xAt(at) + MONTH_ROOM < width && (
                <text className={styles.tick} x={xAt(at) + 4} y={HEIGHT - 10}>
                  {label}
                </text>
              )}
            </g>
          ))}
          <line className={styles.now} x1={nowX} x2={nowX} y1={TOP - 4} y2={HEIGHT - BOTTOM} />
          <text
            className={styles.nowLabel}
            x={nowX}
            y={14}
            textAnchor={nowX > width - 80 ? "end" : nowX < LEFT + 40 ? "start" : "middle"}
          >
            {props.nowLabel}
          </text>
          {shown.planned !== null && (
            <path className={styles.planned} d={pathOf(shown.planned, place)} />
          )}
          <path
            className={styles.forecast}
            d={pathOf(withNow(shown.forecast, shown.actual), place)}
          />
          <path className={styles.actual} d={pathOf(shown.actual, place)} />
          {known !== null && (
            <line
              className={styles.pointed}
              x1={place.x(known)}
              x2={place.x(known)}
              y1={TOP}
              y2={HEIGHT - BOTTOM}
            />
          )}
        </svg>
      )}
      {known !== null && (
        <div
          className={styles.tip}
          aria-hidden
          style={{
            insetInlineStart: Math.min(place.x(known) + 12, Math.max(0, width - 190)),
          }}
        >
          <strong>{dayOf(weeks[known]!)}</strong>
          {(["planned", "actual", "forecast"] as const).map((key) => {
            const value = shown[key]?.[known];
            if (value === null || value === undefined) return null;
            return (
              <span key={key}>
                {t(`curves.${key}`)} <b>{amount(value)}</b>
              </span>
            );
          })}
        </div>
      )}
    </div>
  );
}

/** The forecast goes on where what is done ends. */
function withNow(
  forecast: readonly (number | null)[],
  actual: readonly (number | null)[],
): readonly (number | null)[] {
  const first = forecast.findIndex((each) => each !== null);
  if (first <= 0 || actual[first - 1] == null) return forecast;
  return forecast.map((each, index) => (index === first - 1 ? actual[first - 1]! : each));
}

/** Firsts of months that have room for their names. */
function monthsIn(
  weeks: readonly number[],
  room: number,
  language: string,
): readonly { readonly at: number; readonly label: string }[] {
  const locale = language === "en" ? "en-GB" : "zh-CN";
  const name = new Intl.DateTimeFormat(locale, { timeZone: "UTC", month: "short" });
  const year = new Intl.DateTimeFormat(locale, { timeZone: "UTC", year: "numeric" });
  const [from, to] = [weeks[0]!, weeks.at(-1)!].map((at) => at * 6_000) as [number, number];
  const months: { at: number; label: string }[] = [];
  const date = new Date(from);
  date.setUTCDate(1);
  date.setUTCHours(0, 0, 0, 0);
  for (let count = 0; date.getTime() <= to && count < 1_200; count += 1) {
    if (date.getTime() >= from) {
      const label = date.getUTCMonth() === 0 ? year.format(date) : name.format(date);
      months.push({ at: date.getTime() / 6_000, label });
    }
    date.setUTCMonth(date.getUTCMonth() + 1);
  }
  const fits = Math.max(1, Math.floor(room / MONTH_WIDTH));
  const every = [1, 2, 3, 6, 12, 24, 60, 120].find((each) => months.length / each <= fits) ?? 240;
  return months.filter(({ at }) => {
    const month = new Date(at * 6_000);
    return (month.getUTCFullYear() * 12 + month.getUTCMonth()) % every === 0;
  });
}

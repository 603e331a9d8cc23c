import { instantOf } from "@parley/schedule/instant.ts";
import type { Plan } from "@parley/shared/documents/plan-row.ts";
import type { PlanPicture } from "@parley/shared/pictures/plan-picture.ts";
import { textOfDay, WorkingTime } from "../../../platform/calendar/working-time.ts";
import { readChartTheme } from "../../../platform/canvas/chart-theme.ts";
import { Surface } from "../../../platform/canvas/surface.ts";
import { drawChart } from "../canvas/draw-chart.ts";
import { RowPool } from "../canvas/row-pool.ts";
import { HEADER_HEIGHT } from "../canvas/scene.ts";
import { isArranged } from "../model/arrangement.ts";
import { axisWords } from "../model/axis-words.ts";
import { ChartModel } from "../model/chart-model.ts";
import { NO_GUESTS } from "../model/chart-guests.ts";
import { isAtEnd, templateOf, usualWidths } from "../model/columns.ts";
import { ganttRows, isMilestone, nameOf } from "../model/gantt-rows.ts";
import { projectNow } from "../../../platform/calendar/project-now.ts";
import { readPreferences, readViewport, writeViewport } from "../model/preferences.ts";
import { fit, ROW_HEIGHT, TENTHS_PER_DAY, type Viewport } from "../model/viewport.ts";
import styles from "../components/gantt-view.module.css";
import own from "./picture-view.module.css";
import { pictureTexts } from "./picture-texts.ts";
import type { PictureWords } from "./picture-words.ts";
import { planOfPicture } from "./plan-of-picture.ts";

/** As the chart leaves below its last row. */
const FOOT = 56;
const NONE: ReadonlySet<number> = new Set();
/** Folded and unfolded, as the table draws them (Tabler icons). */
const FOLDS: Readonly<Record<string, string>> = { open: "M6 9l6 6l6 -6", closed: "M9 6l6 6l-6 6" };

const dayIn = (text: string, day: number): string =>
  text.replace("{{day}}", String(Number(textOfDay(Math.floor(day)).slice(8))));

function element(className: string | undefined, ...children: Node[]): HTMLElement {
  const made = document.createElement("div");
  made.className = className ?? "";
  made.append(...children);
  return made;
}

function foldPicture(name: string): Node | null {
  const path = FOLDS[name];
  if (path === undefined) return null;
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [key, value] of Object.entries({
    width: 14,
    height: 14,
    viewBox: "0 0 24 24",
    fill: "none",
    stroke: "currentColor",
    "stroke-width": 2,
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
  }))
    svg.setAttribute(key, String(value));
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/**
 * Draws a picture where the Gantt will stand, with the same hand: rows and bars lie where they will lie. It can be scrolled and nothing
 * else. Returns how to take it away, or null where none is drawn; where one scrolled to is left for the Gantt.
 */
export function showPicture(
  picture: PlanPicture,
  projectId: string,
  words: PictureWords,
): (() => void) | null {
  const preferences = readPreferences(localStorage, projectId);
  // Sorted, grouped or filtered, rows would stand elsewhere a moment later.
  if (isArranged(preferences)) return null;
  const seen = readViewport(sessionStorage, projectId);
  const plan = planOfPicture(picture);
  const rows = ganttRows(plan as Plan, new Set(preferences.collapsed), []);
  const now = projectNow(picture.timeZone, Date.now());
  const colours = new Map(picture.organisations.map(({ id, colour }) => [id, colour]));
  const facts = {
    today: textOfDay(Math.floor(now)),
    isMine: () => false,
    colourOf: (id: string) => colours.get(id as never) ?? 0,
  };
  const model = new ChartModel();
  model.update(rows, plan as Plan, facts);
  const texts = pictureTexts(picture, facts.today, words, preferences.columns);

  const heads = preferences.columns.map((id) => {
    const head = element(`${styles["head"]} ${isAtEnd(id) ? styles["end"] : ""}`);
    head.textContent = words.column[id] ?? "";
    return head;
  });
  const body = element(styles["rows"]);
  const inner = element(
    styles["tableInner"],
    element(styles["header"], ...heads),
    element(styles["clip"], body),
  );
  const table = element(styles["table"], inner);
  table.style.width = `${preferences.split}px`;
  const canvas = document.createElement("canvas");
  canvas.className = styles["canvas"] ?? "";
  const stage = element(
    styles["stage"],
    table,
    element(styles["splitter"]),
    element(styles["chart"], canvas),
  );
  const sheet = element(styles["sheet"], stage);
  sheet.style.height = `${HEADER_HEIGHT + model.count * ROW_HEIGHT + FOOT}px`;
  const scroller = element(styles["scroller"], sheet);
  scroller.setAttribute("aria-hidden", "true");
  const note = element(own["note"]);
  note.setAttribute("role", "status");
  note.textContent = words.loading;
  const page = element(own["picture"], scroller, note);
  page.lang = words.language;
  page.dataset["firstRows"] = "";
  const longest = picture.rows.wbs.reduce((most, { length }) => Math.max(most, length), 0);
  page.style.setProperty(
    "--columns",
    templateOf(preferences.columns, usualWidths(longest, preferences.widths)),
  );
  document.body.append(page);

  const pool = new RowPool(body, { classes: styles, glyph: foldPicture, isPicture: true });
  const theme = readChartTheme(document.documentElement);
  const axis = axisWords(words.language);
  const time = new WorkingTime(picture.calendar);
  const dataDate = instantOf(picture.dataDate ?? "");
  const from = (model.from ?? now * TENTHS_PER_DAY) / TENTHS_PER_DAY;
  const to = (model.to ?? (now + 30) * TENTHS_PER_DAY) / TENTHS_PER_DAY;
  let frame = 0;
  let isScrolled = false;
  const viewport = (): Viewport =>
    seen === null
      ? fit({ day: 0, pxPerDay: 20, top: scroller.scrollTop }, from, to, surface.width)
      : { ...seen, top: scroller.scrollTop };
  const draw = (): void => {
    frame = 0;
    const look = viewport();
    const { width, height, ratio } = surface;
    drawChart(surface.context, {
      model,
      viewport: look,
      width,
      height,
      ratio,
      theme,
      words: axis,
      labels: {
        of: (index) => {
          const { row } = model.rows[index]!;
          if (isMilestone(row) && row.start !== null)
            return `${nameOf(row)} · ${texts.day(row.start)}`;
          return row.isSummary ? "" : nameOf(row);
        },
        today: (day) => dayIn(words.axis.today, day),
        dataDate: (day) => dayIn(words.axis.dataDate, day),
      },
      time,
      now,
      dataDate: dataDate === null ? null : dataDate / TENTHS_PER_DAY,
      selected: -1,
      marked: NONE,
      marquee: null,
      hovered: -1,
      handlesAt: -1,
      showsCritical: preferences.showsCritical,
      showsLabels: preferences.showsLabels,
      partsOf: () => null,
      sliding: new Map(),
      pulled: null,
      preview: new Map(),
      link: null,
      presence: new Map(),
      guests: NO_GUESTS,
      baseline: null,
    });
    pool.show(model, texts, look.top, height - HEADER_HEIGHT, model.count);
  };
  const later = (): void => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };
  const surface = new Surface(canvas, later);
  if (seen !== null) scroller.scrollTop = seen.top;
  const first = scroller.scrollTop;
  scroller.addEventListener(
    "scroll",
    () => {
      isScrolled ||= scroller.scrollTop !== first;
      later();
    },
    { passive: true },
  );
  draw();
  return () => {
    cancelAnimationFrame(frame);
    surface.disconnect();
    page.remove();
    if (isScrolled) writeViewport(sessionStorage, projectId, viewport());
  };
}

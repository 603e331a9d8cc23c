import { STANDARD_CALENDAR } from "@parley/shared/schedule/working-calendar.ts";
import { dayOfDate, instantOf } from "@parley/schedule/instant.ts";
import { WorkingTime } from "../../../platform/calendar/working-time.ts";
import { readChartTheme } from "../../../platform/canvas/chart-theme.ts";
import { drawChart } from "../canvas/draw-chart.ts";
import { HEADER_HEIGHT, type Scene } from "../canvas/scene.ts";
import { axisWords } from "../model/axis-words.ts";
import { NO_GUESTS } from "../model/chart-guests.ts";
import { ChartModel } from "../model/chart-model.ts";
import { ganttRows } from "../model/gantt-rows.ts";
import { partsOf } from "../model/split-task.ts";
import { smallPlan, type SmallTask } from "../model/testing/small-plan.ts";
import { ROW_HEIGHT } from "../model/viewport.ts";
import "../../../ui/theme/tokens.css";

const WIDTH = 260;
const RATIO = 2;
const DAY = 4_800;
const at = (text: string): number => instantOf(text)!;

type State = {
  readonly name: string;
  readonly task?: SmallTask;
  /** The row that is shown, where it is not `bar`. */
  readonly shown?: string;
  readonly more?: Readonly<Record<string, SmallTask>>;
  readonly scene?: (row: number) => Partial<Scene>;
};
/** Long enough that nothing is critical but what is meant to be. */
const REST: Readonly<Record<string, SmallTask>> = { rest: { duration: 8 * DAY } };
const PULLED = { start: at("2026-03-12T08:00"), finish: at("2026-03-16T17:00") };

/** Every state of a bar, one row each. Nothing is written: fonts differ from one computer to the next. */
const STATES: readonly State[] = [
  { name: "task" },
  { name: "progress", task: { progress: 60, status: "in-progress" } },
  { name: "done", task: { progress: 100, status: "done" } },
  { name: "not-needed", task: { status: "not-needed" } },
  {
    name: "summary",
    shown: "above",
    more: { above: {}, below: { parent: "above", duration: 3 * DAY } },
  },
  { name: "milestone", task: { milestone: true, duration: 0 } },
  { name: "critical", task: { duration: 40 * DAY } },
  {
    name: "critical-milestone",
    more: { long: { duration: 40 * DAY } },
    task: {
      milestone: true,
      duration: 0,
      constraintType: "MSO",
      constraintDate: "2026-05-04T08:00",
    },
    scene: () => ({ viewport: { day: dayOfDate(2026, 5, 1), pxPerDay: 20, top: 0 } }),
  },
  { name: "late", scene: () => ({}), task: {} },
  { name: "deadline", task: { deadline: "2026-03-17T17:00" } },
  { name: "at-risk", task: { deadline: "2026-03-12T17:00" } },
  { name: "deadline-missed", task: { deadline: "2026-03-10T17:00" } },
  {
    name: "starts-no-earlier",
    task: { constraintType: "SNET", constraintDate: "2026-03-10T08:00" },
  },
  { name: "must-finish", task: { constraintType: "MFO", constraintDate: "2026-03-13T17:00" } },
  { name: "split", task: { duration: 3 * DAY, splits: `${DAY}:${2 * DAY}` } },
  { name: "baseline", scene: () => ({ baseline: new Map([["bar", PULLED]]) }) },
  { name: "selected-with-float", scene: (row) => ({ selected: row, marked: new Set([row]) }) },
  { name: "pointed-at", scene: (row) => ({ hovered: row, handlesAt: row }) },
  { name: "in-my-hand", scene: (row) => ({ pulled: { index: row, progress: 0, ...PULLED } }) },
  { name: "pushed", scene: (row) => ({ preview: new Map([[row, PULLED]]) }) },
  {
    name: "in-another-hand",
    scene: () => ({
      guests: { ...NO_GUESTS, ghosts: [{ rowId: "bar", colour: 5, name: null, ...PULLED }] },
    }),
  },
  {
    name: "chosen-by-whom-i-follow",
    scene: () => ({
      guests: { ...NO_GUESTS, chosen: [{ rowId: "bar", colour: 5, isFollowed: true }] },
    }),
  },
];

function sceneOf({ name, task = {}, more = {}, shown = "bar", scene }: State): {
  scene: Scene;
  row: number;
} {
  const plan = smallPlan({ bar: { duration: 3 * DAY, ...task }, ...more, ...REST });
  const model = new ChartModel();
  model.update(ganttRows(plan, new Set(), []), plan, {
    today: name === "late" ? "2026-03-20" : "2026-03-09",
    colourOf: () => 3,
    isMine: () => true,
  });
  const row = model.indexOf.get(shown)!;
  return {
    row,
    scene: {
      model,
      viewport: { day: dayOfDate(2026, 3, 8), pxPerDay: 20, top: 0 },
      width: WIDTH,
      height: HEADER_HEIGHT + model.count * ROW_HEIGHT,
      ratio: RATIO,
      theme: readChartTheme(document.documentElement),
      words: axisWords("en"),
      labels: { of: () => "", today: () => "", dataDate: () => "" },
      time: new WorkingTime(STANDARD_CALENDAR),
      now: dayOfDate(2026, 3, 8) + 0.2,
      dataDate: null,
      partsOf: (index, start) => {
        const of = model.rows[index]!.row;
        return of.kind === "task" && of.task.splits !== null
          ? partsOf(of, start, STANDARD_CALENDAR)
          : null;
      },
      selected: -1,
      marked: new Set(),
      marquee: null,
      hovered: -1,
      handlesAt: -1,
      showsCritical: true,
      showsLabels: false,
      sliding: new Map(),
      pulled: null,
      preview: new Map(),
      link: null,
      presence: new Map(),
      guests: NO_GUESTS,
      baseline: null,
      ...scene?.(row),
    },
  };
}

function drawState(state: State): HTMLCanvasElement {
  const { scene, row } = sceneOf(state);
  const whole = document.createElement("canvas");
  whole.width = scene.width * RATIO;
  whole.height = scene.height * RATIO;
  drawChart(whole.getContext("2d")!, scene);
  const cut = document.createElement("canvas");
  cut.width = whole.width;
  cut.height = ROW_HEIGHT * RATIO;
  cut.getContext("2d")!.drawImage(whole, 0, -(HEADER_HEIGHT + row * ROW_HEIGHT) * RATIO);
  return cut;
}

const pixelsOf = (picture: HTMLCanvasElement): Uint8ClampedArray =>
  picture.getContext("2d")!.getImageData(0, 0, picture.width, picture.height).data;

/** So much another value of a colour, of 255, is seen; less comes of smoothing. */
const SEEN = 48;

/** How many of a thousand pixels look different. */
function difference(a: HTMLCanvasElement, b: HTMLCanvasElement): number {
  const [one, other] = [pixelsOf(a), pixelsOf(b)];
  let count = 0;
  for (let from = 0; from < one.length; from += 4)
    if ([0, 1, 2].some((by) => Math.abs(one[from + by]! - other[from + by]!) > SEEN)) count += 1;
  return (count / (one.length / 4)) * 1_000;
}

/** All states below each other, as a data URL. */
function sheet(pictures: readonly HTMLCanvasElement[]): string {
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH * RATIO;
  canvas.height = pictures.length * ROW_HEIGHT * RATIO;
  const context = canvas.getContext("2d")!;
  for (const [place, picture] of pictures.entries())
    context.drawImage(picture, 0, place * ROW_HEIGHT * RATIO);
  return canvas.toDataURL("image/png");
}

const page = {
  /** @param stored a data URL of what was drawn once; null: there is none */
  async look(isDark: boolean, stored: string | null) {
    const root = document.documentElement;
    root.setAttribute("data-mantine-color-scheme", isDark ? "dark" : "light");
    const pictures = STATES.map(drawState);
    const former = new Image();
    if (stored !== null) {
      former.src = stored;
      await former.decode();
    }
    const before = (place: number): HTMLCanvasElement => {
      const cut = document.createElement("canvas");
      cut.width = WIDTH * RATIO;
      cut.height = ROW_HEIGHT * RATIO;
      cut.getContext("2d")!.drawImage(former, 0, -place * ROW_HEIGHT * RATIO);
      return cut;
    };
    return {
      sheet: sheet(pictures),
      states: STATES.map(({ name }, place) => ({
        name,
        /** Against what is stored; null without it. */
        changed: stored === null ? null : difference(pictures[place]!, before(place)),
        /** Against a bar of which there is nothing to say. */
        fromPlain: difference(pictures[place]!, pictures[0]!),
      })),
    };
  },
};
(globalThis as unknown as { barStates: typeof page }).barStates = page;

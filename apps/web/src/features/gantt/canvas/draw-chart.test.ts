import { STANDARD_CALENDAR } from "@parley/shared/schedule/working-calendar.ts";
import { expect, test } from "vitest";
import { axisWords } from "../model/axis-words.ts";
import { ChartModel } from "../model/chart-model.ts";
import { ganttRows } from "../model/gantt-rows.ts";
import { smallPlan, type SmallTask } from "../model/testing/small-plan.ts";
import { TENTHS_PER_DAY } from "../model/viewport.ts";
import { WorkingTime } from "../../../platform/calendar/working-time.ts";
import type { ChartTheme } from "../../../platform/canvas/chart-theme.ts";
import { NO_GUESTS } from "../model/chart-guests.ts";
import { drawChart } from "./draw-chart.ts";
import type { Scene } from "./scene.ts";

const theme = {
  organisation: Array.from({ length: 13 }, (_, index) => `fill-${index}`),
  onOrganisation: Array.from({ length: 13 }, (_, index) => `on-${index}`),
  crit: "critical",
  accent: "accent",
  font: "sans",
} as unknown as ChartTheme;

/** Writes down what is drawn: the name of each call with the colour of the moment, and every text. */
class Recorder {
  readonly calls: string[] = [];
  readonly texts: string[] = [];
  readonly context: CanvasRenderingContext2D;

  constructor() {
    const state: Record<string, unknown> = {};
    this.context = new Proxy(state, {
      get: (_, name: string) => {
        if (name === "measureText") return (text: string) => ({ width: text.length * 6 });
        if (name in state) return state[name];
        return (...given: unknown[]) => {
          const colour = name.startsWith("stroke") ? state["strokeStyle"] : state["fillStyle"];
          this.calls.push(`${name} ${String(colour)}`);
          if (name === "fillText") this.texts.push(String(given[0]));
        };
      },
      set: (_, name: string, value) => {
        state[name] = value;
        return true;
      },
    }) as unknown as CanvasRenderingContext2D;
  }
}

function sceneOf(tasks: Readonly<Record<string, SmallTask>>, links: readonly string[] = []): Scene {
  const plan = smallPlan(tasks, links);
  const model = new ChartModel();
  model.update(ganttRows(plan, new Set(), []), plan, {
    today: "2026-03-10",
    colourOf: () => 3,
    isMine: () => true,
  });
  const day = Math.floor(model.from! / TENTHS_PER_DAY);
  return {
    model,
    viewport: { day: day - 1, pxPerDay: 30, top: 0 },
    width: 800,
    height: 300,
    ratio: 1.25,
    theme,
    words: axisWords("en"),
    labels: {
      of: (index) => model.rows[index]!.id,
      today: () => "Today",
      dataDate: () => "Data",
    },
    time: new WorkingTime(STANDARD_CALENDAR),
    now: day + 1.5,
    dataDate: day + 5,
    partsOf: () => null,
    marked: new Set(),
    marquee: null,
    selected: -1,
    hovered: -1,
    handlesAt: -1,
    showsCritical: true,
    showsLabels: true,
    sliding: new Map(),
    pulled: null,
    preview: new Map(),
    link: null,
    presence: new Map(),
    guests: NO_GUESTS,
    baseline: null,
  };
}

function drawn(scene: Scene): Recorder {
  const recorder = new Recorder();
  drawChart(recorder.context, scene);
  return recorder;
}

const small = { dig: {}, pour: {}, last: { milestone: true, duration: 0 } };
const links = ["dig>pour", "pour>last"];

test("a picture has the names, the axis, today and the data date", () => {
  const { texts } = drawn(sceneOf(small, links));
  expect(texts).toEqual(expect.arrayContaining(["dig", "pour", "last", "Today", "Data"]));
  expect(texts).toContain("March 2026");
});

test("the same scene gives the same picture", () => {
  const scene = sceneOf(small, links);
  expect(drawn(scene).calls).toEqual(drawn(scene).calls);
});

test("what is out of sight costs nothing", () => {
  const many = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`t${index}`, {}]));
  expect(drawn(sceneOf(many(900))).calls.length).toBe(drawn(sceneOf(many(60))).calls.length);
});

test("the critical path is shown only where it is asked for", () => {
  const scene = sceneOf(small, links);
  const isCritical = (call: string): boolean => call.endsWith("critical");
  const shown = drawn(scene).calls.filter(isCritical).length;
  const hidden = drawn({ ...scene, showsCritical: false }).calls.filter(isCritical).length;
  expect(hidden).toBeLessThan(shown);
});

test("relations of the selected row stand out", () => {
  const scene = sceneOf(small, links);
  const isChosen = (call: string): boolean => call === "stroke accent";
  expect(drawn(scene).calls.filter(isChosen)).toHaveLength(0);
  expect(drawn({ ...scene, selected: 1 }).calls.filter(isChosen)).toHaveLength(1);
});

test("others on a row are named", () => {
  const scene = sceneOf(small);
  const presence = new Map([[1, [{ name: "Li Na · ST", colour: 9 }]]]);
  expect(drawn({ ...scene, presence }).texts).toContain("Li Na · ST");
});

test("a baseline lies below the bars that it knows, in sight only", () => {
  const scene = { ...sceneOf(small), theme: { ...theme, ink3: "baseline" } as ChartTheme };
  const isGhost = (call: string): boolean => call === "stroke baseline";
  const { start, finish } = { start: scene.model.start[0]!, finish: scene.model.finish[0]! };
  const ghosts = (baseline: Scene["baseline"]): number =>
    drawn({ ...scene, baseline }).calls.filter(isGhost).length;
  const none = ghosts(null);
  expect(ghosts(new Map([["dig", { start, finish }]]))).toBe(none + 1);
  expect(ghosts(new Map([["gone", { start, finish }]]))).toBe(none);
  const far = 10_000 * TENTHS_PER_DAY;
  expect(ghosts(new Map([["dig", { start: start + far, finish: finish + far }]]))).toBe(none);
});

test("what a task may slip is shown of the chosen one alone, and what holds its date of each", () => {
  const scene = sceneOf({
    dig: {},
    held: { constraintType: "SNET", constraintDate: "2026-03-10T08:00" },
    long: { duration: 30 * 4_800 },
  });
  const marks = (shown: Partial<Scene>): number =>
    drawn({
      ...scene,
      ...shown,
      theme: { ...theme, ink2: "mark", ink3: "float" } as ChartTheme,
    }).calls.filter((call) => call === "fillRect float").length;
  const none = marks({});
  expect(marks({ selected: 0 })).toBe(none + 2);
  expect(marks({ selected: 2 })).toBe(none);
  const held = drawn({ ...scene, theme: { ...theme, ink2: "mark" } as ChartTheme });
  expect(held.calls.filter((call) => call === "fillRect mark").length).toBeGreaterThanOrEqual(3);
});

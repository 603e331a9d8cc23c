import type { LocalDateTime } from "@parley/shared/documents/task.ts";
import type { NewObject } from "./wall-edits.ts";
import { NOTE_HEIGHT, NOTE_WIDTH } from "./wall-item.ts";

export const TEMPLATES = [
  "pull-planning",
  "phase-workshop",
  "risk-storm",
  "retrospective",
  "responsibility-matrix",
] as const;
export type TemplateName = (typeof TEMPLATES)[number];

/** Words of a template, by a key of the locales. */
type Words = (key: string) => string;

const GAP = 24;
const AREA = { width: 3 * (NOTE_WIDTH + 16) + 32, height: 3 * (NOTE_HEIGHT + 16) + 32 };

const heading = (text: string, x: number, y: number, width = 900): NewObject => ({
  type: "text",
  text,
  textSize: "xl",
  x,
  y,
  width,
  height: 48,
});
const guide = (text: string, x: number, y: number, width = 640, height = 44): NewObject => ({
  type: "text",
  text,
  textSize: "m",
  x,
  y,
  width,
  height,
});
const area = (text: string, x: number, y: number, size = AREA): NewObject => ({
  type: "frame",
  text,
  x,
  y,
  ...size,
});
const cell = (text: string, x: number, y: number, width: number): NewObject => ({
  type: "shape",
  plain: true,
  text,
  textSize: "m",
  x,
  y,
  width,
  height: 64,
});

/** Areas side by side under a heading, each with a question that begins the talk. */
function sheet(w: Words, name: string, areas: readonly string[], across: number): NewObject[] {
  const objects = [heading(w(`${name}.title`), 0, 0), guide(w(`${name}.guide`), 0, 56)];
  areas.forEach((key, index) => {
    const x = (index % across) * (AREA.width + GAP);
    const y = 160 + Math.floor(index / across) * (AREA.height + 72);
    objects.push(
      area(w(`${name}.${key}`), x, y),
      guide(w(`${name}.${key}Ask`), x + 16, y + 14, 400),
    );
  });
  return objects;
}

/** What a template puts on an empty wall, in the language of whoever chose it. */
export function templateObjects(
  name: TemplateName,
  w: Words,
  today: LocalDateTime,
): readonly NewObject[] {
  switch (name) {
    case "pull-planning":
      return [
        heading(w("pull.title"), 0, -150),
        guide(w("pull.guide"), 0, -94, 900),
        {
          type: "frame",
          pull: true,
          text: w("pull.frame"),
          from: today,
          columns: 6,
          x: 0,
          y: 0,
          width: 1_452,
          height: 600,
        },
      ];
    case "phase-workshop":
      return sheet(w, "workshop", ["goal", "steps", "needs", "open"], 4);
    case "risk-storm":
      return sheet(w, "risk", ["now", "soon", "watch", "done"], 2);
    case "retrospective":
      return sheet(w, "retro", ["keep", "change", "try"], 3);
    case "responsibility-matrix": {
      const columns = ["task", "does", "decides", "consulted", "informed"];
      const width = 208;
      const head = columns.map((key, index) => cell(w(`matrix.${key}`), index * width, 140, width));
      const body = [1, 2, 3, 4, 5].flatMap((row) =>
        columns.map((_, index) => cell("", index * width, 140 + row * 64, width)),
      );
      return [heading(w("matrix.title"), 0, 0), guide(w("matrix.guide"), 0, 56), ...head, ...body];
    }
  }
}

import type { Rng } from "../primitives/clock.ts";
import { newEntityId } from "../primitives/ids.ts";
import { orderKeyBetween } from "./fractional-order.ts";
import type { FrameContent } from "./build-frame-update.ts";
import { DEFAULT_SETTINGS } from "./frame.ts";
import { DEFAULT_WEEK } from "./frame-schema.ts";
import type { LocalDateTime, TaskStatus } from "./task.ts";

const COLUMN_STATUSES: readonly TaskStatus[] = [
  "not-started",
  "not-started",
  "in-progress",
  "in-review",
  "done",
];
const COLUMN_NAMES = {
  en: ["To do", "Ready", "In progress", "In review", "Done"],
  "zh-CN": ["待办", "就绪", "进行中", "评审中", "已完成"],
} as const;
const CALENDAR_NAME = { en: "Standard", "zh-CN": "标准日历" } as const;

/** What a new project begins with: five columns and a five-day week, named in the language of whoever creates it. */
export function newFrame(
  language: "en" | "zh-CN",
  projectStart: LocalDateTime | null,
  rng: Rng,
): FrameContent {
  let order: string | null = null;
  const columns = COLUMN_NAMES[language].map((name, index) => {
    order = orderKeyBetween(order, null);
    return {
      id: newEntityId(rng),
      name,
      order,
      status: COLUMN_STATUSES[index]!,
      limit: null,
      removed: false,
    };
  });
  const calendar = {
    id: newEntityId(rng),
    name: CALENDAR_NAME[language],
    week: DEFAULT_WEEK,
    exceptions: "[]",
    removed: false,
  };
  return {
    columns,
    phases: [],
    calendars: [calendar],
    settings: { ...DEFAULT_SETTINGS, defaultCalendarId: calendar.id, projectStart },
  };
}

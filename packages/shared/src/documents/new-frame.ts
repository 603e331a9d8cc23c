import type { Rng } from "../primitives/clock.ts";
import { newEntityId } from "../primitives/ids.ts";
import { orderKeyBetween } from "./fractional-order.ts";
import type { FrameContent } from "./build-frame-update.ts";
import { DEFAULT_SETTINGS, type MissReason } from "./frame.ts";
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
const REASON_NAMES = {
  en: [
    "Earlier work not finished",
    "Material or delivery missing",
    "Not enough people",
    "Equipment not available",
    "Drawing, decision or information missing",
    "Permit or inspection missing",
    "Weather",
    "Rework",
    "Duration misjudged",
    "Other work came first",
  ],
  "zh-CN": [
    "前置工作未完成",
    "材料或供货未到",
    "人手不足",
    "设备不到位",
    "图纸、决定或信息缺失",
    "许可或验收未完成",
    "天气原因",
    "返工",
    "工期估计有误",
    "被其他工作占用",
  ],
} as const;
const CALENDAR_NAME = { en: "Standard", "zh-CN": "标准日历" } as const;

/** The usual reasons for missing a promise, in a language. */
export function usualReasons(language: "en" | "zh-CN", rng: Rng): readonly MissReason[] {
  let order: string | null = null;
  return REASON_NAMES[language].map((name) => {
    order = orderKeyBetween(order, null);
    return { id: newEntityId(rng), name, order, removed: false };
  });
}

/** What a new project begins with: five columns, the usual reasons for missing a promise, and a five-day week, named in the language of whoever creates it. */
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
    reasons: usualReasons(language, rng),
    calendars: [calendar],
    settings: { ...DEFAULT_SETTINGS, defaultCalendarId: calendar.id, projectStart },
  };
}

import type { Language } from "./actor.ts";

/** What the screens say, as a person reads it. */
const ENGLISH = {
  addFirst: "Add the first task",
  task: "Task",
  plan: "Plan",
  board: "Board",
  saved: "Saved",
  undo: /^Undo/,
  importFile: "Import a file",
  chooseFile: "Choose a file",
  cellName: "Task",
} as const;

const CHINESE: Record<keyof typeof ENGLISH, string | RegExp> = {
  addFirst: "添加第一项任务",
  task: "任务",
  plan: "计划",
  board: "看板",
  saved: "已保存",
  undo: /^撤销/,
  importFile: "导入文件",
  chooseFile: "选择文件",
  cellName: "任务",
};

export const wordsOf = (language: Language): Record<keyof typeof ENGLISH, string | RegExp> =>
  language === "en" ? ENGLISH : CHINESE;

import type { DurationUnit } from "./plan-file.ts";
import type { PlanField } from "./table-mapping-headings.ts";

export type TableLanguage = "en" | "zh-CN";

export type TableWords = {
  readonly headings: Readonly<Record<PlanField, string>>;
  readonly units: Readonly<Record<DurationUnit, string>>;
  /** Before a unit that counts every hour. */
  readonly elapsed: string;
  readonly yes: string;
  readonly no: string;
  readonly manual: string;
  readonly auto: string;
  readonly plan: string;
  readonly project: string;
};

/** Every word of them is one that suggestMapping and readTablePlan read. */
export const TABLE_WORDS: Readonly<Record<TableLanguage, TableWords>> = {
  en: {
    headings: {
      id: "ID",
      uid: "Unique ID",
      wbs: "WBS",
      level: "Outline level",
      name: "Task name",
      duration: "Duration",
      start: "Start",
      finish: "Finish",
      predecessors: "Predecessors",
      uidPredecessors: "Unique ID predecessors",
      percent: "% complete",
      resource: "Resource names",
      organisation: "Organisation",
      milestone: "Milestone",
      constraintType: "Constraint type",
      constraintDate: "Constraint date",
      deadline: "Deadline",
      actualStart: "Actual start",
      actualFinish: "Actual finish",
      priority: "Priority",
      calendar: "Task calendar",
      mode: "Task mode",
      active: "Active",
      notes: "Notes",
    },
    units: { m: "min", h: "h", d: "d", w: "wk", mo: "mo" },
    elapsed: "e",
    yes: "Yes",
    no: "No",
    manual: "Manual",
    auto: "Auto",
    plan: "Plan",
    project: "project",
  },
  "zh-CN": {
    headings: {
      id: "标识号",
      uid: "唯一标识号",
      wbs: "WBS",
      level: "大纲级别",
      name: "任务名称",
      duration: "工期",
      start: "开始时间",
      finish: "完成时间",
      predecessors: "前置任务",
      uidPredecessors: "唯一标识号前置任务",
      percent: "完成百分比",
      resource: "资源名称",
      organisation: "单位",
      milestone: "里程碑",
      constraintType: "限制类型",
      constraintDate: "限制日期",
      deadline: "最后期限",
      actualStart: "实际开始时间",
      actualFinish: "实际完成时间",
      priority: "优先级",
      calendar: "任务日历",
      mode: "任务模式",
      active: "启用",
      notes: "备注",
    },
    units: { m: "分钟", h: "小时", d: "天", w: "周", mo: "个月" },
    elapsed: "已用",
    yes: "是",
    no: "否",
    manual: "手动",
    auto: "自动",
    plan: "计划",
    project: "项目",
  },
};

/** What a column of a table of tasks can hold. */
export const PLAN_FIELDS = [
  "id",
  "uid",
  "wbs",
  "level",
  "name",
  "duration",
  "start",
  "finish",
  "predecessors",
  "uidPredecessors",
  "percent",
  "resource",
  "organisation",
  "milestone",
  "constraintType",
  "constraintDate",
  "deadline",
  "actualStart",
  "actualFinish",
  "priority",
  "calendar",
  "mode",
  "active",
  "notes",
] as const;
export type PlanField = (typeof PLAN_FIELDS)[number];

/**
 * Headings as people, Microsoft Project, Primavera P6 (its words and the codes of its spreadsheets) and Parley write them, in lower case,
 * underscores as spaces, without what stands in brackets.
 */
export const HEADINGS: Readonly<Record<PlanField, string>> = {
  id: "id|task id|activity id|task code|no.|no|nr|nr.|#|item|标识号|任务编号|作业代码|作业编号|序号|编号",
  uid: "unique id|uid|唯一标识号|唯一编号",
  wbs: "wbs|wbs code|outline number|outline no.|wbs 编码|wbs编码|wbs 代码|wbs代码|大纲数字|工作分解结构",
  level: "outline level|level|indent|wbs level|大纲级别|级别|层级|层次",
  name: "name|task|task name|activity|activity name|title|task title|summary|work item|subject|activity description|task description|名称|任务|任务名称|工作名称|工作内容|作业名称|活动名称|任务名|工作项|工作任务|施工内容|施工任务|分项工程|工序|工序名称|事项|标题",
  duration:
    "duration|dur|days|original duration|at completion duration|planned duration|scheduled duration|target drtn hr cnt|工期|原定工期|计划工期|计划天数|总工期|持续时间|天数|历时",
  start:
    "start|start date|begin|begin date|from|planned start|scheduled start|target start|start time|target start date|开始|开始时间|开始日期|计划开始|计划开始时间|计划开始日期|开工|开工日期|开工时间|计划开工|计划开工日期|计划开工时间|起始时间|起始日期",
  finish:
    "finish|finish date|end|end date|due|due date|to|planned finish|scheduled finish|planned end|target finish|finish time|end time|target end date|完成|完成时间|完成日期|结束|结束时间|结束日期|计划完成|计划完成时间|计划完成日期|计划结束|完工|完工日期|完工时间|计划完工|计划完工日期|计划完工时间|终止时间|终止日期",
  predecessors:
    "predecessors|predecessor|preds|pred|predecessor details|depends on|dependencies|pred list|前置任务|前置|前置工序|紧前|紧前工作|紧前工序|紧前作业|紧前任务|前导任务|前置作业",
  uidPredecessors: "unique id predecessors|uid predecessors|唯一标识号前置任务",
  percent:
    "progress|% complete|percent complete|complete|% done|done|activity % complete|physical % complete|complete pct|进度|完成百分比|完成率|完成比例|完成进度",
  resource:
    "assignee|assigned to|resource|resource names|resource name|resources|owner|responsible|resource list|负责人|责任人|执行人|班组|资源名称|资源",
  organisation:
    "organisation|organization|company|contractor|subcontractor|supplier|responsible company|单位|企业|公司|责任单位|施工单位|负责单位|承包商|供应商|组织",
  milestone: "milestone|is milestone|activity type|task type|里程碑|是否里程碑|作业类型",
  constraintType:
    "constraint type|constraint|primary constraint|cstr type|限制类型|约束类型|约束|限制",
  constraintDate: "constraint date|primary constraint date|cstr date|限制日期|约束日期|约束时间",
  deadline: "deadline|latest finish|截止日期|最后期限|期限|最迟完成",
  actualStart: "actual start|act start date|actual start date|实际开始|实际开始时间|实际开始日期",
  actualFinish:
    "actual finish|actual end|act end date|actual finish date|实际完成|实际完成时间|实际完成日期|实际结束",
  priority: "priority|优先级",
  calendar: "task calendar|calendar|calendar name|clndr id|任务日历|日历",
  mode: "task mode|mode|scheduling mode|任务模式|计划模式|排程模式",
  active: "active|活动|活动状态|启用",
  notes: "notes|note|description|remark|remarks|comment|comments|备注|说明|描述|注释",
};

const FIELD_OF: ReadonlyMap<string, PlanField> = new Map(
  PLAN_FIELDS.flatMap((field) =>
    HEADINGS[field].split("|").map((heading) => [heading, field] as const),
  ),
);

/** Without brackets, marks such as P6's `(*)` and differences of width, case and spacing. */
export const plainHeading = (heading: string): string =>
  heading
    .normalize("NFKC")
    .replace(/^\s*\((?:\*|D)\)/, "")
    .replace(/(?<=\S)\s*[([【].*$/s, "")
    .replace(/[\s_]+/g, " ")
    .replace(/[*:]+$/, "")
    .trim()
    .toLowerCase();

const LONGEST = 200;

/** Longer texts are no headings. */
export const fieldOfHeading = (heading: string): PlanField | null =>
  heading.length > LONGEST ? null : (FIELD_OF.get(plainHeading(heading)) ?? null);

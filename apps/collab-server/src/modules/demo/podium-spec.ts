import type { DemoSpec } from "./demo-types.ts";

/** What the steel of the podium is ordered and erected by: short, and in both languages, as contracts on such a site are. */
export const PODIUM_SPEC: DemoSpec = {
  organisation: "de",
  author: "he-yu",
  title: "钢结构安装技术规格书 · Erection of structural steel",
  number: "TS-05",
  audience: "everyone",
  writers: "readers",
  headings: [
    { level: 1, text: "总则 · General" },
    {
      level: 2,
      text: "范围 · Scope",
      clauses: [
        "本规格书适用于裙房一至五层钢结构的运输、安装与测量校正。 This specification covers delivery, erection and alignment of the structural steel of the podium, levels 1 to 5.",
        "与混凝土核心筒的连接件由总包单位预埋，位置偏差由安装单位复核。 Embedded plates in the concrete core are set by the contractor; the erector checks where they are.",
      ],
    },
    {
      level: 2,
      text: "交接 · Hand-over between companies",
      clauses: [
        "每层钢梁校正完成后，安装单位在当日通知机电单位开始该层管线安装。 When the beams of a level are aligned, the erector tells the services contractor on the same day that the level is free.",
      ],
    },
    { level: 1, text: "材料 · Materials" },
    {
      level: 2,
      text: "钢材 · Steel",
      clauses: [
        "主梁采用 Q355C，次梁采用 Q355B；每批附质量证明书。 Main beams are of Q355C, secondary beams of Q355B; each batch comes with its certificate.",
        "高强螺栓为 10.9 级摩擦型，开箱后七日内用完。 Bolts are of grade 10.9, friction type, used within seven days of opening.",
      ],
    },
    { level: 1, text: "安装 · Erection" },
    {
      level: 2,
      text: "允许偏差 · Tolerances",
      clauses: [
        "柱垂直度不大于 H/1000 且不大于 25 mm。 Columns are out of plumb by no more than H/1000, and by no more than 25 mm.",
        "梁顶标高偏差不大于 ±3 mm；B-34 处的风管净空以图纸 M-311 为准。 Tops of beams are within 3 mm of their level; at B-34 the clearance of the duct is as drawing M-311 has it.",
      ],
    },
    {
      level: 2,
      text: "天气 · Weather",
      clauses: [
        "风速超过 10.8 m/s 时停止吊装；停工时间记入计划并写明原因。 Lifting stops above 10.8 m/s; the time lost is entered in the plan with its reason.",
      ],
    },
    { level: 1, text: "验收 · Acceptance" },
  ],
};

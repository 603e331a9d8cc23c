import { FLOOR_CONCRETE, FLOOR_MEP, FLOOR_STEEL, PODIUM_STEEL } from "./podium-structure.ts";
import { PODIUM_COMPLETION, PODIUM_PLANT } from "./podium-completion.ts";
import { PODIUM_PREPARATION } from "./podium-preparation.ts";
import { PODIUM_LEDGERS, PODIUM_NOTES, PODIUM_TALK } from "./podium-talk.ts";
import type { ProjectText } from "./project-text.ts";

const FLOORS = [
  ["2", "二"],
  ["3", "三"],
  ["4", "四"],
  ["5", "五"],
] as const;

const onEachFloor = (text: string): string =>
  FLOORS.map(([n, cn]) =>
    text
      .replaceAll("{n}", n)
      .replaceAll("{cn}", cn)
      .replaceAll("{p}", String(Number(n) - 1)),
  ).join("");

const SITE_DAY = "08:00-12:00,13:00-17:00";
const POUR_DAY = "06:00-18:00";
const weekdays = (day: string) => ["", day, day, day, day, day, ""].join(";");

/** Days off that are the same each year, and the spring festivals of some years. */
function chineseHolidays(firstYear: number): ProjectText["holidays"] {
  const spring: Readonly<Record<number, readonly [string, string]>> = {
    2025: ["01-28", "02-04"],
    2026: ["02-16", "02-22"],
    2027: ["02-05", "02-11"],
    2028: ["01-25", "01-31"],
    2029: ["02-12", "02-18"],
    2030: ["02-02", "02-08"],
  };
  return [0, 1, 2, 3].flatMap((after) => {
    const year = firstYear + after;
    const between = (from: string, to: string, name: string) => ({
      from: `${year}-${from}`,
      to: `${year}-${to}`,
      name,
    });
    const festival = spring[year];
    return [
      between("01-01", "01-01", "元旦 · New Year"),
      ...(festival === undefined ? [] : [between(...festival, "春节 · Spring Festival")]),
      between("04-04", "04-06", "清明节 · Qingming"),
      between("05-01", "05-03", "劳动节 · Labour Day"),
      between("10-01", "10-07", "国庆节 · National Day"),
    ];
  });
}

export const podiumProject = (thisYear: number): ProjectText => ({
  key: "podium",
  name: "澜江中心 T2 裙房 · Lanjiang Centre T2 podium",
  language: "zh-CN",
  timeZone: "Asia/Shanghai",
  offset: "+08:00",
  host: "gc",
  participants: [
    { organisation: "gc", colour: 2 },
    { organisation: "ow", colour: 8 },
    { organisation: "st", colour: 9 },
    { organisation: "me", colour: 6 },
    { organisation: "sv", colour: 11 },
    { organisation: "de", colour: 4 },
  ],
  people: [
    { person: "zhao-min", organisation: "gc", role: "host-project-manager" },
    { person: "zhou-kai", organisation: "gc", role: "planner" },
    { person: "emma-clarke", organisation: "gc", role: "buyer" },
    { person: "sun-lei", organisation: "ow", role: "supplier-representative" },
    { person: "gu-ting", organisation: "ow", role: "planner" },
    { person: "li-na", organisation: "st", role: "supplier-representative" },
    { person: "ma-chaoqun", organisation: "st", role: "planner" },
    { person: "daniel-novak", organisation: "st", role: "quality-reviewer" },
    { person: "wang-qi", organisation: "me", role: "supplier-representative" },
    { person: "tang-ning", organisation: "me", role: "planner" },
    { person: "chen-xi", organisation: "sv", role: "supervisor" },
    { person: "wu-tong", organisation: "sv", role: "quality-reviewer" },
    { person: "he-yu", organisation: "de", role: "supplier-representative" },
    { person: "sofia-marin", organisation: "de", role: "planner" },
  ],
  plan: [
    PODIUM_PREPARATION,
    PODIUM_STEEL,
    onEachFloor(FLOOR_STEEL),
    "= p5 楼板与混凝土 · Slabs and concrete",
    onEachFloor(FLOOR_CONCRETE),
    "= p6 机电安装 · MEP installation",
    onEachFloor(FLOOR_MEP),
    PODIUM_PLANT,
    PODIUM_COMPLETION,
  ].join("\n"),
  todayIndex: 98,
  columns: [
    { name: "待办 · To do", status: "not-started", limit: null },
    { name: "可以开始 · Ready", status: "not-started", limit: 20 },
    { name: "进行中 · In progress", status: "in-progress", limit: 8 },
    { name: "验收中 · Acceptance", status: "in-review", limit: 5 },
    { name: "等待 · Waiting", status: "waiting", limit: null },
    { name: "受阻 · Blocked", status: "blocked", limit: 3 },
    { name: "完成 · Done", status: "done", limit: null },
    { name: "不需要 · Not needed", status: "not-needed", limit: null },
  ],
  readyColumn: "可以开始 · Ready",
  calendars: [
    { name: "现场 · Site, 5 d × 8 h", day: SITE_DAY, week: weekdays(SITE_DAY) },
    {
      name: "浇筑 · Pours, 6 d × 12 h",
      day: POUR_DAY,
      week: `;${Array(6).fill(POUR_DAY).join(";")}`,
    },
  ],
  holidays: chineseHolidays(thisYear - 1),
  milestones: [
    { name: "钢构开吊 · Steel erection starts", at: "k8" },
    { name: "主体结构封顶 · Structure topped out", at: "q5i" },
    { name: "外立面断水 · Building weathertight", at: "t8" },
    { name: "竣工验收 · Final acceptance", at: "y8" },
  ],
  notes: PODIUM_NOTES,
  talk: PODIUM_TALK,
  ledgers: PODIUM_LEDGERS,
});

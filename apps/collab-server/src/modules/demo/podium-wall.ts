import { orderKeysBetween } from "@parley/shared/documents/fractional-order.ts";
import type { ReactionKind } from "@parley/shared/documents/wall.ts";
import type { Rng } from "@parley/shared/primitives/clock.ts";
import { newEntityId, type EntityId } from "@parley/shared/primitives/ids.ts";
import type { DemoWall, DemoWallObject } from "./demo-types.ts";

const AREA = { width: 484, height: 372 };
const NOTE = { width: 132, height: 92 };
const RIGHT = 1_120;
const STEP = 156;

type Row = readonly [
  key: string,
  author: string,
  organisation: string,
  area: keyof typeof AREAS,
  place: number,
  text: string,
  isPrivate?: "private",
];

/** Where each area lies, and what it asks. */
const AREAS = {
  blocks: { x: RIGHT, y: 32, text: "本周障碍 · What stops us this week" },
  needs: { x: RIGHT, y: 476, text: "需要谁提供什么 · Needs" },
  risks: { x: RIGHT + 540, y: 32, text: "风险 · Risks" },
  decided: { x: RIGHT + 540, y: 476, text: "今天决定 · Decided today" },
} as const;

/** What six companies have put up so far; places count from the left, three in a line. */
const ROWS: readonly Row[] = [
  ["crane", "li-na", "st", "blocks", 0, "塔吊周三上午停机检修 · Tower crane down Wed morning"],
  ["ceiling", "sun-lei", "ow", "blocks", 1, "租户 B 吊顶高度未定 · Tenant B ceiling height open"],
  ["embeds", "zhou-kai", "gc", "blocks", 2, "三层埋件图缺两处 · Two embeds missing on L3 drawing"],
  ["sleeves", "wang-qi", "me", "blocks", 3, "预留套管与钢梁冲突 3 处 · 3 sleeves clash with beams"],
  ["lab", "chen-xi", "sv", "blocks", 4, "试块报告晚一天 · Cube report one day late"],
  ["gate", "li-na", "st", "needs", 0, "A 门腾出卸车位 · Clear unloading bay at gate A"],
  ["m311", "tang-ning", "me", "needs", 1, "设计院出 M-311 D 版 · Issue M-311 rev D"],
  ["rfi", "he-yu", "de", "needs", 2, "总包确认 B-34 洞口 · Confirm opening at beam B-34"],
  ["hoist", "ma-chaoqun", "st", "needs", 3, "夜间吊装许可 2 晚 · Night lifting permit, 2 nights"],
  [
    "witness",
    "wu-tong",
    "sv",
    "needs",
    4,
    "螺栓终拧提前 24 小时通知 · 24 h notice for bolt torque",
  ],
  [
    "wind",
    "ma-chaoqun",
    "st",
    "risks",
    0,
    "下周大风，高空作业停 2 天 · Wind next week: 2 days lost",
  ],
  ["duct", "wang-qi", "me", "risks", 1, "风管到货推迟 · Ductwork delivery slips"],
  ["pour", "zhou-kai", "gc", "risks", 2, "低温浇筑需保温 · Cold-weather pour needs insulation"],
  [
    "rfi14",
    "sofia-marin",
    "de",
    "risks",
    3,
    "RFI 14 若周五未答，梁要改 · No answer by Fri: beam changes",
  ],
  ["order", "zhao-min", "gc", "decided", 0, "先四层后五层 · Level 4 before level 5"],
  ["bay", "zhao-min", "gc", "decided", 1, "A 门 7:00–9:00 归钢构 · Gate A 7–9 h for steel"],
  ["walk", "sun-lei", "ow", "decided", 2, "业主周四现场确认 · Owner walks the floor on Thu"],
  [
    "spare",
    "li-na",
    "st",
    "blocks",
    5,
    "二线产能可挪 3 天，先不说 · 3 days of spare capacity",
    "private",
  ],
  ["rate", "li-na", "st", "risks", 4, "加班费超预算 · Overtime above budget", "private"],
];
const LINKS: readonly (readonly [
  author: string,
  organisation: string,
  from: string,
  to: string,
])[] = [
  ["wang-qi", "me", "sleeves", "m311"],
  ["zhou-kai", "gc", "embeds", "rfi"],
  ["zhao-min", "gc", "gate", "bay"],
  ["sun-lei", "ow", "ceiling", "walk"],
];
const SIGNS: readonly (readonly [
  author: string,
  organisation: string,
  target: string,
  kind: ReactionKind,
])[] = [
  ["zhao-min", "gc", "crane", "risk"],
  ["wang-qi", "me", "crane", "risk"],
  ["chen-xi", "sv", "sleeves", "agree"],
  ["he-yu", "de", "sleeves", "agree"],
  ["li-na", "st", "bay", "thanks"],
  ["ma-chaoqun", "st", "bay", "thanks"],
  ["sofia-marin", "de", "rfi14", "question"],
  ["zhou-kai", "gc", "ceiling", "question"],
];

const HOUR = 3_600_000;

function mondayOf(today: Date): string {
  const day = new Date(today.getTime() - ((today.getUTCDay() + 6) % 7) * 24 * HOUR);
  return `${day.toISOString().slice(0, 10)}T00:00`;
}

/** The wall of this week's meeting: the plan of four weeks, and beside it what stops whom. */
export function podiumWall(today: Date, rng: Rng): DemoWall {
  const ids = new Map(ROWS.map(([key]) => [key, newEntityId<EntityId>(rng)]));
  const idOf = (key: string): EntityId => ids.get(key)!;
  const areas = Object.values(AREAS);
  const orders = orderKeysBetween(null, null, 3 + areas.length + ROWS.length + LINKS.length);
  let made = 0;
  const createdAt = today.getTime() - 3 * HOUR;
  const object = (
    author: string,
    organisation: string,
    fields: DemoWallObject["fields"],
    id = newEntityId<EntityId>(rng),
    isPrivate = false,
  ): DemoWallObject => {
    const order = orders[made]!;
    made += 1;
    const at = createdAt + made * 60_000;
    return { id, author, organisation, isPrivate, fields: { ...fields, order, createdAt: at } };
  };
  const host = (fields: DemoWallObject["fields"]): DemoWallObject =>
    object("zhao-min", "gc", fields);
  const objects: DemoWallObject[] = [
    host({
      type: "text",
      text: "周协调会 · Weekly coordination",
      textSize: "xl",
      x: 0,
      y: -132,
      width: 900,
      height: 48,
    }),
    host({
      type: "text",
      text: "把便签放进本企业的行里，它就是任务。 · A note dropped into your row is a task.",
      x: 0,
      y: -76,
      width: 900,
      height: 28,
    }),
    host({
      type: "frame",
      pull: true,
      text: "四周计划 · Four weeks",
      from: mondayOf(today),
      columns: 4,
      x: 0,
      y: 0,
      width: 1_012,
      height: 600,
    }),
    ...areas.map((area) => host({ type: "frame", ...area, ...AREA })),
    ...ROWS.map(([key, author, organisation, area, place, text, isPrivate]) => {
      const { x, y } = AREAS[area];
      return object(
        author,
        organisation,
        {
          type: "note",
          text,
          x: x + 16 + (place % 3) * STEP,
          y: y + 24 + Math.floor(place / 3) * 116,
          ...NOTE,
        },
        idOf(key),
        isPrivate !== undefined,
      );
    }),
    ...LINKS.map(([author, organisation, from, to]) =>
      object(author, organisation, { type: "connector", fromId: idOf(from), toId: idOf(to) }),
    ),
  ];
  return {
    name: "周协调会 · Weekly coordination",
    organisation: "gc",
    objects,
    reactions: SIGNS.map(([author, organisation, target, kind]) => ({
      id: newEntityId<EntityId>(rng),
      targetId: idOf(target),
      kind,
      author,
      organisation,
    })),
  };
}

import { orderKeysBetween } from "@parley/shared/documents/fractional-order.ts";
import type { Rng } from "@parley/shared/primitives/clock.ts";
import { newEntityId, type EntityId } from "@parley/shared/primitives/ids.ts";
import { DemoPdf } from "./demo-pdf.ts";
import type { DemoFile, DemoMark } from "./demo-types.ts";

const SIZE = { width: 1_190, height: 842 }; // A3, in points
const COLUMNS = [140, 300, 460, 620, 780, 940] as const;
const ROWS = [220, 380, 540, 700] as const;
const ROOMS: readonly (readonly [x: number, y: number, chinese: string, english: string])[] = [
  [165, 630, "商铺", "Shop 301"],
  [325, 630, "商铺", "Shop 302"],
  [645, 630, "商铺", "Shop 303"],
  [805, 630, "商铺", "Shop 304"],
  [165, 300, "空调机房", "Plant room"],
  [325, 300, "库房", "Store"],
  [645, 300, "商铺", "Shop 305"],
  [805, 300, "卫生间", "Toilets"],
  [485, 630, "中庭上空", "Void over atrium"],
];

/**
 * Services on level 3 of the podium. Revision C runs one wide duct and three sleeves through beam B-34; in D the duct is split in two, and
 * the sleeves stand between B-33 and B-34, as the talk on the plan has it.
 */
export function podiumDrawing(revision: "C" | "D"): Uint8Array {
  const isLater = revision === "D";
  const page = new DemoPdf(SIZE.width, SIZE.height);
  page.pen(1.5).box(24, 24, SIZE.width - 48, SIZE.height - 48);
  drawBuilding(page);
  for (const [x, y, chinese, english] of ROOMS)
    page.chinese(x, y, 11, chinese).latin(x, y - 13, 9, english);

  // The unit, and the main duct that leaves it eastwards over the corridor.
  page
    .pen(1)
    .box(160, 240, 96, 40)
    .latin(170, 257, 9, "AHU-3-01")
    .latin(170, 246, 7, "18 000 m3/h");
  page.line([208, 280], [208, 436]).line([232, 280], [232, 436]);
  const ducts: readonly (readonly [y: number, high: number, size: string])[] = isLater
    ? [
        [436, 14, "500\u00d7250"],
        [462, 14, "500\u00d7250"],
      ]
    : [[440, 26, "800\u00d7320"]];
  for (const [y, high, label] of ducts) {
    page
      .pen(1)
      .box(208, y, 720, high)
      .latin(500, y + high / 2 - 3, 8, label);
  }
  for (const x of [340, 420, 660, 740, 860]) {
    page
      .pen(0.7)
      .line([x, 476], [x, 500])
      .box(x - 9, 500, 18, 18);
    page.line([x - 9, 500], [x + 9, 518]).line([x - 9, 518], [x + 9, 500]);
  }
  if (isLater)
    page.pen(0.7).box(598, 430, 44, 52).latin(486, 484, 8, "Opening 900\u00d7400  +11.620");

  // Sleeves for the drains.
  const sleeves = isLater ? [545, 560, 575] : [605, 620, 635];
  for (const x of sleeves) page.pen(1).circle(x, 400, 5);
  page.latin(sleeves[0]! - 4, 408, 7, "3\u00d7\u00d8110");

  drawTitle(page, revision);
  return page.finish();
}

function drawBuilding(page: DemoPdf): void {
  for (const [at, x] of COLUMNS.entries()) {
    page.pen(0.4, 0.5, [12, 3, 2, 3]).line([x, 190], [x, 748]);
    page
      .pen(0.8)
      .circle(x, 762, 13)
      .latin(x - 3, 758, 11, String(at + 1));
  }
  for (const [at, y] of ROWS.entries()) {
    page.pen(0.4, 0.5, [12, 3, 2, 3]).line([98, y], [980, y]);
    page
      .pen(0.8)
      .circle(84, y, 13)
      .latin(80, y - 4, 11, "ABCD"[at]!);
  }
  let number = 11;
  for (const y of ROWS)
    for (const [at, x] of COLUMNS.slice(0, -1).entries()) {
      const to = COLUMNS[at + 1]!;
      page
        .pen(0.7, 0.25)
        .line([x + 8, y + 4], [to - 8, y + 4])
        .line([x + 8, y - 4], [to - 8, y - 4]);
      page.latin((x + to) / 2 - 10, y + 8, 7, `B-${number}`);
      number += 1;
    }
  for (const [index, x] of COLUMNS.entries()) {
    page.latin(x + 7, 526, 7, `B-${31 + index}`);
    for (const y of ROWS) page.area(x - 8, y - 8, 16, 16, 0.2);
    page
      .pen(0.7, 0.25)
      .line([x - 4, 228], [x - 4, 692])
      .line([x + 4, 228], [x + 4, 692]);
  }
  for (const [at, x] of COLUMNS.slice(0, -1).entries()) {
    const to = COLUMNS[at + 1]!;
    page.pen(0.5).line([x, 172], [to, 172]).line([x, 167], [x, 177]).line([to, 167], [to, 177]);
    page.latin((x + to) / 2 - 10, 175, 8, "8 400");
  }
  // Walls of the rooms, with their doors.
  page.pen(2).line([300, 384], [300, 236]).line([460, 384], [460, 236]);
  page.line([620, 384], [620, 236]).line([780, 384], [780, 236]);
  page.line([300, 544], [300, 696]).line([780, 544], [780, 696]);
}

function drawTitle(page: DemoPdf, revision: "C" | "D"): void {
  page
    .pen(1)
    .box(1_000, 24, 166, 300)
    .line([1_000, 270], [1_166, 270])
    .line([1_000, 210], [1_166, 210]);
  page
    .line([1_000, 110], [1_166, 110])
    .line([1_000, 64], [1_166, 64])
    .line([1_083, 24], [1_083, 64]);
  page.chinese(1_010, 302, 11, "澜江中心").latin(1_010, 286, 9, "Lanjiang Centre T2 podium");
  page
    .chinese(1_010, 248, 12, "三层机电综合平面")
    .latin(1_010, 230, 9, "Level 3 services, part plan");
  page.latin(1_010, 192, 8, "C  Ducts and sleeves coordinated");
  if (revision === "D") page.latin(1_010, 176, 8, "D  Duct split at B-34, sleeves moved");
  page.chinese(1_010, 90, 10, "东原设计院").latin(1_010, 74, 9, "Dongyuan Design   1:100");
  page.latin(1_010, 38, 16, "M-311").latin(1_093, 38, 16, `Rev ${revision}`);
}

const DAY = 86_400_000;
type MarkRow = Omit<DemoMark, "id" | "fields"> & { readonly fields: DemoMark["fields"] };

/** Of the page as it is shown, y downwards, from places of the drawing. */
const at = (...points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y]) => `${x * 100},${(SIZE.height - y) * 100}`).join(" ");

const ON_C: readonly MarkRow[] = [
  {
    ...{ author: "wang-qi", organisation: "me", isPrivate: false },
    fields: {
      ...{ type: "cloud", points: at([590, 425], [652, 388]), width: 20, status: "resolved" },
      text: "套管与 B-34 冲突 · Sleeves clash with beam B-34",
    },
  },
  {
    ...{ author: "chen-xi", organisation: "sv", isPrivate: false },
    fields: {
      ...{ type: "pin", points: at([256, 260]) },
      text: "机组检修空间够 800 mm 吗？ · Is there 800 mm to service the unit?",
    },
  },
];
const ON_D: readonly MarkRow[] = [
  {
    ...{ author: "he-yu", organisation: "de", isPrivate: false },
    fields: {
      ...{ type: "cloud", points: at([590, 486], [652, 424]), width: 20, status: "answered" },
      text: "按 RFI 14 改为 2 × 500×250 · Split into 2 × 500×250 as answered in RFI 14",
    },
  },
  {
    ...{ author: "zhou-kai", organisation: "gc", isPrivate: false },
    fields: {
      ...{ type: "callout", points: at([642, 456], [690, 430]), width: 15 },
      text: "请钢构确认 B-34 洞口补强\nSteel to confirm the opening in B-34",
    },
  },
  {
    ...{ author: "li-na", organisation: "st", isPrivate: true },
    fields: {
      ...{ type: "text", points: at([690, 520]) },
      text: "补强板还没报价 · Stiffener not priced yet",
    },
  },
];

/** The drawing that the plan, the wall and the talk are about, in two revisions, with marks of five companies. */
export function podiumFile(today: Date, rng: Rng): DemoFile {
  const marks = (rows: readonly MarkRow[], day: number): readonly DemoMark[] => {
    const orders = orderKeysBetween(null, null, rows.length);
    return rows.map(({ fields, ...row }, index) => ({
      ...row,
      id: newEntityId<EntityId>(rng),
      fields: {
        ...fields,
        order: orders[index]!,
        createdAt: today.getTime() + day * DAY + index * 3_600_000,
      },
    }));
  };
  const revision = (name: "C" | "D", day: number, reason: string, rows: readonly MarkRow[]) => ({
    ...{ name, reason, author: "he-yu", fileName: `M-311_Level 3 services_${name}.pdf` },
    createdAt: new Date(today.getTime() + day * DAY),
    content: podiumDrawing(name),
    mediaType: "application/pdf",
    marks: marks(rows, day + 1),
  });
  return {
    organisation: "de",
    facts: {
      ...{ audience: "everyone", kind: "drawing", discipline: "mechanical", status: "shared" },
      ...{ folder: "机电 · MEP", number: "M-311", tags: ["L3"], custom: {} },
      title: "三层机电综合平面 · Level 3 services",
    },
    revisions: [
      revision("C", -16, "管线综合 · Ducts and sleeves coordinated", ON_C),
      revision("D", -4, "B-34 处风管一分为二，套管移位 · Duct split at B-34, sleeves moved", ON_D),
    ],
  };
}

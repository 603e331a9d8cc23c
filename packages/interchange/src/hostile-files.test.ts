import { expect, test } from "vitest";
import type { ImportLimits } from "./import-error.ts";
import { readMspdi } from "./read-mspdi.ts";
import { bytesOf, planXml, xml } from "./testing/plan-xml.ts";
import { writeMspdi } from "./write-mspdi.ts";

/** A file that is made as it is read: a start, the same piece again and again, an end. */
async function* flood(start: string, piece: (index: number) => string, times: number, end: string) {
  yield bytesOf(start);
  for (let index = 0; index < times;) {
    let chunk = "";
    for (; index < times && chunk.length < 1 << 18; index++) chunk += piece(index);
    yield bytesOf(chunk);
  }
  yield bytesOf(end);
}

const MEGABYTE = 1024 * 1024;

async function readWithin(
  megabytes: number,
  source: AsyncIterable<Uint8Array>,
  limits: Partial<ImportLimits> = {},
) {
  const before = process.memoryUsage().rss;
  const result = await readMspdi(source, { limits });
  expect((process.memoryUsage().rss - before) / MEGABYTE).toBeLessThan(megabytes);
  return result;
}

const PROJECT = "<Project><Tasks>";
const END = "</Tasks></Project>";
const TOO_LARGE = { ok: false, error: { code: "import.too-large" } };

test("elements within elements are kept as deep as the limit, and refused beyond it", async () => {
  const nest = (depth: number) =>
    planXml({ head: `${"<a>".repeat(depth)}x${"</a>".repeat(depth)}` });
  const deep = await readMspdi(bytesOf(nest(63)));
  if (!deep.ok) throw new Error(deep.error.detail);
  expect([...writeMspdi(deep.value.plan)].join("")).toContain(`<a>x</a>`);
  expect(await readMspdi(bytesOf(nest(64)))).toMatchObject({ error: { code: "import.too-deep" } });
  const endless = flood(PROJECT, () => "<a>", 1_000_000, "");
  expect(await readWithin(100, endless)).toMatchObject({ error: { code: "import.too-deep" } });
});

test("a million entities in a text, attributes on an element, or comments cost no memory", async () => {
  const name = "<Task><Name>";
  expect(
    await readWithin(
      150,
      flood(PROJECT + name, () => "&amp;", 1_000_000, ""),
    ),
  ).toMatchObject(TOO_LARGE);
  expect(
    await readWithin(
      150,
      flood(PROJECT + name, () => "&#x41;", 1_000_000, ""),
    ),
  ).toMatchObject(TOO_LARGE);
  expect(
    await readWithin(
      150,
      flood("<Project", (index) => ` a${index}="x"`, 1_000_000, "/>"),
    ),
  ).toMatchObject(TOO_LARGE);
  expect(
    await readWithin(
      150,
      flood(PROJECT, () => "<!-- -->", 1_000_000, END),
    ),
  ).toMatchObject({ ok: true });
});

test("what nobody understands is kept within its bytes, however it comes", async () => {
  const limits = { extra: 2 * MEGABYTE };
  const ways: readonly [string, (index: number) => string, string][] = [
    [
      "<Project><Views>",
      (index) => `<View><Name>view ${index}</Name></View>`,
      "</Views></Project>",
    ],
    ["<Project>", (index) => `<Own>${index}</Own>`, "</Project>"],
    ["<Project>", (index) => `<own${index}/>`, "</Project>"],
    ["<Project><Own>", () => "<x/>", "</Own></Project>"],
    ["<Project>", () => `<Own>${"x".repeat(2_000)}</Own>`, "</Project>"],
  ];
  for (const [start, piece, end] of ways) {
    const times = Math.min(400_000, Math.ceil((12 * MEGABYTE) / piece(1).length));
    const result = await readWithin(200, flood(start, piece, times, end), limits);
    expect(result).toMatchObject({ ok: true });
    if (result.ok) expect(result.value.findings.map(({ code }) => code)).toContain("extra.dropped");
  }
});

test("rows of work that never touch, and rest between, are taken in one by one", async () => {
  const minute = (index: number) => new Date(index * 240_000).toISOString().slice(0, 19);
  const row = (index: number) =>
    `<TimephasedData><Type>1</Type><Start>${minute(index)}</Start><Finish>${minute(index + 0.5)}</Finish><Value>PT0H${index % 2}M0S</Value></TimephasedData>`;
  const task = xml({
    UID: 1,
    Start: "1970-01-01T00:00:00",
    Finish: "1971-01-01T00:00:00",
    Duration: "PT9999H0M0S",
  });
  const start = `<Project><Tasks><Task>${task}</Task></Tasks><Assignments><Assignment><UID>1</UID><TaskUID>1</TaskUID><ResourceUID>-65535</ResourceUID>`;
  const result = await readWithin(
    250,
    flood(start, row, 60_000, "</Assignment></Assignments></Project>"),
    { extra: 0 },
  );
  if (!result.ok) throw new Error(result.error.detail);
  expect(result.value.plan.tasks[0]!.splits).toEqual([]);
});

test("calendars that recur for ever, each with an interrupted task, end soon", async () => {
  const count = 1_500;
  const recurs = `<Exceptions><Exception><TimePeriod><FromDate>1950-01-01T00:00:00</FromDate><ToDate>2199-12-31T23:59:00</ToDate></TimePeriod><Type>7</Type><Period>2</Period><DayWorking>0</DayWorking></Exception></Exceptions>`;
  const calendars = Array.from(
    { length: count },
    (_, uid) => `<Calendar><UID>${uid + 1}</UID><Name>c</Name>${recurs}</Calendar>`,
  ).join("");
  const tasks = Array.from({ length: count }, (_, uid) =>
    xml({
      UID: uid + 1,
      CalendarUID: uid + 1,
      Start: "2000-01-03T08:00:00",
      Finish: "2090-01-03T17:00:00",
      Duration: "PT16H0M0S",
    }),
  );
  const row = (from: string, to: string, value: string) =>
    `<TimephasedData>${xml({ Type: 1, Start: `${from}T08:00:00`, Finish: `${to}T17:00:00`, Value: value })}</TimephasedData>`;
  const rows =
    row("2000-01-03", "2000-01-03", "PT8H0M0S") +
    row("2000-01-04", "2090-01-02", "PT0H0M0S") +
    row("2090-01-03", "2090-01-03", "PT8H0M0S");
  const assignments = Array.from(
    { length: count },
    (_, uid) =>
      `<Assignment>${xml({ UID: uid + 1, TaskUID: uid + 1, ResourceUID: -65535 })}${rows}</Assignment>`,
  ).join("");
  const read = await readMspdi(bytesOf(planXml({ calendars, tasks, assignments })));
  if (!read.ok) throw new Error(read.error.detail);
  expect(read.value.plan.tasks).toHaveLength(count);
  // Without the rows the interruptions are worked out anew, within the same bounds.
  const bare = {
    ...read.value.plan,
    tasks: read.value.plan.tasks.map((task) => ({
      ...task,
      splits: [{ after: 4_800, rest: 4_800 }],
    })),
    assignments: [],
  };
  let written = 0;
  for (const piece of writeMspdi(bare)) written += piece.length;
  expect(written).toBeGreaterThan(count * 500);
});

test("a plan that ends anywhere is read or refused, and nothing else", async () => {
  const text = planXml({
    calendars: `<Calendar>${xml({ UID: 1, Name: "钢" })}</Calendar>`,
    tasks: [
      xml({ UID: 1, Name: "a &amp; b" }, "<!-- c --><Own><![CDATA[x]]></Own>"),
      xml({ UID: 2 }),
    ],
  });
  const bytes = bytesOf(text);
  let accepted = 0;
  for (let length = 0; length < bytes.length; length++)
    if ((await readMspdi(bytes.subarray(0, length))).ok) accepted += 1;
  // Only the line end after the last tag may be missing.
  expect(accepted).toBe(1);
});

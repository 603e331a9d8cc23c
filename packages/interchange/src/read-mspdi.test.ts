import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blankPlanTask } from "./blank-plan-task.ts";
import type { ImportLimits } from "./import-error.ts";
import { readMspdi } from "./read-mspdi.ts";
import { bytesOf, planXml, utf16, xml } from "./testing/plan-xml.ts";

async function read(source: string | Uint8Array, limits: Partial<ImportLimits> = {}) {
  const result = await readMspdi(typeof source === "string" ? bytesOf(source) : source, { limits });
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.detail}`);
  return result.value;
}
async function refuse(source: string | Uint8Array, limits: Partial<ImportLimits> = {}) {
  const result = await readMspdi(typeof source === "string" ? bytesOf(source) : source, { limits });
  if (result.ok) throw new Error("The file was read");
  return result.error;
}
const codes = (value: { readonly findings: readonly { readonly code: string }[] }) =>
  value.findings.map((group) => group.code);

describe("tasks", () => {
  test("every value of a task is read", async () => {
    const { plan, findings } = await read(
      planXml({
        tasks: [
          xml({ UID: 0, ID: 0, Name: "Whole", OutlineLevel: 0, Summary: 1 }),
          xml({
            UID: 7,
            ID: 1,
            Name: "Phase",
            OutlineLevel: 1,
            OutlineNumber: "1",
            WBS: "A.1",
            Summary: 1,
          }),
          xml(
            {
              UID: 9,
              ID: 2,
              Name: "钢柱进场 &amp; check &#x4E00;",
              OutlineLevel: 2,
              OutlineNumber: "1.1",
              Start: "2026-03-02T08:00:00",
              Finish: "2026-03-04T17:00:00.000",
              Duration: "PT24H0M0S",
              DurationFormat: 39,
              PercentComplete: 40,
              ActualStart: "2026-03-02T08:00:00",
              ConstraintType: 4,
              ConstraintDate: "2026-03-02T08:00:00",
              Deadline: "2026-03-10T24:00:00",
              Priority: 700,
              Manual: 1,
              CalendarUID: 3,
              RemainingDuration: "PT14H24M0S",
              Notes: "One\r\nTwo",
            },
            `<PredecessorLink>${xml({ PredecessorUID: 7, Type: 3, LinkLag: -4800, LagFormat: 7 })}</PredecessorLink>`,
          ),
        ],
      }),
    );
    expect(findings).toEqual([]);
    expect(plan.tasks.map((task) => task.summary)).toEqual([true, true, false]);
    expect(plan.tasks[2]).toEqual({
      ...blankPlanTask(9),
      uid: 9,
      id: 2,
      name: "钢柱进场 & check 一",
      outlineLevel: 2,
      outlineNumber: "1.1",
      wbs: "",
      summary: false,
      milestone: false,
      start: "2026-03-02T08:00",
      finish: "2026-03-04T17:00",
      duration: 14_400,
      durationUnit: "d",
      elapsed: false,
      estimated: true,
      remainingDuration: 8_640,
      percentComplete: 40,
      actualStart: "2026-03-02T08:00",
      actualFinish: null,
      constraintType: "SNET",
      constraintDate: "2026-03-02T08:00",
      deadline: "2026-03-11T00:00",
      priority: 700,
      manual: true,
      inactive: false,
      external: false,
      calendarUid: 3,
      notes: "One\nTwo",
      predecessors: [{ uid: 7, type: "SS", lag: -4_800, lagUnit: "working" }],
    });
  });

  test("lags are read in working time, elapsed time and percent", async () => {
    const link = (format: number) =>
      `<PredecessorLink>${xml({ PredecessorUID: 1, Type: 1, LinkLag: 50, LagFormat: format })}</PredecessorLink>`;
    const { plan, findings } = await read(
      planXml({
        tasks: [
          xml({ UID: 1 }),
          xml({ UID: 2 }, link(7)),
          xml({ UID: 3 }, link(8)),
          xml({ UID: 4 }, link(19)),
          xml({ UID: 5 }, link(20)),
        ],
      }),
    );
    expect(plan.tasks.flatMap((task) => task.predecessors.map((each) => each.lagUnit))).toEqual([
      "working",
      "elapsed",
      "percent",
      "elapsed-percent",
    ]);
    expect(findings).toEqual([]);
  });

  test("odd rows are read, and told", async () => {
    const link = (uid: number) =>
      `<PredecessorLink>${xml({ PredecessorUID: uid })}</PredecessorLink>`;
    const value = await read(
      planXml({
        tasks: [
          xml({ UID: 1, Name: "a", OutlineLevel: 1 }, link(99) + link(1)),
          xml({ UID: 1, Name: "again", OutlineLevel: 4 }, link(2) + link(2)),
          xml({ Name: "no number", Start: "31 March", Duration: "soon", PercentComplete: 120 }),
          xml({ UID: 5, IsNull: 1 }),
          xml({ UID: 2, Name: "zoned", Summary: 1, Start: "2026-03-02T08:00:00+08:00" }),
        ],
      }),
    );
    expect(
      value.plan.tasks.map((task) => [task.uid, task.outlineLevel, task.percentComplete]),
    ).toEqual([
      [1, 1, 0],
      [-1, 2, 0],
      [-2, 1, 100],
      [2, 1, 0],
    ]);
    expect(value.plan.tasks[3]!.start).toBe("2026-03-02T08:00");
    expect(value.findings.map(({ code, count }) => [code, count])).toEqual([
      ["value.bad", 3],
      ["date.zone-ignored", 1],
      ["task.blank-row", 1],
      ["task.no-uid", 1],
      ["task.duplicate-uid", 1],
      ["task.outline-jump", 1],
      ["task.summary-flag", 1],
      ["link.unknown-predecessor", 1],
      ["link.self", 1],
      ["link.duplicate", 1],
    ]);
    expect(value.findings[0]!.examples[0]!.line).toBeGreaterThan(5);
  });

  test("a namespace prefix, or none at all, changes nothing", async () => {
    const prefixed = `<p:Project xmlns:p="http://schemas.microsoft.com/project"><p:Tasks><p:Task><p:UID>4</p:UID></p:Task></p:Tasks></p:Project>`;
    expect((await read(prefixed)).plan.tasks[0]!.uid).toBe(4);
    const bare = await read("<Project><Tasks><Task><UID>4</UID></Task></Tasks></Project>");
    expect(bare.plan.tasks[0]!.uid).toBe(4);
    expect(codes(bare)).toEqual(["xml.no-namespace"]);
  });
});

describe("calendars", () => {
  const time = (from: string, to: string) =>
    `<WorkingTime>${xml({ FromTime: from, ToTime: to })}</WorkingTime>`;
  test("weeks, bases, exceptions and a day that ends at midnight are read", async () => {
    const { plan } = await read(
      planXml({
        calendars: `<Calendar>${xml({ UID: 1, Name: "Site", IsBaseCalendar: 1, BaseCalendarUID: -1 })}<WeekDays>
          <WeekDay>${xml({ DayType: 2, DayWorking: 1 })}<WorkingTimes>${time("20:00:00", "00:00:00")}${time("08:00:00", "12:00:00")}</WorkingTimes></WeekDay>
          <WeekDay>${xml({ DayType: 3, DayWorking: 1 })}</WeekDay>
          <WeekDay>${xml({ DayType: 0, DayWorking: 0 })}<TimePeriod>${xml({ FromDate: "2026-10-01T00:00:00", ToDate: "2026-10-07T23:59:00" })}</TimePeriod></WeekDay>
        </WeekDays></Calendar>
        <Calendar>${xml({ UID: 2, Name: "Crew", BaseCalendarUID: 1 })}<Exceptions>
          <Exception>${xml({ Name: "Friday off", Type: 6, Period: 2, DaysOfWeek: 32, DayWorking: 0 })}<TimePeriod>${xml({ FromDate: "2026-01-01T00:00:00", ToDate: "2026-02-01T00:00:00" })}</TimePeriod></Exception>
        </Exceptions></Calendar>`,
      }),
    );
    const [site, crew] = plan.calendars;
    expect(site!.week).toEqual([
      "",
      "08:00-12:00,20:00-24:00",
      "08:00-12:00,13:00-17:00",
      "",
      "",
      "",
      "",
    ]);
    expect(site!.exceptions).toEqual([
      { name: "", from: "2026-10-01", to: "2026-10-07", hours: "", recurrence: null },
    ]);
    expect(crew!.week).toEqual([null, null, null, null, null, null, null]);
    expect(crew!.exceptions[0]).toMatchObject({
      to: "2026-01-31",
      recurrence: { type: "weekly", every: 2, weekdays: [5] },
    });
  });

  test("a base that is missing or leads in a circle is cut off", async () => {
    const of = (uid: number, base: number) =>
      `<Calendar>${xml({ UID: uid, Name: `c${uid}`, BaseCalendarUID: base })}</Calendar>`;
    const value = await read(planXml({ calendars: of(1, 2) + of(2, 1) + of(3, 9) }));
    expect(value.plan.calendars.map((calendar) => calendar.baseUid)).toEqual([null, null, null]);
    expect(codes(value)).toEqual(["calendar.unknown-base", "calendar.base-cycle", "plan.no-tasks"]);
  });
});

describe("encodings", () => {
  const text = (encoding: string) =>
    planXml({
      declaration: `<?xml version="1.0" encoding="${encoding}"?>`,
      tasks: [xml({ UID: 1, Name: "钢柱 Ä" })],
    });
  test.each([
    ["UTF-8 with a mark", bytesOf(`\ufeff${text("UTF-8")}`), "utf-8"],
    ["UTF-16 LE with a mark", utf16(text("UTF-16"), "le", true), "utf-16le"],
    ["UTF-16 BE with a mark", utf16(text("UTF-16"), "be", true), "utf-16be"],
    ["UTF-16 LE without a mark", utf16(text("UTF-16"), "le", false), "utf-16le"],
    ["UTF-16 BE without a mark", utf16(text("UTF-16"), "be", false), "utf-16be"],
  ])("%s is read", async (_, bytes, encoding) => {
    const { plan, findings } = await read(bytes);
    expect([plan.encoding, plan.tasks[0]!.name, findings]).toEqual([encoding, "钢柱 Ä", []]);
  });

  const bytes = (parts: readonly (string | readonly number[])[]) =>
    Uint8Array.from(
      parts.flatMap((part) => (typeof part === "string" ? [...bytesOf(part)] : part)),
    );
  test("GB18030 and Windows code pages are read as declared", async () => {
    const around = (encoding: string) =>
      planXml({
        declaration: `<?xml version="1.0" encoding="${encoding}"?>`,
        tasks: [xml({ UID: 1, Name: "@" })],
      }).split("@") as [string, string];
    const gb = around("GB18030");
    expect((await read(bytes([gb[0], [0xb8, 0xd6, 0xd6, 0xf9], gb[1]]))).plan.tasks[0]!.name).toBe(
      "钢柱",
    );
    const west = around("windows-1252");
    expect((await read(bytes([west[0], [0xc4, 0x80], west[1]]))).plan.tasks[0]!.name).toBe("Ä€");
    const east = around("windows-1251");
    expect((await read(bytes([east[0], [0xcf, 0xeb], east[1]]))).plan.tasks[0]!.name).toBe("Пл");
  });

  test("a wrong or unknown encoding is told", async () => {
    const wide = await read(text("UTF-16"));
    expect(codes(wide)).toEqual(["xml.encoding-mismatch"]);
    expect(await refuse(text("klingon"))).toMatchObject({ code: "import.bad-encoding" });
    const broken = bytes([
      ...planXml({ tasks: [xml({ UID: 1, Name: "@" })] })
        .split("@")
        .slice(0, 1),
      [0xff, 0xfe, 0xb8],
      "</Name>",
    ]);
    expect(await refuse(broken)).toMatchObject({ code: "import.bad-encoding" });
  });
});

describe("what is no plan", () => {
  test.each([
    ["", "import.empty"],
    ["   \n\t  ", "import.empty"],
    ["PK\u0003\u0004rest", "import.unsupported-format"],
    ["%PDF-1.7 …", "import.unsupported-format"],
    ["ERMHDR\t19.12", "import.unsupported-format"],
    ["just some words", "import.not-a-plan"],
    ["<!DOCTYPE html><html><body/></html>", "import.not-a-plan"],
    ["<APIBusinessObjects/>", "import.unsupported-format"],
    ["<Projects/>", "import.not-a-plan"],
    ["<Project><Tasks><Task><UID>1</UID>", "import.malformed"],
    ["<Project><Tasks></Task></Project>", "import.malformed"],
    ["<Project>&undefined;</Project>", "import.malformed"],
    ["<Project/><Project/>", "import.malformed"],
  ])("%j is refused as %s", async (source, code) => {
    expect((await refuse(source)).code).toBe(code);
  });

  test("a .mpp file gets a sentence that helps", async () => {
    const error = await refuse(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1));
    expect(error.detail).toContain("Save it in Microsoft Project as XML");
  });

  test("a broken file names its line and element", async () => {
    const error = await refuse("<Project>\n<Tasks>\n<Task>\n<Name>a < b</Name>");
    expect(error).toMatchObject({ code: "import.malformed", line: 4 });
  });
});

describe("hostile files", () => {
  test("declared entities are refused before anything is expanded", async () => {
    const bomb = `<!DOCTYPE Project [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><Project><Name>&b;</Name></Project>`;
    const outside = `<!DOCTYPE Project SYSTEM "file:///etc/passwd"><Project/>`;
    const parameter = `<!DOCTYPE Project [<!ENTITY % x SYSTEM "http://127.0.0.1/x">%x;]><Project/>`;
    for (const source of [bomb, outside, parameter])
      expect(await refuse(source)).toMatchObject({
        code: "import.entity-declaration",
        element: "!DOCTYPE",
      });
  });

  test("depth, elements, tasks, records, text and bytes are bounded", async () => {
    const deep = `<Project>${"<a>".repeat(100)}`;
    expect((await refuse(deep)).code).toBe("import.too-deep");
    expect((await refuse(`<Project>${"<a/>".repeat(100)}</Project>`, { elements: 50 })).code).toBe(
      "import.too-large",
    );
    const plan = planXml({ tasks: Array.from({ length: 20 }, (_, uid) => xml({ UID: uid })) });
    expect((await refuse(plan, { tasks: 19 })).code).toBe("import.too-many-tasks");
    expect((await read(plan, { tasks: 20 })).plan.tasks).toHaveLength(20);
    const links = planXml({ tasks: [xml({ UID: 1 }, "<PredecessorLink/>".repeat(30))] });
    expect((await refuse(links, { records: 29 })).code).toBe("import.too-large");
    expect(
      (await refuse(`<Project><Name>${"x".repeat(300_000)}</Name></Project>`, { text: 100_000 }))
        .code,
    ).toBe("import.too-large");
    expect((await refuse(`<Project a="${"x".repeat(300_000)}"/>`, { text: 100_000 })).code).toBe(
      "import.too-large",
    );
    expect((await refuse(plan, { bytes: 500 })).code).toBe("import.too-large");
  });

  test("100 MB of spaces, or of one text, cost no memory", async () => {
    async function* flood(start: string, filler: string) {
      yield bytesOf(start);
      const chunk = bytesOf(filler.repeat(1 << 20));
      for (let megabytes = 0; megabytes < 100; megabytes++) yield chunk;
    }
    for (const [start, filler] of [
      ["<Project>", " "],
      ["", " "],
      ["<Project><Name>", "x"],
      ["<!--", "-x"],
      ["<!DOCTYPE ", "x"],
    ] as const) {
      const before = process.memoryUsage().rss;
      const result = await readMspdi(flood(start, filler));
      expect(result).toMatchObject({ ok: false });
      expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
    }
  });

  test("a cancelled import ends", async () => {
    const result = await readMspdi(bytesOf(planXml({})), { signal: { aborted: true } });
    expect(result).toMatchObject({ ok: false, error: { code: "import.cancelled" } });
  });
});

test("any bytes, and any mutation of a plan, give a plan or an error and never throw", async () => {
  const plan = bytesOf(
    planXml({
      tasks: [
        xml({ UID: 1, Name: "钢", Start: "2026-03-02T08:00:00" }),
        xml({ UID: 2, Duration: "PT8H0M0S" }),
      ],
    }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc
          .array(fc.tuple(fc.nat({ max: plan.length - 1 }), fc.nat({ max: 255 })), { maxLength: 8 })
          .map((changes) => {
            const mutated = plan.slice();
            for (const [at, byte] of changes) mutated[at] = byte;
            return mutated;
          }),
        fc.nat({ max: plan.length }).map((length) => plan.slice(0, length)),
      ),
      async (bytes) => {
        const result = await readMspdi(bytes);
        expect(typeof result.ok).toBe("boolean");
      },
    ),
    { numRuns: 500 },
  );
});

test("how the bytes are cut into chunks changes nothing", async () => {
  const bytes = bytesOf(
    planXml({ tasks: [xml({ UID: 1, Name: "钢柱进场 😀" }), xml({ UID: 2, Name: "b" })] }),
  );
  const whole = await readMspdi(bytes);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 }),
      async (sizes) => {
        const chunks: Uint8Array[] = [];
        for (let at = 0, index = 0; at < bytes.length; index++) {
          const size = sizes[index % sizes.length]!;
          chunks.push(bytes.subarray(at, at + size));
          at += size;
        }
        expect(await readMspdi(chunks)).toEqual(whole);
      },
    ),
    { numRuns: 50 },
  );
});

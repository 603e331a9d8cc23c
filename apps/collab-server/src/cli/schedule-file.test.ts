import { existsSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_IMPORT_LIMITS } from "@parley/interchange/import-error.ts";
import { describe, expect, it, vi } from "vitest";
import { temporaryFolder } from "../platform/testing/temporary-folder.ts";
import { PlanFailure } from "./plan-failure.ts";
import { schedulePlan } from "./plan-schedule.ts";
import { readPlanFile } from "./read-plan-file.ts";
import { fit } from "./schedule-table.ts";
import { runParley, SMALL_PLAN } from "./testing/run-parley.ts";

// Each run is a process of its own, and a busy machine starts them slowly.
vi.setConfig({ testTimeout: 180_000 });

const CORPUS = join(import.meta.dirname, "../../../../../shared/corpus/schedules");

function fileOf(name: string, content: string | Uint8Array): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, content);
  return file;
}
const schedule = (file: string, ...more: string[]) => runParley(["schedule", file, ...more]);

describe("parley schedule", () => {
  it("prints the computed leaf tasks as JSON, in the order of the file", async () => {
    const file = fileOf("计划 one two.xml", SMALL_PLAN);
    const run = await schedule(file, "--json");
    expect(run).toMatchObject({ code: 0, err: "" });
    const result = JSON.parse(run.out) as { tasks: object[] };
    const row = (
      uid: number,
      name: string,
      [start, finish, lateStart, lateFinish]: readonly [string, string, string, string],
      totalFloatMinutes: number,
    ) => {
      const dates = {
        earlyStart: start,
        earlyFinish: finish,
        lateStart,
        lateFinish,
        start,
        finish,
      };
      return { uid, name, ...dates, totalFloatMinutes, critical: totalFloatMinutes === 0 };
    };
    const [monday, friday] = ["2026-03-02T08:00:00", "2026-03-06T17:00:00"];
    const [tuesday, wednesday] = ["2026-03-10T08:00:00", "2026-03-11T17:00:00"];
    expect(result).toEqual({
      file,
      tasks: [
        row(20, "Dig 挖土", [monday, friday, monday, friday], 0),
        row(30, "Fence", [monday, "2026-03-02T17:00:00", "2026-03-11T08:00:00", wednesday], 3_360),
        row(40, "Pour", [tuesday, wednesday, tuesday, wednesday], 0),
        row(50, "Done", [wednesday, wednesday, wednesday, wednesday], 0),
      ],
      findings: [],
    });
    const [first] = result.tasks;
    expect(Object.keys(first!)).toEqual([
      ...["uid", "name", "earlyStart", "earlyFinish", "lateStart", "lateFinish", "start", "finish"],
      ...["totalFloatMinutes", "critical"],
    ]);
  });

  it("gives the dates of the same plan from a table, and tells what it could not read", async () => {
    const csv = fileOf(
      "plan.csv",
      "ID,Task name,Outline level,Duration,Start,Predecessors,Milestone,Mood\n1,Hall,1,,2026-03-02,,,\n2,Dig,2,5 d,,,,\n3,Fence,2,1 d,,,,\n4,Pour,2,2 d,,2FS+1d,,\n5,Done,1,0,3/2/2026,4,yes,good\n",
    );
    const run = await schedule(csv, "--json");
    const { tasks, findings } = JSON.parse(run.out) as {
      tasks: { start: string; critical: boolean }[];
      findings: { code: string; count: number }[];
    };
    expect(tasks.map(({ start, critical }) => [start.slice(0, 10), critical])).toEqual([
      ["2026-03-02", true],
      ["2026-03-02", false],
      ["2026-03-10", true],
      ["2026-03-11", true],
    ]);
    expect(findings.map(({ code, count }) => [code, count])).toEqual([
      ["table.ambiguous-date", 1],
      ["table.unknown-column", 1],
    ]);
    const decided = await schedule(csv, "--json", "--dates", "month-first");
    expect(decided.out).not.toContain("table.ambiguous-date");
  });

  it("begins a plan without any date where it is told to, and says so where it is not", async () => {
    const file = fileOf("plan.csv", "Name,Duration,Pred\nDig,2 d,\nPour,1 d,1\n");
    const [blind, told, wrong] = await Promise.all([
      schedule(file, "--json"),
      schedule(file, "--json", "--start", "2026-03-02"),
      schedule(file, "--start", "2026-02-30"),
    ]);
    expect(blind.out).toContain('"schedule.no-start"');
    expect(told.out).not.toContain("schedule.no-start");
    expect(told.out).toContain('"finish":"2026-03-04T17:00:00"');
    expect(wrong).toMatchObject({ code: 2, out: "" });
  });

  it("tells of deadlines that are missed, by the numbers of the file", async () => {
    const late = SMALL_PLAN.replace(
      "<Name>Pour</Name>",
      "<Name>Pour</Name><Deadline>2026-03-10T17:00:00</Deadline>",
    );
    const file = fileOf("late.xml", late);
    const { plan, findings } = await readPlanFile(file, {}, false);
    expect(schedulePlan(plan, findings).findings).toEqual([
      { code: "schedule.deadline-missed", count: 1, examples: [{ taskId: 40, by: 4_800 }] },
    ]);
  });

  it("computes every exported project of a Primavera file, each from its own data date", async () => {
    const hours = "(0||0(s|08:00|f|12:00)())(0||1(s|13:00|f|17:00)())";
    const days = [1, 2, 3, 4, 5, 6, 7].map(
      (day) => `(0||${day}()(${day === 1 || day === 7 ? "" : hours}))`,
    );
    const lines = [
      "ERMHDR\t8.4\t2026-01-01\tProject\tadmin",
      "%T\tPROJECT",
      "%F\tproj_id\tproj_short_name\texport_flag\tclndr_id\tplan_start_date\tlast_recalc_date",
      "%R\t100\tHALL\tY\t1\t2026-01-05 08:00\t2026-01-05 08:00",
      "%R\t200\tYARD\tY\t1\t2026-02-02 08:00\t2026-02-02 08:00",
      "%T\tCALENDAR",
      "%F\tclndr_id\tclndr_name\tclndr_type\tday_hr_cnt\tclndr_data",
      `%R\t1\tStandard\tCA_Base\t8\t(0||CalendarData()((0||DaysOfWeek()(${days.join("")}))))`,
      "%T\tTASK",
      "%F\ttask_id\tproj_id\tclndr_id\ttask_name\ttask_type\tstatus_code\tremain_drtn_hr_cnt",
      "%R\t1\t100\t1\tDig\tTT_Task\tTK_NotStart\t16",
      "%R\t2\t100\t1\tPour\tTT_Task\tTK_NotStart\t8",
      "%R\t3\t200\t1\tPave\tTT_Task\tTK_NotStart\t8",
      "%E",
    ];
    const run = await schedule(fileOf("two.xer", `${lines.join("\r\n")}\r\n`), "--json");
    expect(run).toMatchObject({ code: 0, err: "" });
    const { tasks } = JSON.parse(run.out) as { tasks: Record<string, unknown>[] };
    expect(tasks.map(({ uid, earlyStart, lateFinish }) => [uid, earlyStart, lateFinish])).toEqual([
      [1, "2026-01-05T08:00:00", "2026-01-06T17:00:00"],
      [2, "2026-01-05T08:00:00", "2026-01-06T17:00:00"],
      [3, "2026-02-02T08:00:00", "2026-02-02T17:00:00"],
    ]);
  });

  it("prints a table for people, in their language", async () => {
    const file = fileOf("plan.xml", SMALL_PLAN);
    const [english, chinese, asked] = await Promise.all([
      runParley(["schedule", file]),
      runParley(["schedule", file], { LANG: "zh_CN.UTF-8" }),
      runParley(["schedule", file, "--language", "en"], { LC_ALL: "zh_CN.UTF-8" }),
    ]);
    expect(english.out).toMatch(/^UID {7}Task .*Critical\n20 {8}Dig 挖土 {34}2026-03-02 08:00/);
    expect(english.out).toContain("4 tasks, 3 critical, finish 2026-03-11 17:00\n");
    expect(chinese.out).toMatch(/^标识号 {4}任务/);
    expect(chinese.out).toContain("共 4 项任务，其中关键任务 3 项，完成时间 2026-03-11 17:00\n");
    expect(asked.out).toBe(english.out);
  });

  it("refuses what it cannot read with exit code 2 and one line of JSON, and nothing else", async () => {
    const folder = temporaryFolder();
    const broken = join(folder, "cut 断.xml");
    writeFileSync(broken, SMALL_PLAN.slice(0, 900));
    const cases = [
      [join(folder, "missing 缺.xml"), "file.not-found"],
      [folder, "file.not-regular"],
      [broken, "import.malformed"],
    ] as const;
    for (const [file, code] of cases)
      for (const more of [[], ["--json"]]) {
        const run = await schedule(file, ...more);
        expect([file, run.code, run.out]).toEqual([file, 2, ""]);
        expect(run.err.endsWith("\n") && run.err.trimEnd().split("\n")).toHaveLength(1);
        const { error } = JSON.parse(run.err) as { error: Record<string, unknown> };
        expect(error).toMatchObject({ code, file });
        expect(Object.keys(error)).toEqual(["code", "message", "file", "line", "element"]);
      }
  });

  it("has a code for everything that makes a file no plan", async () => {
    const folder = temporaryFolder();
    const at = (name: string, content: string | Uint8Array = "") => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const large = at("large.xml");
    truncateSync(large, DEFAULT_IMPORT_LIMITS.bytes + 1);
    mkdirSync(join(folder, "plan.xml"));
    const noise = Uint8Array.from({ length: 999 }, (_, index) => (index * 7) % 32);
    const entity = `<!DOCTYPE a [<!ENTITY b "c">]>${SMALL_PLAN.replace(/<\?xml.*?\?>/, "")}`;
    const cases: readonly (readonly [string, string])[] = [
      [join(folder, "a", "b.xml"), "file.not-found"],
      [join(at("file"), "b.xml"), "file.not-found"],
      [join(folder, "plan.xml"), "file.not-regular"],
      ["/dev/null", "file.not-regular"],
      [join(folder, "x".repeat(300)), "file.unreadable"],
      [at("empty.xer"), "import.empty"],
      [large, "import.too-large"],
      [at("page.xml", "<html><body>no plan</body></html>"), "import.not-a-plan"],
      [at("plan.mpp", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1)), "import.unsupported-format"],
      [at("noise.bin", noise), "import.unsupported-format"],
      [at("cut.xlsx", "PK\u0003\u0004 and then nothing"), "import.malformed"],
      [at("words.csv", "some,words\nand,more\n"), "import.not-a-plan"],
      [at("entity.xml", entity), "import.entity-declaration"],
    ];
    for (const [file, code] of cases) {
      const error: unknown = await readPlanFile(file, {}, false).catch((each: unknown) => each);
      if (!(error instanceof PlanFailure)) throw new Error(`${file} was read`, { cause: error });
      expect([file, error.code, error.exitCode]).toEqual([file, code, 2]);
      expect(error.message).toMatch(/\.$/);
    }
  });

  it("says that it was called the wrong way", async () => {
    for (const args of [["schedule"], ["schedule", "a", "b"], ["schedule", "a", "--nope"]]) {
      const run = await runParley(args);
      expect(run).toMatchObject({ code: 2, out: "" });
      expect(run.err).toMatch(/^error: /);
    }
    const help = await runParley(["schedule", "--help"]);
    expect(help).toMatchObject({ code: 0, err: "" });
    expect(help.out).toContain("file.not-found");
  });

  it("needs no settings and no data folder", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "plan.xml"), SMALL_PLAN);
    const env = { DATABASE_URL: "nonsense", PORT: "nonsense", DATA_DIR: join(folder, "data") };
    const run = await runParley(["schedule", "plan.xml"], env, folder);
    expect(run).toMatchObject({ code: 0, err: "" });
    expect(existsSync(join(folder, "data"))).toBe(false);
  });

  it("computes the files of the corpus", async ({ skip }) => {
    skip(!existsSync(CORPUS), "../shared/corpus is absent: its files are not computed");
    const files = ["mspdi", "p6"].flatMap((kind) =>
      readdirSync(join(CORPUS, kind)).map((name) => join(CORPUS, kind, name)),
    );
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      const { plan, findings } = await readPlanFile(file, {}, false);
      const leaves = plan.tasks.filter(({ summary, outlineLevel }) => !summary && outlineLevel > 0);
      const { tasks } = schedulePlan(plan, findings);
      expect([file, tasks.map(({ task }) => task.uid)]).toEqual([
        file,
        leaves.map(({ uid }) => uid),
      ]);
      for (const { dates } of tasks) expect(dates.finish).toBeGreaterThanOrEqual(dates.start);
    }
  });
});

it.each([
  ["abc", 5, "abc  "],
  ["abcdef", 4, "abcd"],
  ["挖土方", 5, "挖土 "],
  ["e\u0301x", 3, "e\u0301x "],
  ["a\u001b[31m\nb", 8, "a [31m b"],
])("fits %j into %d columns of a terminal", (text, width, fitted) => {
  expect(fit(text, width)).toBe(fitted);
});

import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { readPlan } from "@parley/interchange/read-plan.ts";
import { describe, expect, it, vi } from "vitest";
import { temporaryFolder } from "../platform/testing/temporary-folder.ts";
import { runParley, SMALL_PLAN } from "./testing/run-parley.ts";

// Each run is a process of its own, and a busy machine starts them slowly.
vi.setConfig({ testTimeout: 180_000 });

function folderWith(name: string, content: string): { folder: string; file: string } {
  const folder = temporaryFolder();
  writeFileSync(join(folder, name), content);
  return { folder, file: join(folder, name) };
}
const convert = (...args: string[]) => runParley(["convert", ...args]);
const codeOf = (err: string) => (JSON.parse(err) as { error: { code: string } }).error.code;

async function tasksOf(file: string) {
  const read = await readPlan(readFileSync(file), file);
  if (!read.ok) throw new Error(read.error.detail);
  return read.value.plan.tasks.map(({ uid, name, outlineLevel, duration, predecessors }) => [
    ...[uid, name, outlineLevel, duration, predecessors],
  ]);
}

describe("parley convert", () => {
  it("writes the same tasks through every format, with names of any script", async () => {
    const { folder, file } = folderWith("原 计划.xml", SMALL_PLAN);
    const tasks = await tasksOf(file);
    let from = file;
    for (const name of ["a b.csv", "表 格.XLSX", "back.csv", "end.xml"]) {
      const to = join(folder, name);
      const run = await convert(from, to, "--language", name.startsWith("a") ? "en" : "zh-CN");
      expect(run).toEqual({ code: 0, err: "", out: `Wrote ${to}: 5 tasks.\n` });
      expect(await tasksOf(to)).toEqual(tasks);
      from = to;
    }
    expect(readFileSync(join(folder, "back.csv"), "utf8")).toContain("任务名称");
    const json = join(folder, "plan.json");
    expect((await convert(from, json)).code).toBe(0);
    const written = JSON.parse(readFileSync(json, "utf8")) as { kind: string; tasks: object[] };
    expect([written.kind, written.tasks.length]).toEqual(["parley-plan-file", 5]);
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
    const [header, , dig] = readFileSync(join(folder, "a b.csv"), "utf8").split("\r\n");
    expect([header, dig]).toEqual([
      expect.stringContaining(",Start,Finish,"),
      expect.stringContaining(",2026-03-02 08:00,2026-03-06 17:00,"),
    ]);
  });

  it("writes the milestones as a calendar, computed where the file gives no dates", async () => {
    const { folder, file } = folderWith("plan.xml", SMALL_PLAN);
    const feed = join(folder, "plan.ics");
    expect(await convert(file, feed, "--time-zone", "Asia/Shanghai")).toMatchObject({ code: 0 });
    const text = readFileSync(feed, "utf8");
    expect(text).toContain("SUMMARY:Done\r\n");
    expect(text).toContain("DTSTART;VALUE=DATE:20260311\r\n");
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
  });

  it("never replaces the input, under whatever name, nor another file without being told", async () => {
    const { folder, file } = folderWith("plan.xml", SMALL_PLAN);
    linkSync(file, join(folder, "hard.xml"));
    symlinkSync(file, join(folder, "soft.xml"));
    for (const out of [file, join(folder, ".", "hard.xml"), join(folder, "soft.xml")]) {
      const run = await convert(file, out, "--force");
      expect([run.code, run.out, codeOf(run.err)]).toEqual([2, "", "file.same"]);
    }
    const there = join(folder, "there.csv");
    writeFileSync(there, "mine");
    const refused = await convert(file, there);
    expect([refused.code, codeOf(refused.err)]).toEqual([1, "file.exists"]);
    expect(readFileSync(there, "utf8")).toBe("mine");
    expect((await convert(file, there, "--force")).code).toBe(0);
    expect(readFileSync(there, "utf8")).toContain("Dig 挖土");
    expect(readFileSync(file, "utf8")).toBe(SMALL_PLAN);
  });

  it("refuses what it does not write and what it cannot read, and leaves nothing behind", async () => {
    const { folder, file } = folderWith("plan.xml", SMALL_PLAN);
    mkdirSync(join(folder, "folder.csv"));
    writeFileSync(join(folder, "broken.xml"), SMALL_PLAN.slice(0, 500));
    const before = readdirSync(folder);
    const cases: readonly (readonly [string, string, string, number])[] = [
      [file, "out.xer", "file.unknown-output", 2],
      [file, "out.pmxml", "file.unknown-output", 2],
      [file, "out.mpp", "file.unknown-output", 2],
      [file, "out", "file.unknown-output", 2],
      [file, "folder.csv", "file.not-regular", 2],
      [file, join("nowhere", "out.csv"), "file.not-writable", 1],
      [join(folder, "missing.xml"), "out.csv", "file.not-found", 2],
      [join(folder, "broken.xml"), "out.csv", "import.malformed", 2],
    ];
    for (const [from, to, code, exit] of cases) {
      const run = await convert(from, join(folder, to));
      expect([to, run.code, run.out, codeOf(run.err)]).toEqual([to, exit, "", code]);
    }
    expect(readdirSync(folder)).toEqual(before);
    expect((await convert(file, join(folder, "x.ics"), "--time-zone", "Mars/Base")).code).toBe(2);
    expect(existsSync(join(folder, "x.ics"))).toBe(false);
  });

  it("says what a table leaves behind", async () => {
    const exception =
      "<Exceptions><Exception><TimePeriod><FromDate>2026-05-01T00:00:00</FromDate><ToDate>2026-05-03T23:59:00</ToDate></TimePeriod><Name>Holiday</Name><Type>1</Type><DayWorking>0</DayWorking></Exception></Exceptions>";
    const { folder, file } = folderWith(
      "plan.xml",
      SMALL_PLAN.replace("</WeekDays></Calendar>", `</WeekDays>${exception}</Calendar>`),
    );
    const run = await convert(file, join(folder, "plan.csv"));
    expect(run).toMatchObject({
      code: 0,
      err: "parley: a table does not hold calendars: they stay behind.\n",
    });
    const marks = `<MoveRemainingStartsForward>1</MoveRemainingStartsForward>`;
    const dated = `<StatusDate>2026-03-04T08:00:00</StatusDate>${marks}<ProjectExternallyEdited>1</ProjectExternallyEdited>`;
    const early = SMALL_PLAN.replaceAll("<FromTime>08:00:00", "<FromTime>07:00:00");
    const other = folderWith("plan.xml", early.replace("<Calendars>", `${dated}<Calendars>`));
    const table = await convert(other.file, join(other.folder, "plan.csv"));
    expect(table).toMatchObject({
      code: 0,
      err: "parley: a table does not hold calendars, the data date: they stay behind.\n",
    });
  });
});

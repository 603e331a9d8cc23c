import { describe, expect, test } from "vitest";
import type { ImportLimits } from "./import-error.ts";
import type { RawElement } from "./plan-file.ts";
import { readMspdi } from "./read-mspdi.ts";
import { bytesOf, planXml, xml } from "./testing/plan-xml.ts";
import { writeMspdi } from "./write-mspdi.ts";

async function read(text: string, limits: Partial<ImportLimits> = {}) {
  const result = await readMspdi(bytesOf(text), { limits });
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.detail}`);
  return result.value;
}
const names = (extra: readonly RawElement[]) => extra.map(({ name }) => name);

describe("what is not understood", () => {
  test("is kept in the order of the schema, with what it holds", async () => {
    const { plan } = await read(
      planXml({
        head: "<Name>a</Name><Views><View><Name>Gantt</Name></View></Views><Author>me &amp; you</Author>",
        tasks: [
          xml(
            { UID: 1, Foo: 1, Cost: " 7 ", GUID: "x" },
            "<ExtendedAttribute>\n <FieldID>1</FieldID>\n</ExtendedAttribute>",
          ),
        ],
      }),
    );
    expect(names(plan.project.extra)).toEqual(["Author", "Views"]);
    expect(plan.project.extra[0]!.text).toBe("me & you");
    expect(names(plan.tasks[0]!.extra)).toEqual(["GUID", "Cost", "ExtendedAttribute", "Foo"]);
    expect(plan.tasks[0]!.extra[1]!.text).toBe(" 7 ");
    expect(plan.tasks[0]!.extra[2]).toEqual({
      name: "ExtendedAttribute",
      text: "",
      children: [{ name: "FieldID", text: "1", children: [] }],
    });
  });

  test("values that say more than a plan holds are written as they were", async () => {
    const values = {
      Start: "2026-03-02T08:00:30",
      Finish: "2026-03-02T17:00:00+08:00",
      Duration: "PT2H40M1S",
      DurationFormat: 21,
      RemainingDuration: "P1Y",
      Notes: " indented\n",
    };
    const { plan } = await read(planXml({ tasks: [xml({ UID: 1, ...values })] }));
    const written = [...writeMspdi(plan)].join("");
    for (const [name, value] of Object.entries(values))
      expect(written).toContain(`<${name}>${value}</${name}>`);
    expect((await read(written)).plan).toEqual(plan);
  });

  test("a relation to another project is left out, and written again", async () => {
    const link = (uid: number, more: object) =>
      `<PredecessorLink>${xml({ PredecessorUID: uid, Type: 1, ...more })}</PredecessorLink>`;
    const foreign = link(5, { CrossProject: 1, CrossProjectName: "other.mpp", LinkLag: 0 });
    const { plan } = await read(
      planXml({
        tasks: [
          xml({ UID: 1 }),
          xml(
            { UID: 2 },
            foreign + link(1, { LinkLag: 300, LagFormat: 5 }) + link(9, { LagFormat: 9 }),
          ),
        ],
      }),
    );
    expect(plan.tasks[1]!.predecessors).toHaveLength(1);
    const written = [...writeMspdi(plan)].join("");
    expect(written).toContain(foreign);
    expect(written).toContain("<LagFormat>5</LagFormat>");
    expect(written).not.toContain("<PredecessorUID>9</PredecessorUID>");
  });

  test("characters that no file may hold are left out of what is kept, too", async () => {
    const task = xml({
      UID: 1,
      Name: "a\u0001b",
      Start: "2026-\u000203-02T08:00:30",
      Cost: "\u00037",
    });
    const { plan, findings } = await read(planXml({ tasks: [task] }));
    expect(plan.tasks[0]!.name).toBe("ab");
    expect(plan.tasks[0]!.extra.map(({ text }) => text)).toEqual(["2026-03-02T08:00:30", "7"]);
    expect(findings[0]).toMatchObject({ code: "xml.bad-character", count: 3 });
    expect((await read([...writeMspdi(plan)].join(""))).plan).toEqual(plan);
  });

  test("what is kept of baselines stands in their order, of which the last of each number counts", async () => {
    const baseline = (values: object, rest = "") =>
      `<Baseline>${xml({ ...values }, rest)}</Baseline>`;
    const { plan } = await read(
      planXml({
        tasks: [
          baseline({ Number: 0 }) +
            baseline({ Number: 3 }, "<Cost>7</Cost>") +
            baseline({ Number: 0 }, "<Work>PT8H0M0S</Work>"),
        ],
      }),
    );
    expect(plan.tasks[0]!.baselines.map(({ number }) => number)).toEqual([0, 3]);
    expect(plan.tasks[0]!.extra.map(({ children }) => children[1]!.name)).toEqual(["Work", "Cost"]);
    const written = [...writeMspdi(plan)].join("");
    expect((await read(written)).plan.tasks[0]!.extra).toEqual(plan.tasks[0]!.extra);
  });

  test("blank rows are no tasks, and stand again where they stood", async () => {
    const blank = xml({ UID: 8, ID: 2, IsNull: 1, OutlineLevel: 1 }, "<GUID>g</GUID>");
    const text = planXml({
      tasks: [xml({ UID: 1, ID: 1 }), blank, blank.replace("8", "9"), xml({ UID: 2, ID: 4 })],
    });
    const { plan, findings } = await read(text);
    expect(plan.tasks.map(({ uid }) => uid)).toEqual([1, 2]);
    expect(findings.map(({ code, count }) => [code, count])).toEqual([["task.blank-row", 2]]);
    const written = [...writeMspdi(plan)].join("");
    expect([...written.matchAll(/<Task><UID>(\d+)</g)].map(([, uid]) => uid)).toEqual([
      "1",
      "8",
      "9",
      "2",
    ]);
    expect((await read(written)).plan).toEqual(plan);
    expect((await read(text, { extra: 0 })).plan.tasks.flatMap(({ extra }) => extra)).toEqual([]);
  });

  test("is dropped, and told, beyond its bytes; nothing else is", async () => {
    const tasks = Array.from({ length: 200 }, (_, index) =>
      xml({ UID: index, Name: `t${index}`, GUID: `guid-${index}`, HideBar: 0 }),
    );
    const all = await read(planXml({ tasks }));
    expect(all.plan.tasks.every(({ extra }) => extra.length === 2)).toBe(true);
    const few = await read(planXml({ tasks }), { extra: 10_000 });
    expect(few.plan.tasks[0]!.extra).toHaveLength(2);
    expect(names(few.plan.tasks[199]!.extra)).not.toContain("GUID");
    expect(few.plan.tasks.map(({ name }) => name)).toEqual(all.plan.tasks.map(({ name }) => name));
    expect(few.findings.map(({ code }) => code)).toEqual(["extra.dropped"]);
    const none = await read(planXml({ tasks }), { extra: 0 });
    expect([none.plan.tasks.flatMap(({ extra }) => extra), none.findings]).toEqual([[], []]);
  });

  test("an element too large for them is dropped as a whole, however it is built", async () => {
    const rows = `<View>${"<Row><Name>x</Name></Row>".repeat(2_000)}</View>`;
    const head = `<Views>${rows}<Last>y</Last></Views><Author>${"z".repeat(20_000)}</Author><GUID>g</GUID>`;
    const { plan, findings } = await read(planXml({ head }), { extra: 30_000 });
    expect(names(plan.project.extra)).toEqual(["GUID"]);
    expect(findings.map(({ code, examples }) => [code, examples[0]!.detail])).toEqual([
      ["plan.no-tasks", ""],
      ["extra.dropped", "2 elements"],
    ]);
  });
});

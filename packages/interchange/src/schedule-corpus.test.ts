import { createReadStream, existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { computeSchedule } from "@parley/schedule/compute-schedule.ts";
import { computeReference } from "@parley/schedule/testing/reference/compute-reference.ts";
import { networkOfPlan } from "./network-of-plan.ts";
import { scheduleOfPlan } from "./schedule-of-plan.ts";
import type { PlanFile } from "./plan-file.ts";
import { readMspdi } from "./read-mspdi.ts";
import { readPmxml } from "./read-pmxml.ts";
import { readXer } from "./read-xer.ts";
import {
  compareWithStored,
  isJudged,
  sumOf,
  tableOf,
  type Comparison,
  type Figure,
} from "./testing/compare-with-stored.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../../../shared/corpus/schedules");
const filesIn = (folder: string): readonly string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder)).map((name) => join(folder, name))
    : [];
const files = [...filesIn("mspdi"), ...filesIn("p6")];
const ABSENT = "../shared/corpus is absent: stored dates are not compared";

/** CORPUS.md says why: dates of Microsoft Project in a file that lost the calendar and the links which they follow from. */
const CONVERTED = "primavera.xml";

async function planOf(name: string): Promise<PlanFile> {
  const read = name.endsWith(".xer") ? readXer : name.startsWith("p6") ? readPmxml : readMspdi;
  const result = await read(createReadStream(join(root, name)));
  if (!result.ok) throw new Error(`${name}: ${result.error.code} ${result.error.detail}`);
  return result.value.plan;
}

type Compared = {
  readonly name: string;
  readonly judged: Comparison;
  readonly all: Comparison;
};

describe.skipIf(files.length === 0)("stored dates", () => {
  let compared: readonly Compared[] = [];
  beforeAll(async () => {
    const list: Compared[] = [];
    for (const name of files) {
      const plan = await planOf(name);
      const { schedule } = scheduleOfPlan(plan);
      const compare = (isWanted: typeof isJudged) =>
        compareWithStored(plan, schedule, (uid) => `t${uid}`, isWanted);
      list.push({ name, judged: compare(isJudged), all: compare(() => true) });
    }
    compared = list;
    const rows = (which: "judged" | "all") =>
      compared.map((each) => [each.name, each[which]] as const);
    const total = (which: "judged" | "all") =>
      tableOf([...rows(which), ["total", sumOf(compared.map((each) => each[which]))]]);
    console.log(`Automatic tasks, not begun, with a predecessor:\n${total("judged")}`);
    console.log(`All leaves:\n${total("all")}`);
    for (const { name, all } of compared)
      for (const { uid, figure, expected, got } of all.mismatches)
        if (process.env["MISMATCHES"] !== undefined)
          console.log(`${name} ${uid} ${figure}: ${expected}, got ${got}`);
  }, 120_000);

  const share = (isWanted: (name: string) => boolean, figure: Figure): number => {
    const { compared: count, agreed } = sumOf(
      compared.filter((each) => isWanted(each.name)).map((each) => each.judged),
    );
    return agreed[figure] / count;
  };
  const microsoft = (name: string) => name.startsWith("mspdi");
  const withoutSeries = (name: string) => microsoft(name) && !name.includes("mpsplib");
  const primavera = (name: string) => name.startsWith("p6") && !name.endsWith(CONVERTED);

  test("Microsoft Project's early dates agree in 98 % and late dates in 96 % of the tasks", () => {
    expect(share(microsoft, "early")).toBeGreaterThanOrEqual(0.98);
    expect(share(microsoft, "late")).toBeGreaterThanOrEqual(0.96);
  });

  test("without the mpsplib series early dates agree in 98 % and late dates in 92 %", () => {
    expect(share(withoutSeries, "early")).toBeGreaterThanOrEqual(0.98);
    expect(share(withoutSeries, "late")).toBeGreaterThanOrEqual(0.92);
  });

  test.for(files)(
    "the plain reference gives every figure of %s as the engine does",
    async (name) => {
      const { network } = networkOfPlan(await planOf(name));
      const engine = computeSchedule(network);
      const reference = computeReference(network);
      expect([...engine.byId.values()]).toEqual(
        [...engine.byId.keys()].map((id) => reference.byId.get(id)),
      );
      expect(engine.byId.size).toBe(reference.byId.size);
      expect([engine.start, engine.finish]).toEqual([reference.start, reference.finish]);
    },
  );

  test("Primavera's early and late dates agree in 98 %", () => {
    const all = sumOf(compared.filter((each) => primavera(each.name)).map((each) => each.all));
    expect(all.agreed.early / all.compared).toBeGreaterThanOrEqual(0.98);
    expect(all.agreed.late / all.compared).toBeGreaterThanOrEqual(0.98);
  });
});

test.skipIf(files.length > 0)(ABSENT, () => {
  expect(files).toEqual([]);
});

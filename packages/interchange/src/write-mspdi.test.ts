import { createReadStream, existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { PlanFile } from "./plan-file.ts";
import { readMspdi } from "./read-mspdi.ts";
import { anyPlanFile } from "./testing/any-plan-file.ts";
import { bytesOf } from "./testing/plan-xml.ts";
import { writeMspdi } from "./write-mspdi.ts";

async function readBack(plan: PlanFile): Promise<PlanFile> {
  const read = await readMspdi(bytesOf([...writeMspdi(plan)].join("")));
  if (!read.ok) throw new Error(`${read.error.code}: ${read.error.detail}`);
  expect(read.value.findings.filter(({ code }) => code !== "plan.no-tasks")).toEqual([]);
  return read.value.plan;
}

test("what is written is read back as the same plan", async () => {
  await fc.assert(
    fc.asyncProperty(anyPlanFile, async (plan) => {
      expect(await readBack(plan)).toEqual(plan);
    }),
    { numRuns: 300 },
  );
});

const folder = join(
  dirname(fileURLToPath(import.meta.url)),
  "../../../../shared/corpus/schedules/mspdi",
);
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".xml")) : [];

test("the corpus is there", ({ skip }) => {
  skip(files.length === 0, "../shared/corpus is absent: round trips of its files are left out");
  expect(files.length).toBeGreaterThan(20);
});

test.for(files)("%s survives a round trip", async (name) => {
  const read = await readMspdi(createReadStream(join(folder, name)));
  if (!read.ok) throw new Error(read.error.code);
  const { plan } = read.value;
  expect(await readBack(plan)).toEqual({ ...plan, encoding: "utf-8" });
});

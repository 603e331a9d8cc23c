import { zipSync } from "fflate/browser";
import { seededRng } from "@parley/shared/primitives/clock.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readPlan } from "./read-plan.ts";
import { anyPlanFile } from "./testing/any-plan-file.ts";
import { xlsxEntries, xlsxFile } from "./testing/xlsx-file.ts";
import { writeCsv } from "./write-csv.ts";
import { tableTexts, writeTable } from "./write-table.ts";
import { writeXlsx } from "./write-xlsx.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000_000);
const runs = Number(process.env["RUNS"] ?? 20_000);

/** Overwrites bytes, or cuts out, repeats or moves pieces. */
function mutate(bytes: Uint8Array, rng: () => number): Uint8Array {
  let mutated = bytes.slice();
  for (let change = rng() % 5; change >= 0; change--) {
    const at = rng() % mutated.length;
    const length = Math.min(rng() % 40, mutated.length - at);
    const kind = rng() % 3;
    if (kind === 0) mutated[at] = rng() & 255;
    else if (kind === 1 && mutated.length > 100)
      mutated = Uint8Array.of(...mutated.subarray(0, at), ...mutated.subarray(at + length));
    else mutated.set(mutated.slice(at, at + length), rng() % (mutated.length - length));
  }
  return mutated;
}

test(`mutated workbooks and tables, SEED=${seed}`, async () => {
  const rng = seededRng(seed);
  const plans = fc.sample(anyPlanFile, { numRuns: 8, seed });
  const sources = plans.flatMap((plan) => {
    const table = writeTable(plan);
    const packed = writeXlsx([table]);
    return [
      { name: "plan.xlsx", bytes: packed },
      { name: "plan.csv", bytes: new TextEncoder().encode(writeCsv(tableTexts(table))) },
    ];
  });
  const rows =
    '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c s="1"><v>1</v></c></row>';
  const parts = {
    sheets: [rows],
    strings: "<si><t>Name</t></si>",
    styles: '<cellXfs><xf/><xf numFmtId="14"/></cellXfs>',
  };
  // Unpacked, so that changes reach the XML and not only what packs it.
  sources.push({ name: "plan.xlsx", bytes: zipSync(xlsxEntries(parts), { level: 0 }) });
  sources.push({ name: "plan.xlsx", bytes: xlsxFile(parts) });
  let accepted = 0;
  for (let run = 0; run < runs / 4; run++) {
    const { name, bytes } = sources[rng() % sources.length]!;
    const read = await readPlan(mutate(bytes, rng), name);
    if (read.ok) accepted += 1;
    else if (!/^import\.[a-z-]+$/.test(read.error.code) || read.error.detail === "")
      throw new Error("an error without code or words");
  }
  expect(accepted).toBeGreaterThan(0);
  expect(accepted).toBeLessThan(runs / 4);
});

import { expect, test } from "vitest";
import { runForgery } from "./testing/forgery-run.ts";

test("V0 none of 12,000 forged updates does any harm", () => {
  const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 2 ** 31));
  const refused: Record<string, number> = {};
  let accepted = 0;
  for (let round = 0; round < 40; round++) {
    const report = runForgery(seed + round, 300);
    expect(report.harm, `SEED=${seed}`).toEqual([]);
    accepted += report.accepted;
    for (const [code, count] of Object.entries(report.refused))
      refused[code] = (refused[code] ?? 0) + count;
  }
  console.log(`SEED=${seed}: 12000 forged, ${accepted} harmless`, refused);
});

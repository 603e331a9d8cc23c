import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { seededRng } from "@parley/shared/primitives/clock.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readMspdi } from "./read-mspdi.ts";
import { checkImport } from "./testing/check-import.ts";
import { hostilePlan } from "./testing/hostile-plan.ts";
import { bytesOf } from "./testing/plan-xml.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000_000);
const runs = Number(process.env["RUNS"] ?? 20_000);
const folder = join(
  dirname(fileURLToPath(import.meta.url)),
  "../../../../shared/corpus/schedules/mspdi",
);

test(`plans of any values, SEED=${seed}`, async () => {
  await fc.assert(
    fc.asyncProperty(hostilePlan, async (text) => {
      await checkImport(bytesOf(text));
    }),
    { numRuns: runs, seed },
  );
});

/** Overwrites, cuts out, repeats or swaps pieces. */
function mutate(bytes: Uint8Array, rng: () => number): Uint8Array {
  let mutated = bytes.slice();
  for (let change = rng() % 6; change >= 0; change--) {
    const at = rng() % mutated.length;
    const length = Math.min(rng() % 60, mutated.length - at);
    const piece = mutated.subarray(at, at + length);
    const kind = rng() % 4;
    if (kind === 0) mutated[at] = rng() & 255;
    else if (kind === 1)
      mutated = Uint8Array.of(...mutated.subarray(0, at), ...mutated.subarray(at + length));
    else if (kind === 2) mutated.set(piece, rng() % (mutated.length - length));
    else mutated = mutated.slice(0, mutated.length - (rng() % Math.min(200, mutated.length - 1)));
  }
  return mutated;
}

test(`mutated files of the corpus, SEED=${seed}`, async ({ skip }) => {
  skip(!existsSync(folder), "../shared/corpus is absent: its files are not mutated");
  const rng = seededRng(seed);
  const files = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name)))
    .filter(({ length }) => length < 120_000);
  expect(files.length).toBeGreaterThan(5);
  let accepted = 0;
  for (let run = 0; run < runs / 20; run++) {
    if (await checkImport(mutate(new Uint8Array(files[rng() % files.length]!), rng))) accepted += 1;
  }
  expect(accepted).toBeLessThan(runs / 20);
});

test("300 MB of what nobody understands stay within the bytes that are kept for it", async () => {
  async function* flood() {
    yield bytesOf("<Project><Views>");
    for (let chunk = 0; chunk < 300; chunk++) {
      let text = "";
      for (let index = 0; text.length < 1 << 20; index++)
        text += `<View><Name>${chunk}.${index}</Name><Own>${"x".repeat(60)}${index}</Own></View>`;
      yield bytesOf(text);
    }
    yield bytesOf("</Views></Project>");
  }
  const before = process.memoryUsage().rss;
  const read = await readMspdi(flood());
  expect(read).toMatchObject({ ok: true });
  if (read.ok) expect(read.value.findings.map(({ code }) => code)).toContain("extra.dropped");
  expect((process.memoryUsage().rss - before) / (1024 * 1024)).toBeLessThan(700);
});

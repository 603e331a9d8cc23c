import { seededRng } from "@parley/shared/primitives/clock.ts";
import { expect, test } from "vitest";
import { CrashRig, type Victim } from "./testing/crash-rig.ts";

const ROUNDS = Number(process.env["ROUNDS"] ?? 51);
const SEED = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
const VICTIMS: readonly Victim[] = ["server", "postgres", "both"];

test(`every acknowledged edit survives ${ROUNDS} kills of the server, of PostgreSQL and of both`, async () => {
  console.log(`SEED=${SEED}`);
  const rng = seededRng(SEED);
  const rig = new CrashRig(SEED);
  const totals = new Map<Victim, { kills: number; acknowledged: number }>();
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const victim = VICTIMS[rng() % VICTIMS.length]!;
      const { acknowledged, missing } = await rig.round(victim);
      console.log(`${round + 1}: killed ${victim} after ${acknowledged} acknowledged edits`);
      const total = totals.get(victim) ?? { kills: 0, acknowledged: 0 };
      totals.set(victim, {
        kills: total.kills + 1,
        acknowledged: total.acknowledged + acknowledged,
      });
      expect(missing, `round ${round}, killed ${victim}, SEED=${SEED}`).toEqual([]);
    }
  } finally {
    await rig.stop();
  }
  for (const [victim, { kills, acknowledged }] of totals) {
    console.log(`${victim}: ${kills} kills, ${acknowledged} edits acknowledged, 0 lost`);
  }
});

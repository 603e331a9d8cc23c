import { expect, test } from "vitest";
import { CrashRig } from "./testing/crash-rig.ts";

// `npm run test:crash` does it fifty times.
test("every acknowledged edit survives a kill of PostgreSQL and one of both", async () => {
  const rig = new CrashRig(1);
  try {
    for (const victim of ["postgres", "both"] as const) {
      const { acknowledged, missing } = await rig.round(victim);
      expect(acknowledged).toBeGreaterThan(0);
      expect(missing, victim).toEqual([]);
    }
  } finally {
    await rig.stop();
  }
}, 60_000);

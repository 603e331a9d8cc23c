import { describe, expect, it } from "vitest";
import { computeSchedule } from "../compute-schedule.ts";
import { anyNetwork } from "../testing/any-network.ts";
import { computeReference } from "../testing/reference/compute-reference.ts";
import { seededRng } from "../testing/seeded-rng.ts";
import { figuresOf } from "./testing/figures-of.ts";

const seed = Number(process.env["SEED"] ?? 20_261_122);
const runs = Number(process.env["RUNS"] ?? 300);

describe("the engine and the reference", () => {
  it(`give the same figures and findings of any network (seed ${seed})`, () => {
    for (let n = 0; n < runs; n++) {
      const network = anyNetwork(seededRng(seed + n));
      const schedule = figuresOf(computeSchedule(network));
      expect(schedule, `seed ${seed + n}`).toEqual(figuresOf(computeReference(network)));
    }
  });
});

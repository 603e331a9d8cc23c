import { describe, expect, it } from "vitest";
import { editAndCompare } from "./testing/edit-and-compare.ts";

const seed = Number(process.env["SEED"] ?? 20_261_122);
const big = { tasks: 40, relations: 60, calendars: 3, resources: 3, assignments: 20 };

describe("the scheduler", () => {
  it(`S1 S2 S3 any change gives the schedule of the whole network, tells what changed, and leaves no trace when previewed (seed ${seed})`, () => {
    for (let n = 0; n < 60; n++) expect(editAndCompare(seed + n, 20)).toBeNull();
    for (let n = 0; n < 15; n++) expect(editAndCompare(seed + n, 20, big)).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { editAndCompare } from "./testing/edit-and-compare.ts";

const seed = Number(process.env["SEED"] ?? 20_261_122);
const big = { tasks: 40, relations: 60, calendars: 3, resources: 3, assignments: 20 };
/** Of few circles and no assignments, so that tasks come and go without a new plan. */
const quiet = { tasks: 16, relations: 7, calendars: 2, resources: 0, assignments: 0 };

describe("the scheduler", () => {
  it(`S1 S2 S3 any change gives the schedule of the whole network, tells what changed, and leaves no trace when previewed (seed ${seed})`, () => {
    for (let n = 0; n < 60; n++) expect(editAndCompare(seed + n, 20)).toBeNull();
    for (let n = 0; n < 15; n++) expect(editAndCompare(seed + n, 20, big)).toBeNull();
  });

  it(`S1 S2 S3 tasks come and go as in the whole network, with and without their relations (seed ${seed})`, () => {
    for (let n = 0; n < 50; n++) expect(editAndCompare(seed + n, 20, quiet)).toBeNull();
  });

  it("S1 places of tasks that are gone are no tasks to Primavera's placing", () => {
    expect(editAndCompare(911_799, 40)).toBeNull();
  });
});

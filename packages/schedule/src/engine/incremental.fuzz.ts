import { expect, it } from "vitest";
import { editAndCompare } from "./testing/edit-and-compare.ts";

const seed = Number(process.env["SEED"] ?? 1);
/** 10^6 edits, of networks of all sizes up to these. */
const rounds = Number(process.env["ROUNDS"] ?? 10_000);
const big = { tasks: 40, relations: 60, calendars: 3, resources: 3, assignments: 20 };
/** Of few circles and no assignments, so that tasks come and go without a new plan. */
const quiet = { tasks: 16, relations: 7, calendars: 2, resources: 0, assignments: 0 };

it(`S1 S2 S3 holds for a million edits of any networks (seed ${seed})`, () => {
  for (let n = 0; n < rounds; n++)
    expect(editAndCompare(seed + n, 100, [big, quiet][n % 4])).toBeNull();
});

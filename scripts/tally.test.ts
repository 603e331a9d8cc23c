import { describe, expect, it } from "vitest";
import { addTallies, isGreen, tallyOf } from "./tally.mjs";

const report = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0 };
const file = { status: "passed", assertionResults: [{ status: "passed" }] };

describe("the count at the end of npm test", () => {
  it("counts passed, failed and skipped tests", () => {
    expect(tallyOf({ ...report, testResults: [file] }, 0)).toEqual({
      passed: 3,
      failed: 0,
      skipped: 1,
    });
  });

  it("counts a file that could not be loaded as a failure", () => {
    const broken = { status: "failed", assertionResults: [] };
    expect(tallyOf({ ...report, testResults: [file, broken] }, 1).failed).toBe(1);
  });

  it("counts a run that failed outside any test as a failure", () => {
    expect(tallyOf({ ...report, testResults: [file] }, 1).failed).toBe(1);
  });

  it("counts a run that left no report as a failure", () => {
    expect(tallyOf(null, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it("is not green when nothing ran", () => {
    expect(isGreen(addTallies([]))).toBe(false);
    expect(isGreen({ passed: 1, failed: 0 })).toBe(true);
    expect(isGreen({ passed: 9, failed: 1 })).toBe(false);
  });
});

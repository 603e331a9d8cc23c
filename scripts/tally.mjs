/**
 * What one suite's run comes to. `report` is Vitest's JSON report, or null when it left none.
 * A file that could not be loaded has no tests, and a run that failed outside any test has no
 * failed test: both count as one failure, so that a broken run can never look like a green one.
 */
export function tallyOf(report, exitCode) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const unloaded = report.testResults.filter(
    (file) =>
      file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  ).length;
  const failed = report.numFailedTests + unloaded;
  return {
    passed: report.numPassedTests,
    failed: exitCode !== 0 && failed === 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

export function addTallies(tallies) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of tallies) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

/** Green means that something ran and nothing failed. */
export function isGreen({ passed, failed }) {
  return failed === 0 && passed > 0;
}

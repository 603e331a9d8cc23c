import fc from "fast-check";
import { test } from "vitest";
import { checkImport } from "./testing/check-import.ts";
import { hostilePlan } from "./testing/hostile-plan.ts";
import { bytesOf } from "./testing/plan-xml.ts";

test("whatever values a plan has, what is read fits every ydoc and survives a round trip", async () => {
  await fc.assert(
    fc.asyncProperty(hostilePlan, async (text) => {
      await checkImport(bytesOf(text));
    }),
    { numRuns: 400 },
  );
});

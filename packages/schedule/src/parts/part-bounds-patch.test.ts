import fc from "fast-check";
import { expect, test } from "vitest";
import { diffPartBounds, patchPartBounds } from "./part-bounds-patch.ts";
import { NO_PART_BOUNDS, type PartBounds } from "./part-bounds.ts";

const at = fc.option(fc.integer({ min: 0, max: 5 }), { nil: null });
const id = fc.constantFrom("a", "b", "c", "constructor", "__proto__", "hasOwnProperty");
const anyBounds: fc.Arbitrary<PartBounds> = fc
  .record({
    projectStart: at,
    outsideFinish: at,
    ignoredRelationIds: fc.uniqueArray(id),
    fixed: fc.uniqueArray(
      fc.tuple(id, fc.record({ start: fc.nat(9), finish: fc.nat(9), isSummary: fc.boolean() })),
      {
        selector: ([key]) => key,
      },
    ),
    tasks: fc.uniqueArray(
      fc.tuple(
        id,
        fc.record({
          startNotBefore: at,
          finishNotBefore: at,
          startNotAfter: at,
          finishNotAfter: at,
        }),
      ),
      { selector: ([key]) => key },
    ),
  })
  .map(({ ignoredRelationIds, fixed, tasks, ...project }) => {
    const byId = (a: readonly [string, unknown], b: readonly [string, unknown]) =>
      a[0] < b[0] ? -1 : 1;
    return {
      ...project,
      ignoredRelationIds: ignoredRelationIds.toSorted(),
      fixed: Object.fromEntries(fixed.toSorted(byId)),
      tasks: Object.fromEntries(tasks.toSorted(byId)),
    };
  });

test("a patch makes the one out of the other, also on the way through JSON", () => {
  fc.assert(
    fc.property(anyBounds, anyBounds, (before, after) => {
      const patch = diffPartBounds(before, after);
      if (patch === null) expect(before).toEqual(after);
      else {
        const sent = JSON.parse(JSON.stringify(patch)) as typeof patch;
        expect(JSON.stringify(patchPartBounds(before, sent))).toBe(JSON.stringify(after));
      }
    }),
  );
});

test("alike bounds need no patch", () => {
  fc.assert(fc.property(anyBounds, (bounds) => diffPartBounds(bounds, bounds) === null));
  expect(diffPartBounds(NO_PART_BOUNDS, NO_PART_BOUNDS)).toBeNull();
});

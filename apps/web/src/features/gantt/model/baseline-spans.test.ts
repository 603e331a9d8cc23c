import type { FrozenRow } from "@parley/shared/baselines/frozen-plan.ts";
import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import { expect, test } from "vitest";
import { finishSlip, shownBaseline } from "./baseline-spans.ts";
import { smallPlan } from "./testing/small-plan.ts";
import { TENTHS_PER_DAY } from "./viewport.ts";

const plan = smallPlan({ dig: {} }, []);
const { start, finish } = plan.byId.get("dig")!.dates!;
const row = (at: number): FrozenRow => ({
  id: "dig",
  parentId: null,
  kind: "task",
  name: "dig",
  milestone: false,
  start,
  finish: at,
  work: 4_800,
  progress: 0,
  organisationId: null,
  isSummary: false,
});

test("the finish is compared in calendar days with what the baseline's owner has", () => {
  const agreed = shownBaseline("Agreed", null, [row(finish - 3 * TENTHS_PER_DAY)]);
  expect(finishSlip(agreed, plan)).toBe(3);
  expect(agreed.spans.get("dig")).toEqual({ start, finish: finish - 3 * TENTHS_PER_DAY });
  const others = shownBaseline("Theirs", "nobody" as OrganisationId, [row(finish)]);
  expect(finishSlip(others, plan)).toBeNull();
  expect(finishSlip(shownBaseline("Empty", null, []), plan)).toBeNull();
});

import { expect, test } from "vitest";
import { readXer } from "./read-xer.ts";
import { bytesOf } from "./testing/plan-xml.ts";
import { taskRow, xerPlan } from "./testing/xer-text.ts";

const MARCH = "2026-03-02 08:00";
const APRIL = "2026-04-01 17:00";
const [march, april] = ["2026-03-02T08:00", "2026-04-01T17:00"];

async function constraintsOf(row: Parameters<typeof taskRow>[1], options = {}) {
  const read = await readXer(bytesOf(xerPlan({ tasks: [taskRow(1, row)], options })));
  if (!read.ok) throw new Error(read.error.detail);
  const { constraintType, constraintDate, deadline, bounds } = read.value.plan.tasks[0]!;
  return {
    of: constraintDate === null ? constraintType : `${constraintType} ${constraintDate}`,
    deadline,
    bounds: bounds ?? null,
    codes: read.value.findings.map(({ code }) => code),
  };
}

const NO_BOUNDS = {
  startNotBefore: null,
  finishNotBefore: null,
  startNotAfter: null,
  finishNotAfter: null,
};
const bounds = (over: Partial<typeof NO_BOUNDS> | Record<string, string>) => ({
  ...NO_BOUNDS,
  ...over,
});

test.for([
  ["CS_MSOA", `SNET ${march}`, null, null],
  ["CS_MEOA", `FNET ${march}`, null, null],
  ["CS_MSOB", "ASAP", null, bounds({ startNotAfter: march })],
  ["CS_MEOB", "ASAP", march, null],
  ["CS_MSO", `SNET ${march}`, null, bounds({ startNotAfter: march })],
  ["CS_MEO", `FNET ${march}`, march, null],
  ["CS_MANDSTART", `MSO ${march}`, null, null],
  ["CS_MANDFIN", `MFO ${march}`, null, null],
  ["CS_ALAP", "ALAP", null, null],
] as const)("%s holds as %s", async ([cstr_type, of, deadline, held]) => {
  expect(await constraintsOf({ cstr_type, cstr_date: MARCH })).toEqual({
    of,
    deadline,
    bounds: held,
    codes: [],
  });
});

test("two constraints hold together", async () => {
  const both = { cstr_type: "CS_MSOA", cstr_date: MARCH, cstr_type2: "CS_MEOB", cstr_date2: APRIL };
  expect(await constraintsOf(both)).toEqual({
    of: `SNET ${march}`,
    deadline: april,
    bounds: null,
    codes: [],
  });
  const ends = { cstr_type: "CS_MEOA", cstr_date: APRIL, cstr_type2: "CS_MSOA", cstr_date2: MARCH };
  expect(await constraintsOf(ends)).toEqual({
    of: `SNET ${march}`,
    deadline: null,
    bounds: bounds({ finishNotBefore: april }),
    codes: [],
  });
});

test("beside a mandatory one, and without its date, a constraint is left out and told", async () => {
  const both = {
    cstr_type: "CS_MANDSTART",
    cstr_date: MARCH,
    cstr_type2: "CS_MEOB",
    cstr_date2: APRIL,
  };
  expect(await constraintsOf(both)).toMatchObject({
    of: `MSO ${march}`,
    deadline: null,
    codes: ["constraint.combined"],
  });
  expect(await constraintsOf({ cstr_type: "CS_MSOA" })).toMatchObject({
    of: "ASAP",
    codes: ["constraint.combined"],
  });
});

test("dates of other projects bind, unless the project ignores them", async () => {
  const external = { external_early_start_date: MARCH, external_late_end_date: APRIL };
  expect(await constraintsOf(external)).toMatchObject({
    of: "ASAP",
    bounds: bounds({ startNotBefore: march, finishNotAfter: april }),
  });
  expect(await constraintsOf(external, { sched_outer_depend_type: "SD_None" })).toMatchObject({
    bounds: null,
  });
});

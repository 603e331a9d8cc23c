import { expect, test } from "vitest";
import type { ImportSummary } from "../../platform/api/contract.ts";
import { firstChoice, mappingOf } from "./import-mapping.ts";

const summary: ImportSummary = {
  title: "Tower",
  taskCount: 9,
  relationCount: 0,
  resourceCount: 2,
  calendarCount: 1,
  start: null,
  finish: null,
  resources: [
    { name: "Hongyue Steel crew", taskCount: 4 },
    { name: "Crane", taskCount: 2 },
  ],
  branches: [{ taskUid: "7", name: "Design", taskCount: 3 }],
  findings: [],
  table: null,
};
const organisations = [
  { organisationId: "host", name: "Hengzhu", code: "GC" },
  { organisationId: "steel", name: "Hongyue Steel", code: "ST" },
];

test("a resource that carries an organisation's name is proposed to it", () => {
  const choice = firstChoice(summary, organisations, "host");
  expect(choice.byResource).toEqual({ "Hongyue Steel crew": "steel" });
  expect(choice.byBranch).toEqual({});
});

test("all to one organisation names it and the audience", () => {
  const choice = firstChoice(summary, organisations, "host");
  expect(mappingOf({ ...choice, audience: "private" })).toEqual({
    by: "one",
    audience: "private",
    organisationId: "host",
  });
});

test("only rows that differ from the rest are assigned", () => {
  const choice = firstChoice(summary, organisations, "host");
  const mapping = mappingOf({
    ...choice,
    by: "branch",
    byBranch: { 7: "steel", 8: "host" },
  });
  expect(mapping).toEqual({
    by: "branch",
    audience: "everyone",
    rest: "host",
    assignments: [{ key: "7", organisationId: "steel" }],
  });
});

import { createReadStream, existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { PlanFile } from "./plan-file.ts";
import { readMspdi } from "./read-mspdi.ts";
import { blankPlanAssignment } from "./blank-plan-task.ts";
import { UNASSIGNED } from "./file-uids.ts";
import {
  ASSIGNMENT_ORDER,
  CALENDAR_ORDER,
  LINK_ORDER,
  PROJECT_ORDER,
  rankIn,
  RESOURCE_ORDER,
  TASK_ORDER,
  type ElementOrder,
} from "./mspdi-order.ts";
import { rawLeaf } from "./raw-element.ts";
import { planFile, planTask } from "./testing/plan-file.ts";
import { parseXmlTree, type XmlTree } from "./testing/xml-tree.ts";
import { anyPlanFile } from "./testing/any-plan-file.ts";
import { bytesOf } from "./testing/plan-xml.ts";
import { writeMspdi } from "./write-mspdi.ts";

async function readBack(plan: PlanFile): Promise<PlanFile> {
  const read = await readMspdi(bytesOf([...writeMspdi(plan)].join("")));
  if (!read.ok) throw new Error(`${read.error.code}: ${read.error.detail}`);
  const odd = read.value.findings.filter(
    ({ code }) => !["plan.no-tasks", "link.other-project"].includes(code),
  );
  expect(odd).toEqual([]);
  return read.value.plan;
}

test("what is written is read back as the same plan", async () => {
  await fc.assert(
    fc.asyncProperty(anyPlanFile, async (plan) => {
      expect(await readBack(plan)).toEqual(plan);
    }),
    { numRuns: 300 },
  );
});

const ORDERS: Readonly<Record<string, ElementOrder>> = {
  Project: PROJECT_ORDER,
  Calendar: CALENDAR_ORDER,
  Task: TASK_ORDER,
  PredecessorLink: LINK_ORDER,
  Resource: RESOURCE_ORDER,
  Assignment: ASSIGNMENT_ORDER,
};

/** Elements that stand after one that the schema has behind them. */
function misplaced(element: XmlTree): string[] {
  const order = ORDERS[element.name];
  const ranks = order === undefined ? [] : element.children.map(({ name }) => rankIn(order, name));
  return [
    ...ranks.flatMap((rank, index) =>
      index > 0 && rank < ranks[index - 1]!
        ? [`${element.name}/${element.children[index]!.name}`]
        : [],
    ),
    ...element.children.flatMap(misplaced),
  ];
}

test("whatever a plan has kept, its elements stand in the order of Microsoft's schema", () => {
  fc.assert(
    fc.property(anyPlanFile, (plan) => {
      expect(misplaced(parseXmlTree([...writeMspdi(plan)].join("")))).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test("what another format has kept is not written", () => {
  const extra = [rawLeaf("Cost", "7")];
  const plan = planFile({ format: "pmxml", tasks: [planTask(1, { extra })] });
  expect([...writeMspdi(plan)].join("")).not.toContain("Cost");
  expect([...writeMspdi({ ...plan, format: "mspdi" })].join("")).toContain("<Cost>7</Cost>");
});

test("rows that a reader has numbered below zero get numbers of their own", async () => {
  const link = { uid: -1, type: "FS", lag: 0, lagUnit: "working" } as const;
  const plan = planFile({
    format: "xer",
    tasks: [planTask(-1), planTask(7, { predecessors: [link] }), planTask(-2)],
    assignments: [blankPlanAssignment(-1, -2, UNASSIGNED), blankPlanAssignment(3, 7, UNASSIGNED)],
  });
  const { tasks, assignments } = await readBack(plan);
  expect(tasks.map(({ uid }) => uid)).toEqual([8, 7, 9]);
  expect(tasks[1]!.predecessors).toEqual([{ ...link, uid: 8 }]);
  expect(assignments.map(({ uid, taskUid }) => [uid, taskUid])).toEqual([
    [4, 9],
    [3, 7],
  ]);
});

const folder = join(
  dirname(fileURLToPath(import.meta.url)),
  "../../../../shared/corpus/schedules/mspdi",
);
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".xml")) : [];

test("the corpus is there", ({ skip }) => {
  skip(files.length === 0, "../shared/corpus is absent: round trips of its files are left out");
  expect(files.length).toBeGreaterThan(20);
});

test.for(files)("%s survives a round trip", async (name) => {
  const read = await readMspdi(createReadStream(join(folder, name)));
  if (!read.ok) throw new Error(read.error.code);
  const { plan } = read.value;
  expect(await readBack(plan)).toEqual({ ...plan, encoding: "utf-8" });
});

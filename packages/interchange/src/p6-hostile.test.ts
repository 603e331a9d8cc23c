import { expect, test } from "vitest";
import { seededRng } from "@parley/shared/primitives/clock.ts";
import type { PlanFile } from "./plan-file.ts";
import { readPmxml } from "./read-pmxml.ts";
import { readXer } from "./read-xer.ts";
import { bytesOf, xml } from "./testing/plan-xml.ts";
import {
  pmxmlActivity,
  pmxmlCalendar,
  pmxmlFile,
  pmxmlProject,
  pmxmlRelation,
} from "./testing/pmxml-text.ts";
import {
  calendarRow,
  relationRow,
  taskRow,
  wbsRow,
  xerPlan,
  xerTable,
} from "./testing/xer-text.ts";

const XER = xerPlan({
  options: { sched_float_type: "FT_MIN" },
  wbs: [wbsRow({ wbs_id: 11, parent_wbs_id: 10, proj_node_flag: "N" })],
  tasks: [
    taskRow(1, { cstr_type: "CS_MSO", cstr_date: "2026-01-07 08:00" }),
    taskRow(2, { wbs_id: 11 }),
    taskRow(3),
  ],
  relations: [relationRow(1, 2), relationRow(2, 3, { lag_hr_cnt: 8 })],
  more: [
    xerTable("RSRC", [{ rsrc_id: 7, clndr_id: 1 }]),
    xerTable("TASKRSRC", [{ taskrsrc_id: 9, task_id: 1, rsrc_id: 7, target_qty: 8 }]),
  ],
});
const PMXML = pmxmlFile(
  pmxmlCalendar({}, "<HolidayOrException><Date>2026-01-01T00:00:00</Date></HolidayOrException>"),
  pmxmlProject(
    {},
    `<WBS>${xml({ ObjectId: 5, Name: "Deck" })}</WBS>`,
    pmxmlActivity(1, { WBSObjectId: 5 }),
    pmxmlActivity(2, {
      PrimaryConstraintType: "Start On",
      PrimaryConstraintDate: "2026-01-07T08:00:00",
    }),
    pmxmlRelation(1, 2),
  ),
);

/** What every plan keeps to, whatever the file held. */
function faultOf(plan: PlanFile): string | null {
  const uids = new Set(plan.tasks.map(({ uid }) => uid));
  if (uids.size !== plan.tasks.length) return "two rows of one number";
  let above = 0;
  for (const task of plan.tasks) {
    if (task.outlineLevel > above + 1) return "outline jumps";
    above = task.outlineLevel;
    if (task.duration !== null && !(Number.isSafeInteger(task.duration) && task.duration >= 0))
      return "duration";
    if (!(task.percentComplete >= 0 && task.percentComplete <= 100)) return "percent";
    if (task.predecessors.some((link) => !uids.has(link.uid) || !Number.isSafeInteger(link.lag)))
      return "link";
  }
  if (plan.assignments.some((each) => !uids.has(each.taskUid) || !(each.units > 0)))
    return "assignment";
  return null;
}

const PIECES = [
  "\t",
  "\n",
  "%R\t",
  "%F\t",
  "%T\tTASK\n",
  "%E\n",
  "-1",
  "1e99",
  "9".repeat(30),
  "\0",
  "é",
  "<",
  "</",
  "&x;",
  ">",
  "(",
  ")",
  "24:00",
];

test.for([
  ["XER", XER, readXer],
  ["PMXML", PMXML, readPmxml],
] as const)(
  "any %s that was cut, spliced or overwritten is a sound plan or one error",
  async ([, whole, read]) => {
    const seed = Number(process.env["SEED"] ?? 4_711);
    const rng = seededRng(seed);
    let plans = 0;
    for (let run = 0; run < 600; run++) {
      const at = rng() % whole.length;
      const piece = PIECES[rng() % PIECES.length]!;
      const end = rng() % whole.length;
      const text = [
        () => whole.slice(0, at),
        () => whole.slice(0, at) + piece + whole.slice(at),
        () => whole.slice(0, at) + piece + whole.slice(at + (rng() % 12)),
        () => whole.slice(0, Math.max(at, end)) + whole.slice(Math.min(at, end)),
      ][rng() % 4]!();
      const bytes = bytesOf(text);
      if (rng() % 4 === 0) bytes[rng() % bytes.length] = rng() % 256;
      const result = await read(bytes).catch((error: unknown) => {
        throw new Error(`SEED=${seed} run ${run}`, { cause: error });
      });
      if (!result.ok) {
        if (!result.error.code.startsWith("import.")) throw new Error(`SEED=${seed} run ${run}`);
        continue;
      }
      plans += 1;
      const fault = faultOf(result.value.plan);
      if (fault !== null) throw new Error(`SEED=${seed} run ${run}: ${fault}`);
    }
    expect(plans).toBeGreaterThan(30);
  },
);

test("twenty thousand branches within each other are an outline of a hundred levels", async () => {
  const count = 20_000;
  const wbs = Array.from({ length: count }, (_, at) =>
    wbsRow({ wbs_id: 1_000 + at, parent_wbs_id: at === 0 ? 10 : 999 + at, proj_node_flag: "N" }),
  );
  const result = await readXer(
    bytesOf(xerPlan({ wbs, tasks: [taskRow(1, { wbs_id: 999 + count })] })),
    {
      limits: { text: 1_000_000 },
    },
  );
  if (!result.ok) throw new Error(result.error.detail);
  const { tasks } = result.value.plan;
  expect(tasks.map(({ outlineLevel }) => outlineLevel)).toEqual(
    Array.from({ length: 101 }, (_, at) => at + 1),
  );
  expect(tasks.at(-1)).toMatchObject({ uid: 1, summary: false });
  expect(result.value.findings).toMatchObject([{ code: "wbs.too-deep", count: 19_900 }]);
});

test("calendars with more exceptions than anybody has are refused", async () => {
  const data = `(0||CalendarData()((0||Exceptions()(${"(0||0(d|46023)())".repeat(30_000)}))))`;
  const calendars = Array.from({ length: 8 }, (_, at) =>
    calendarRow({ clndr_id: at + 1, clndr_data: data }),
  );
  expect(await readXer(bytesOf(xerPlan({ calendars })))).toMatchObject({
    ok: false,
    error: { code: "import.too-large", element: "CALENDAR" },
  });
});

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { computeSchedule } from "@parley/schedule/compute-schedule.ts";
import { buildLaneUpdate } from "@parley/shared/documents/build-lane-update.ts";
import { buildYdoc } from "@parley/shared/documents/build-ydoc.ts";
import { seededRng } from "@parley/shared/primitives/clock.ts";
import type { OrganisationId, UserId } from "@parley/shared/primitives/ids.ts";
import { expect, test } from "vitest";
import { networkOfPlan } from "./network-of-plan.ts";
import { mapPlan } from "./plan-mapping.ts";
import { readPlan } from "./read-plan.ts";
import { withSpans } from "./span-schedule.ts";
import { bytesOf } from "./testing/plan-xml.ts";
import {
  pmxmlActivity,
  pmxmlCalendar,
  pmxmlFile,
  pmxmlProject,
  pmxmlRelation,
} from "./testing/pmxml-text.ts";
import { relationRow, taskRow, wbsRow, xerPlan, xerTable } from "./testing/xer-text.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000_000);
const runs = Number(process.env["RUNS"] ?? 20_000);
const folder = join(
  dirname(fileURLToPath(import.meta.url)),
  "../../../../shared/corpus/schedules/p6",
);
const AUTHOR = "01980000-0000-7000-8000-000000000001" as UserId;

/** Whatever the bytes: refused with a code, or a plan that ydocs take and the engine computes. Returns whether it was read. */
async function check(bytes: Uint8Array, name: string): Promise<boolean> {
  const read = await readPlan(bytes, name, { limits: { text: 1_000_000 } });
  if (!read.ok) {
    if (!/^import\.[a-z-]+$/.test(read.error.code) || read.error.detail === "")
      throw new Error("an error without code or words");
    return false;
  }
  const { plan } = read.value;
  const mapped = mapPlan(
    plan,
    { by: "one", audience: "everyone" },
    { importingOrganisationId: "a" as OrganisationId, rng: seededRng(1), withCalendars: true },
  );
  for (const part of mapped.lanes.flatMap((lane) => lane.parts)) {
    const lane = buildLaneUpdate(part, { createdBy: AUTHOR, at: 1_800_000_000_000, clientId: 7 });
    if (!lane.ok) throw new Error(`${lane.error.code}: ${lane.error.detail}`);
  }
  const edits = mapped.calendars.map(
    ({ id, ...fields }) => ({ type: "calendar.create", id, fields }) as const,
  );
  const frame = buildYdoc({ kind: "frame", edits }, 7);
  if (!frame.ok) throw new Error(`${frame.error.code}: ${frame.error.detail}`);
  const { network } = networkOfPlan(plan);
  const schedule = withSpans(plan, network, computeSchedule(network));
  for (const row of schedule.byId.values())
    if (!Number.isSafeInteger(row.earlyStart + row.lateFinish + row.totalFloat))
      throw new Error(`no dates of ${row.id}`);
  return true;
}

const PIECES = [
  "\t",
  "\n",
  "-1",
  "1e9",
  "9".repeat(20),
  "\0",
  "<",
  ">",
  "(",
  ")",
  "24:00",
  "2026-02-30",
  "Y",
  "TT_LOE",
  "PR_SF",
];

/** Overwrites, cuts out, repeats or swaps pieces. */
function mutate(whole: Uint8Array, rng: () => number): Uint8Array {
  let bytes = whole.slice();
  for (let change = rng() % 6; change >= 0; change--) {
    const at = rng() % bytes.length;
    const length = Math.min(rng() % 60, bytes.length - at);
    const kind = rng() % 5;
    if (kind === 0) bytes[at] = rng() & 255;
    else if (kind === 1)
      bytes = Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + length)]);
    else if (kind === 2) bytes.copyWithin(rng() % (bytes.length - length), at, at + length);
    else if (kind === 3) {
      const piece = bytesOf(PIECES[rng() % PIECES.length]!);
      bytes.set(piece.subarray(0, bytes.length - at), at);
    } else bytes = bytes.slice(0, bytes.length - (rng() % Math.min(200, bytes.length - 1)));
    if (bytes.length < 10) return bytes;
  }
  return bytes;
}

const loe = { task_type: "TT_LOE" };
const done = {
  status_code: "TK_Complete",
  act_start_date: "2026-01-05 08:00",
  act_end_date: "2026-01-06 17:00",
};
const WRITTEN: readonly (readonly [string, string])[] = [
  [
    "plan.xer",
    xerPlan({
      options: { sched_float_type: "FT_SS", sched_calendar_on_relationship_lag: "rcal_24Hour" },
      wbs: [wbsRow({ wbs_id: 11, parent_wbs_id: 10, proj_node_flag: "N" })],
      tasks: [
        taskRow(1, {
          cstr_type: "CS_MEO",
          cstr_date: "2026-01-07 08:00",
          cstr_type2: "CS_MSOB",
          cstr_date2: "2026-01-08 08:00",
        }),
        taskRow(2, { wbs_id: 11, ...done }),
        taskRow(3, { wbs_id: 11, task_type: "TT_Rsrc" }),
        taskRow(4, loe),
        taskRow(5, { ...loe, wbs_id: 11 }),
        taskRow(6, { task_type: "TT_WBS", wbs_id: 11 }),
        taskRow(7, { task_type: "TT_FinMile", remain_drtn_hr_cnt: 0 }),
      ],
      relations: [
        relationRow(1, 2),
        relationRow(2, 3, { lag_hr_cnt: -8 }),
        relationRow(1, 4),
        relationRow(4, 5),
        relationRow(3, 7),
      ],
      more: [
        xerTable("RSRC", [{ rsrc_id: 7, clndr_id: 1 }]),
        xerTable("TASKRSRC", [{ taskrsrc_id: 9, task_id: 3, rsrc_id: 7, target_qty: 8 }]),
      ],
    }),
  ],
  [
    "plan.xml",
    pmxmlFile(
      pmxmlCalendar(
        {},
        "<HolidayOrException><Date>2026-01-01T00:00:00</Date></HolidayOrException>",
      ),
      pmxmlProject(
        {},
        pmxmlActivity(1),
        pmxmlActivity(2, { Type: "Level of Effort" }),
        pmxmlRelation(1, 2),
      ),
    ),
  ],
];

test(`mutated Primavera files, SEED=${seed}`, async () => {
  const rng = seededRng(seed);
  const corpus = existsSync(folder) ? readdirSync(folder) : [];
  if (corpus.length === 0)
    console.log("../shared/corpus is absent: only written files are mutated");
  const files = [
    ...WRITTEN.map(([name, text]) => [name, bytesOf(text)] as const),
    ...corpus
      .map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))] as const)
      .filter(([, bytes]) => bytes.length < 120_000),
  ];
  let accepted = 0;
  for (let run = 0; run < runs / 4; run++) {
    const [name, bytes] = files[rng() % files.length]!;
    const mutated = mutate(bytes, rng);
    const wasRead = await check(mutated, name).catch((error: unknown) => {
      throw new Error(`SEED=${seed} run ${run} of ${name}`, { cause: error });
    });
    if (wasRead) accepted += 1;
  }
  expect(accepted).toBeGreaterThan(runs / 40);
  expect(accepted).toBeLessThan(runs / 4);
});

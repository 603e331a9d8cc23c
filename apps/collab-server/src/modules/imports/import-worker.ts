// Runs in a worker thread: reading and building a large plan must not hold up the people who edit meanwhile.
import { createReadStream } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import type { PlanMapping } from "@parley/interchange/plan-mapping-types.ts";
import { mapPlan } from "@parley/interchange/plan-mapping.ts";
import { readMspdi } from "@parley/interchange/read-mspdi.ts";
import { readPlan, sniffPlanFormat, type ReadAnyPlan } from "@parley/interchange/read-plan.ts";
import { summarisePlan } from "@parley/interchange/summarise-plan.ts";
import { buildLaneUpdate } from "@parley/shared/documents/build-lane-update.ts";
import type { Edit } from "@parley/shared/documents/edit.ts";
import { randomClientId, systemRng } from "../../platform/random.ts";
import type { ImportSummary, TableColumns } from "./import-contract.ts";
import type { BuiltPart, ImportJob, ImportJobMessage } from "./import-job.ts";

const job = workerData as ImportJob;
const tell = (message: ImportJobMessage): void => parentPort!.postMessage(message);
const PROGRESS_MS = 150;

const HEAD_BYTES = 64 * 1024;
const MOST_COLUMNS = 500;

async function headOf(file: string): Promise<{ readonly head: Uint8Array; readonly size: number }> {
  const handle = await open(file);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return { head: buffer.subarray(0, bytesRead), size: (await handle.stat()).size };
  } finally {
    await handle.close();
  }
}

const mappingOf = ({ fields, dateOrder, durationUnit }: TableColumns) => ({
  columns: fields,
  dateOrder,
  durationUnit,
});

const tableOf = ({ table }: ReadAnyPlan): ImportSummary["table"] =>
  table === undefined
    ? null
    : {
        fields: table.columns.slice(0, MOST_COLUMNS).map(({ field }) => field),
        columns: table.columns
          .slice(0, MOST_COLUMNS)
          .map(({ heading, samples }) => ({ heading, samples: [...samples] })),
        dateOrder: table.mapping.dateOrder,
        durationUnit: table.mapping.durationUnit,
      };

/** Microsoft's XML, which is the largest by far, is read as it streams by; the others lie in memory, within the same limit. */
async function readFileOf({
  file,
  fileName,
  maxBytes,
  columns,
}: ImportJob): Promise<ReadAnyPlan | null> {
  const { head, size } = await headOf(file);
  const limits = { bytes: maxBytes };
  const table = columns === null ? {} : { mapping: mappingOf(columns) };
  let told = 0;
  const onProgress = (done: number): void => {
    if (performance.now() - told < PROGRESS_MS) return;
    told = performance.now();
    tell({ type: "progress", done, total: size });
  };
  const isStreamed = sniffPlanFormat(head, fileName) === "mspdi";
  const read = isStreamed
    ? await readMspdi(createReadStream(file, { highWaterMark: 256 * 1024 }), { limits, onProgress })
    : await readPlan(await readFile(file), fileName, { limits, onProgress, table });
  if (read.ok) return read.value;
  const { code, detail, line } = read.error;
  tell({ type: "failed", failure: { code, detail, line } });
  return null;
}

const empty = { code: "import.empty", detail: "The file holds no task.", line: null } as const;

function summarise(read: ReadAnyPlan): void {
  const { plan, findings } = read;
  const summary = summarisePlan(plan, findings);
  if (summary.taskCount === 0) return tell({ type: "failed", failure: empty });
  tell({
    type: "summary",
    summary: {
      ...summary,
      resources: [...summary.resources],
      branches: summary.branches.map(({ taskUid, name, taskCount }) => ({
        taskUid: String(taskUid),
        name,
        taskCount,
      })),
      findings: [...summary.findings],
      table: tableOf(read),
    },
  });
}

type BuildTask = Extract<ImportJob["task"], { type: "build" }>;

function build({ plan }: ReadAnyPlan, task: BuildTask): void {
  const { importingOrganisationId, withCalendars, withSettings } = task;
  const mapped = mapPlan(plan, task.mapping as PlanMapping, {
    importingOrganisationId,
    withCalendars,
    withSettings,
    rng: systemRng,
  });
  const total = mapped.lanes.reduce((sum, lane) => sum + lane.parts.length, 0);
  if (total === 0) return tell({ type: "failed", failure: empty });
  const parts: BuiltPart[] = [];
  for (const { organisationId, parts: laneParts } of mapped.lanes) {
    for (const part of laneParts) {
      const built = buildLaneUpdate(part, {
        createdBy: task.createdBy,
        at: task.createdAt,
        clientId: randomClientId(),
      });
      if (!built.ok) {
        const { code, detail } = built.error;
        return tell({ type: "failed", failure: { code, detail, line: null } });
      }
      parts.push({ organisationId, audience: mapped.audience, ...built.value });
      tell({ type: "progress", done: parts.length, total });
    }
  }
  const frameEdits = mapped.calendars.map(({ id, ...fields }): Edit => ({
    type: "calendar.create",
    id,
    fields,
  }));
  if (withSettings) {
    const { settings, defaultCalendarId } = mapped;
    frameEdits.push({ type: "settings.set", fields: { ...settings, defaultCalendarId } });
  }
  tell({ type: "built", parts, frameEdits });
}

const plan = await readFileOf(job);
if (plan !== null) {
  if (job.task.type === "summarise") summarise(plan);
  else build(plan, job.task);
}

// Runs in a worker thread: reading and building a large plan must not hold up the people who edit meanwhile.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import type { PlanMapping } from "@parley/interchange/plan-mapping-types.ts";
import { mapPlan } from "@parley/interchange/plan-mapping.ts";
import { readMspdi, type ReadPlan } from "@parley/interchange/read-mspdi.ts";
import { summarisePlan } from "@parley/interchange/summarise-plan.ts";
import { buildLaneUpdate } from "@parley/shared/documents/build-lane-update.ts";
import type { Edit } from "@parley/shared/documents/edit.ts";
import { randomClientId, systemRng } from "../../platform/random.ts";
import type { BuiltPart, ImportJob, ImportJobMessage } from "./import-job.ts";

const job = workerData as ImportJob;
const tell = (message: ImportJobMessage): void => parentPort!.postMessage(message);
const PROGRESS_MS = 150;

async function readPlan(): Promise<ReadPlan | null> {
  const { size } = await stat(job.file);
  let told = 0;
  const read = await readMspdi(createReadStream(job.file, { highWaterMark: 256 * 1024 }), {
    limits: { bytes: job.maxBytes },
    onProgress: (done) => {
      if (performance.now() - told < PROGRESS_MS) return;
      told = performance.now();
      tell({ type: "progress", done, total: size });
    },
  });
  if (read.ok) return read.value;
  const { code, detail, line } = read.error;
  tell({ type: "failed", failure: { code, detail, line } });
  return null;
}

const empty = { code: "import.empty", detail: "The file holds no task.", line: null } as const;

function summarise({ plan, findings }: ReadPlan): void {
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
    },
  });
}

type BuildTask = Extract<ImportJob["task"], { type: "build" }>;

function build({ plan }: ReadPlan, task: BuildTask): void {
  const { importingOrganisationId, withCalendars } = task;
  const mapped = mapPlan(plan, task.mapping as PlanMapping, {
    importingOrganisationId,
    withCalendars,
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
  tell({ type: "built", parts, frameEdits });
}

const plan = await readPlan();
if (plan !== null) {
  if (job.task.type === "summarise") summarise(plan);
  else build(plan, job.task);
}

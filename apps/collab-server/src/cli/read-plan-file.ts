import { closeSync, openSync, readFileSync, statSync } from "node:fs";
import { DEFAULT_IMPORT_LIMITS } from "@parley/interchange/import-error.ts";
import type { PlanFile } from "@parley/interchange/plan-file.ts";
import type { ReadPlan } from "@parley/interchange/read-mspdi.ts";
import { readPlan } from "@parley/interchange/read-plan.ts";
import { isErrno } from "../platform/platform-error.ts";
import { isSystemError, PlanFailure } from "./plan-failure.ts";

export interface ReadPlanFileOptions {
  encoding?: string;
  dates?: "day-first" | "month-first";
  /** `YYYY-MM-DD` or with a time: instead of the start that the file gives the project. */
  start?: string;
}

/** The bytes of a regular file that is no larger than a plan may be. A pipe or device is never opened: it might never end. */
function readBytes(file: string): Uint8Array {
  try {
    const found = statSync(file);
    if (!found.isFile())
      throw new PlanFailure("file.not-regular", file, "This is no file but a folder or a device.");
    const most = DEFAULT_IMPORT_LIMITS.bytes;
    if (found.size > most)
      throw new PlanFailure("import.too-large", file, `The file is larger than ${most} bytes.`);
    const descriptor = openSync(file, "r");
    try {
      return readFileSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (error instanceof PlanFailure) throw error;
    if (isErrno(error, "ENOENT", "ENOTDIR"))
      throw new PlanFailure("file.not-found", file, "There is no such file.");
    if (!isSystemError(error)) throw error;
    throw new PlanFailure("file.unreadable", file, `The file cannot be read (${error.code}).`);
  }
}

/**
 * @param keepsAll also what nobody reads and only a copy in the same format wants back
 * @param everyProject also the other projects of a Primavera file
 */
export async function readPlanFile(
  file: string,
  options: ReadPlanFileOptions,
  keepsAll: boolean,
  everyProject = false,
): Promise<ReadPlan> {
  const { encoding, dates } = options;
  const read = await readPlan(readBytes(file), file, {
    limits: keepsAll ? {} : { extra: 0 },
    everyProject,
    encoding,
    table: dates === undefined ? undefined : { mapping: { dateOrder: dates } },
  });
  if (read.ok) {
    const { plan, findings, others = [] } = read.value;
    const begun = (each: PlanFile): PlanFile => {
      const { start = each.project.start } = options;
      return { ...each, project: { ...each.project, start } };
    };
    return { plan: begun(plan), findings, others: others.map(begun) };
  }
  const { code, detail, line, element } = read.error;
  throw new PlanFailure(code, file, detail, { line, element });
}

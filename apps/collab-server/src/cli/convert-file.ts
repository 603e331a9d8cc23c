import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { dataDateOf } from "@parley/interchange/data-date.ts";
import { DEFAULT_WEEK } from "@parley/interchange/mspdi-calendar.ts";
import type { PlanCalendar, PlanFile } from "@parley/interchange/plan-file.ts";
import { extensionOf } from "@parley/interchange/read-plan.ts";
import { refuseExtension, writePlan, type WrittenPlan } from "@parley/interchange/write-plan.ts";
import { isErrno } from "../platform/platform-error.ts";
import { isSystemError, PlanFailure } from "./plan-failure.ts";
import { lacksDates, withComputedDates } from "./plan-schedule.ts";
import { readPlanFile, type ReadPlanFileOptions } from "./read-plan-file.ts";
import type { CliLanguage } from "./schedule-table.ts";

export interface ConvertFileOptions extends ReadPlanFileOptions {
  force?: boolean;
  language: CliLanguage;
  sheetPerOrganisation?: boolean;
  timeZone?: string;
}

const statOf = (file: string) => statSync(file, { throwIfNoEntry: false, bigint: true });

/** Refuses before anything is read: what cannot be written, what is there already, and the input itself under whatever name. */
function checkOutput(input: string, output: string, force: boolean): void {
  const refused = refuseExtension(extensionOf(output));
  if (refused !== null) throw new PlanFailure("file.unknown-output", output, refused);
  const found = statOf(output);
  if (found === undefined) return;
  const source = statOf(input);
  if (source !== undefined && source.dev === found.dev && source.ino === found.ino)
    throw new PlanFailure("file.same", output, "The output would replace the input.");
  if (!found.isFile())
    throw new PlanFailure("file.not-regular", output, "The output is a folder or a device.");
  if (!force)
    throw new PlanFailure(
      "file.exists",
      output,
      "The output exists already; --force replaces it.",
      {
        exitCode: 1,
      },
    );
}

/** Either the whole file stands there afterwards, or what was there before. */
function writeWhole(output: string, pieces: WrittenPlan): void {
  const draft = join(dirname(output), `.${basename(output).slice(0, 100)}.${process.pid}.part`);
  try {
    const descriptor = openSync(draft, "wx");
    try {
      for (const piece of pieces) {
        const bytes = typeof piece === "string" ? Buffer.from(piece) : piece;
        for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
      }
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(draft, output);
  } catch (error) {
    if (!isErrno(error, "EEXIST")) rmSync(draft, { force: true });
    if (!isSystemError(error)) throw error;
    throw new PlanFailure("file.not-writable", output, `Writing failed (${error.code}).`, {
      exitCode: 1,
    });
  }
}

/** What shows dates to people has them, also where the file has none. */
const SHOWS_DATES: ReadonlySet<string> = new Set(["ics", "csv", "xlsx"]);

/** Whoever reads a table counts in eight hours from Monday to Friday. */
const saysMoreThanTheUsualWeek = ({ week, workWeeks, exceptions }: PlanCalendar): boolean =>
  exceptions.length > 0 ||
  workWeeks.length > 0 ||
  week.some((hours, day) => hours !== null && hours !== DEFAULT_WEEK[day]);

/** What a table cannot hold is said, since a person would miss it late. */
function tellLosses(plan: PlanFile, extension: string): void {
  if (extension !== "csv" && extension !== "xlsx") return;
  const lost = [
    plan.calendars.some(saysMoreThanTheUsualWeek) ? "calendars" : "",
    dataDateOf(plan) === null ? "" : "the data date",
    plan.tasks.some(({ baselines }) => baselines.length > 0) ? "baselines" : "",
    plan.tasks.some(({ splits }) => splits.length > 0) ? "splits" : "",
  ].filter((each) => each !== "");
  if (lost.length > 0)
    process.stderr.write(`parley: a table does not hold ${lost.join(", ")}: they stay behind.\n`);
}

export async function convertFile(
  input: string,
  output: string,
  options: ConvertFileOptions,
): Promise<void> {
  checkOutput(input, output, options.force ?? false);
  const extension = extensionOf(output);
  const { plan, findings } = await readPlanFile(input, options, true);
  const written = writePlan(
    SHOWS_DATES.has(extension) && lacksDates(plan) ? withComputedDates(plan) : plan,
    extension,
    {
      language: options.language,
      sheetPerOrganisation: options.sheetPerOrganisation ?? false,
      stamp: new Date().toISOString(),
      timeZone: options.timeZone ?? null,
    },
  );
  if (!written.ok) throw new PlanFailure("file.unknown-output", output, written.error);
  writeWhole(output, written.value);
  for (const { code, count, examples } of findings) {
    const [first] = examples;
    const place = first === undefined ? "" : `, e.g. ${first.subject} ${first.detail}`.trimEnd();
    process.stderr.write(`parley: noted ${code} × ${count}${place.replace(/\p{Cc}+/gu, " ")}\n`);
  }
  tellLosses(plan, extension);
  const tasks = plan.tasks.filter(({ outlineLevel }) => outlineLevel > 0).length;
  process.stdout.write(`Wrote ${output}: ${tasks} tasks.\n`);
}

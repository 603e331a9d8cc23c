import { instantOf } from "@parley/schedule/instant.ts";
import { InvalidArgumentError, Option, type Command } from "commander";
import type { ConvertFileOptions } from "./convert-file.ts";
import { FILE_CODES } from "./plan-failure.ts";
import type { ScheduleFileOptions } from "./schedule-file.ts";
import { CLI_LANGUAGES, terminalLanguage } from "./schedule-table.ts";

/** Commands that need no server and no database, so that nothing of either is loaded for them. */
export const FILE_COMMANDS: ReadonlySet<string> = new Set(["schedule", "convert"]);

const CODES = `
Reads Microsoft Project XML, Primavera XER and PMXML, XLSX and CSV, told by their content.
A file that cannot be read: exit code 2, and one line of JSON on stderr, {"error":{"code","message","file","line","element"}}.
Codes are those of imports (import.malformed, import.empty, …) and ${FILE_CODES.join(", ")}.`;

function projectStart(text: string): string {
  const full = text.length === 10 ? `${text}T08:00` : text.replace(" ", "T");
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(full) || instantOf(full) === null)
    throw new InvalidArgumentError("It is no date such as 2026-03-02 or 2026-03-02T08:00.");
  return full;
}

function timeZone(text: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    throw new InvalidArgumentError("It is no time zone such as Asia/Shanghai.");
  }
}

const language = () =>
  new Option("--language <language>", "of what is written; else that of the terminal")
    .choices(CLI_LANGUAGES)
    .default(terminalLanguage(process.env), "as LANG says");
const dates = () =>
  new Option(
    "--dates <order>",
    "how a table means dates such as 3/5/2026; else they are left out",
  ).choices(["day-first", "month-first"]);

export function addFileCommands(program: Command): void {
  program
    .command("schedule")
    .description("Compute a plan file: dates, float and the critical path of its tasks")
    .argument("<file>", "plan of any format that Parley reads")
    .option("--json", "as JSON for programs")
    .option("--start <date>", "of the project, instead of what the file says", projectStart)
    .option("--encoding <name>", "of a CSV or XER, e.g. gb18030; else told by its bytes")
    .addOption(dates())
    .addOption(language())
    .addHelpText("after", CODES)
    .action(async (file: string, options: ScheduleFileOptions) => {
      const { scheduleFile } = await import("./schedule-file.ts");
      await scheduleFile(file, options);
    });

  program
    .command("convert")
    .description("Write a plan file in another format")
    .argument("<in>", "plan of any format that Parley reads")
    .argument("<out>", "file to write: .xml (Microsoft Project), .xlsx, .csv, .ics or .json")
    .option("--force", "replace the output if it is there; never the input")
    .option(
      "--encoding <name>",
      "of a CSV or XER that is read, e.g. gb18030; else told by its bytes",
    )
    .option("--sheet-per-organisation", "one more sheet of an .xlsx for each organisation")
    .option(
      "--time-zone <zone>",
      "of the plan, for .ics; else local time of whoever looks",
      timeZone,
    )
    .addOption(dates())
    .addOption(language())
    .addHelpText("after", CODES)
    .action(async (input: string, output: string, options: ConvertFileOptions) => {
      const { convertFile } = await import("./convert-file.ts");
      await convertFile(input, output, options);
    });
}

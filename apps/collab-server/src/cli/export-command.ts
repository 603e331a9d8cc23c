import { writeFile } from "node:fs/promises";
import { Option, type Command } from "commander";
import { actAs, expectJson } from "./act-as.ts";
import { withDatabase } from "./environment.ts";

type Options = { project: string; as: string; organisation?: string; format: string; out?: string };

export function addExportCommand(program: Command): void {
  program
    .command("export")
    .description("Write what somebody may read of a project to a file")
    .requiredOption("--project <id>", "the project, as in its address")
    .requiredOption("--as <email>", "who exports: their rights hold")
    .option("--organisation <name>", "for which of their organisations")
    .addOption(
      new Option("--format <format>", "of the file").choices(["json", "csv"]).default("json"),
    )
    .option("--out <file>", "instead of the standard output")
    .action((options: Options) => exportPlan(options));
}

async function exportPlan({
  project,
  as: email,
  organisation,
  format,
  out,
}: Options): Promise<void> {
  const text = await withDatabase((environment) =>
    actAs(environment, { email, organisation: organisation ?? null }, async (person) => {
      const path = `/api/projects/${encodeURIComponent(project)}/export?format=${format}`;
      const response = await person.request("GET", path);
      if (!response.ok) return expectJson<string>(response);
      // Not text(): it would take away the byte order mark that spreadsheets look for.
      return Buffer.from(await response.arrayBuffer());
    }),
  );
  if (out === undefined) process.stdout.write(text);
  else await writeFile(out, text);
}

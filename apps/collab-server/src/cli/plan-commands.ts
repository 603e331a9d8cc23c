import { createWriteStream, existsSync, openAsBlob, rmSync, statSync } from "node:fs";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { setTimeout as sleep } from "node:timers/promises";
import { Option, type Command } from "commander";
import { Failure } from "./failure.ts";
import { withPerson, type PersonAccess, type PersonOptions } from "./with-person.ts";

interface ImportView {
  state: string;
  error: { code: string; detail: string; line: number | null } | null;
  summary: { taskCount: number; relationCount: number } | null;
}

export function addPlanCommands(program: Command): void {
  program
    .command("import")
    .description("Import a plan file into a project")
    .argument("<file>", "the file")
    .requiredOption("--project <id>", "id of the project, as in its address")
    .requiredOption("--as <email>", "the person in whose name and with whose rights it is done")
    .option("--organisation <name or id>", "where the person is on the project for several")
    .addOption(
      new Option("--audience <audience>", "who may read the imported tasks")
        .choices(["everyone", "host", "private"])
        .default("everyone"),
    )
    .action(importFile);

  program
    .command("export")
    .description("Write what a person may read of a project into a file")
    .requiredOption("--project <id>", "id of the project, as in its address")
    .requiredOption("--as <email>", "the person with whose rights it is done")
    .option("--organisation <name or id>", "where the person is on the project for several")
    .addOption(
      new Option("--format <format>", "kind of file")
        .choices(["json", "csv", "mspdi"])
        .default("json"),
    )
    .requiredOption("--out <file>", "file to write; it must not exist yet")
    .action(exportFile);
}

async function importFile(
  file: string,
  options: PersonOptions & { audience: string },
): Promise<void> {
  if (!existsSync(file) || !statSync(file).isFile()) throw new Failure(`There is no file ${file}.`);
  await withPerson(options, async (person) => {
    const imports = `/api/projects/${options.project}/imports`;
    const form = new FormData();
    form.set("file", await openAsBlob(file), basename(file));
    const started = await person.ask("POST", imports, form);
    const { importId } = (await started.json()) as { importId: string };
    const path = `${imports}/${importId}`;
    await settle(person, path, "ready");
    const mapping = { by: "one", audience: options.audience };
    await person.ask("POST", `${path}/commit`, JSON.stringify({ mapping }), "application/json");
    const { summary } = await settle(person, path, "done");
    process.stdout.write(
      `Imported ${summary?.taskCount ?? 0} tasks and ${summary?.relationCount ?? 0} relations from ${basename(file)}.\n`,
    );
  });
}

async function settle(person: PersonAccess, path: string, wanted: string): Promise<ImportView> {
  for (;;) {
    const view = (await (await person.ask("GET", path)).json()) as ImportView;
    if (view.state === wanted) return view;
    if (view.error !== null || view.state === "failed" || view.state === "cancelled") {
      const { code = view.state, detail = "", line = null } = view.error ?? {};
      throw new Failure(`${detail}${line === null ? "" : ` (line ${line})`} (${code})`);
    }
    await sleep(100);
  }
}

async function exportFile(options: PersonOptions & { format: string; out: string }): Promise<void> {
  if (existsSync(options.out)) throw new Failure(`${options.out} exists already.`);
  await withPerson(options, async (person) => {
    const path = `/api/projects/${options.project}/export?format=${options.format}`;
    const response = await person.ask("GET", path);
    if (response.body === null) throw new Failure("The server sent nothing.");
    try {
      await pipeline(
        Readable.fromWeb(response.body as ReadableStream),
        createWriteStream(options.out, { flags: "wx", mode: 0o600 }),
      );
    } catch (error) {
      rmSync(options.out, { force: true });
      throw error;
    }
    process.stdout.write(`Wrote ${options.out}.\n`);
  });
}

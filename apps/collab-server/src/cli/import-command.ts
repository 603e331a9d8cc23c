import { openAsBlob } from "node:fs";
import { basename } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Command } from "commander";
import { actAs, expectJson, type Person } from "./act-as.ts";
import { CommandError } from "./command-error.ts";
import { withDatabase } from "./environment.ts";

type Options = { project: string; as: string; organisation?: string; audience: string };
type ImportView = {
  state: string;
  done: number;
  total: number | null;
  summary: {
    taskCount: number;
    relationCount: number;
    findings: { code: string; count: number }[];
  } | null;
  error: { code: string; detail: string; line: number | null } | null;
};

const POLL_MS = 200;

export function addImportCommand(program: Command): void {
  program
    .command("import")
    .argument("<file>", "Microsoft Project XML")
    .description("Put the tasks of a file into the lane of an organisation")
    .requiredOption("--project <id>", "the project, as in its address")
    .requiredOption("--as <email>", "who imports: their rights hold")
    .option("--organisation <name>", "for which of their organisations")
    .option("--audience <who>", "who may read the tasks: everyone, host or private", "everyone")
    .action((file: string, options: Options) => importFile(file, options));
}

async function importFile(file: string, options: Options): Promise<void> {
  const blob = await openAsBlob(file).catch(() => {
    throw new CommandError(`${file} cannot be read.`);
  });
  const { as: email, organisation = null, audience } = options;
  await withDatabase((environment) =>
    actAs(environment, { email, organisation }, async (person) => {
      const form = new FormData();
      form.append("file", blob, basename(file));
      const root = `/api/projects/${encodeURIComponent(options.project)}/imports`;
      const { importId } = await expectJson<{ importId: string }>(
        await person.request("POST", root, form),
      );
      const path = `${root}/${importId}`;
      const ready = await settled(person, path);
      await expectJson(
        await person.request("POST", `${path}/commit`, { mapping: { by: "one", audience } }),
      );
      await settled(person, path);
      report(ready);
    }),
  );
}

async function settled(person: Person, path: string): Promise<ImportView> {
  for (;;) {
    const view = await expectJson<ImportView>(await person.request("GET", path));
    if (view.state === "ready" || view.state === "done") return view;
    if (view.error !== null) {
      const { code, detail, line } = view.error;
      throw new CommandError(`${line === null ? "" : `Line ${line}: `}${detail} (${code})`);
    }
    if (view.state === "cancelled") throw new CommandError("The import was cancelled.");
    await wait(POLL_MS);
  }
}

function report({ summary }: ImportView): void {
  if (summary === null) return;
  process.stdout.write(
    `Imported ${summary.taskCount} tasks and ${summary.relationCount} relations.\n`,
  );
  for (const { code, count } of summary.findings) {
    process.stdout.write(`  ${code}: ${count}\n`);
  }
}

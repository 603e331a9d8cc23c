import { Command, CommanderError } from "commander";
import { addBackupCommands } from "./cli/backup-commands.ts";
import { Failure } from "./cli/failure.ts";
import { addPlanCommands } from "./cli/plan-commands.ts";
import { addUserCommands } from "./cli/user-commands.ts";
import { BackupError } from "./modules/backups/api.ts";
import { HttpError } from "./platform/http/http-error.ts";
import { readSettings, readVersion } from "./read-settings.ts";
import { describeFailure } from "./start-failure.ts";

/** 0 done · 1 refused or failed, nothing changed · 2 called the wrong way. */
const USAGE = 2;

const program = new Command("parley")
  .description("Parley's command line. Settings come from the environment, as for the server.")
  .version(readVersion())
  .exitOverride()
  .showHelpAfterError("(add --help for what is possible)");

program
  .command("serve")
  .description("Start the server")
  .action(async () => {
    await import("./main.ts");
  });
addPlanCommands(program);
addBackupCommands(program);
addUserCommands(program);

// Whoever reads our output has had enough, as `head` does: nothing is wrong.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has printed what is wrong, or the help that was asked for.
    process.exitCode = error.exitCode === 0 ? 0 : USAGE;
  } else {
    process.stderr.write(`parley: ${describe(error)}\n`);
    process.exitCode = 1;
  }
}

function describe(error: unknown): string {
  const told = [Failure, BackupError, HttpError].some((kind) => error instanceof kind);
  if (told) return (error as Error).message;
  let settings = null;
  try {
    settings = readSettings();
  } catch {
    // The settings themselves are what is wrong: the error says so.
  }
  return describeFailure(error, settings);
}

import type { Command } from "commander";
import { BackupError } from "../modules/backups/api.ts";
import { HttpError } from "../platform/http/http-error.ts";
import { readSettings, readVersion } from "../read-settings.ts";
import { describeFailure } from "../start-failure.ts";
import { addBackupCommands } from "./backup-commands.ts";
import { Failure } from "./failure.ts";
import { addPlanCommands } from "./plan-commands.ts";
import { addUserCommands } from "./user-commands.ts";

/** Commands that work on the database of the settings, or ask the server that runs on it. */
export function addServerCommands(program: Command): void {
  program.version(readVersion());
  program
    .command("serve")
    .description("Start the server")
    .action(async () => {
      await import("../main.ts");
    });
  addPlanCommands(program);
  addBackupCommands(program);
  addUserCommands(program);
}

/** One line for the person. */
export function describeError(error: unknown): string {
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

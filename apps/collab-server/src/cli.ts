import { Command, CommanderError } from "commander";
import { addFileCommands, FILE_COMMANDS } from "./cli/file-commands.ts";
import { PlanFailure } from "./cli/plan-failure.ts";

/** 0 done · 1 refused or failed, nothing changed · 2 called the wrong way, or a plan file that cannot be read. */
const USAGE = 2;

const program = new Command("parley")
  .description("Parley's command line. Settings come from the environment, as for the server.")
  .exitOverride()
  .showHelpAfterError("(add --help for what is possible)");

addFileCommands(program);
// What works on files alone starts at once: server and database take a second to load.
const server = FILE_COMMANDS.has(process.argv[2] ?? "")
  ? null
  : await import("./cli/server-commands.ts");
server?.addServerCommands(program);

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
  } else if (error instanceof PlanFailure) {
    process.stderr.write(`${error.toJson()}\n`);
    process.exitCode = error.exitCode;
  } else if (server === null) {
    // A fault of Parley's own; whoever reads the output expects JSON all the same.
    const [reason] = String(error).split("\n", 1);
    const failure = new PlanFailure("server.internal", process.argv[3] ?? "", `${reason}.`);
    process.stderr.write(`${failure.toJson()}\n`);
    process.exitCode = 1;
  } else {
    process.stderr.write(`parley: ${server.describeError(error)}\n`);
    process.exitCode = 1;
  }
}

/** Ends a command with one line for the operator and exit code 1. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

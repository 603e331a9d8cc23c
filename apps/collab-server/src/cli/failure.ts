/** A command was understood and could not be done: one line for the person, exit code 1. */
export class Failure extends Error {
  override readonly name = "Failure";
}

import type { Answer } from "./matrix-oracle.ts";
import type { Answered } from "./rest-client.ts";

/** Where what is asked for belongs to others, it is no secret and still not found: either is a refusal. */
export type Expected = Answer | "refused";

/** Asks the server, and compares its answer with what was expected. */
export type Ask = (
  what: string,
  expected: Expected,
  answered: Promise<Answered>,
) => Promise<Answered>;

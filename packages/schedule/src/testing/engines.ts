import { computeSchedule } from "../compute-schedule.ts";
import type { Network } from "../network.ts";
import type { Schedule } from "../schedule.ts";
import { computeReference } from "./reference/compute-reference.ts";

export type Engine = { readonly name: string; readonly compute: (network: Network) => Schedule };

/** Who has to keep the rules of SPEC.md: the engine, and the plain reference that it is compared with. */
export const ENGINES: readonly Engine[] = [
  { name: "engine", compute: computeSchedule },
  { name: "reference", compute: computeReference },
];

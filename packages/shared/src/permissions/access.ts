import type { ErrorCode } from "../protocol/error-codes.ts";
import type { Capability } from "./capability.ts";
import { ALLOWED, denied, type Decision } from "./decision.ts";
import type { Standing } from "./standing.ts";

export type Participant = Extract<Standing, { kind: "participant" }>;

/** An outsider is told that nothing is there, never that something is forbidden. */
export const HIDDEN: Decision = denied("access.not-found");
export const FORBIDDEN: Decision = denied("access.forbidden");

export const allowIf = (fact: boolean, reason: ErrorCode = "access.forbidden"): Decision =>
  fact ? ALLOWED : denied(reason);

export const holds = (standing: Standing, capability: Capability): boolean =>
  standing.kind === "participant" && standing.capabilities.has(capability);

/** A host-only capability counts for nothing in the hands of a participant, whatever a stored role says. */
export const holdsAsHost = (standing: Standing, capability: Capability): boolean =>
  standing.kind === "participant" && standing.isHost && standing.capabilities.has(capability);

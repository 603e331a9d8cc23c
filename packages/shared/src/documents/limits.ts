/** What one update may cost. Time and memory of the verification grow with nothing but these. */
export type UpdateLimits = {
  readonly maxBytes: number;
  /** Structs in the update, and existing structs that its deletions reach. */
  readonly maxStructs: number;
  /** Yjs clock ticks that the update adds; a garbage-collection struct of five bytes may claim 2^50. */
  readonly maxTicks: number;
  /** Distinct clientIDs that one update may carry: one per reload while offline. */
  readonly maxClients: number;
  /** Steps that Yjs may have to take to find the place of concurrent insertions. */
  readonly maxSteps: number;
  /** How far a writer's clock may run ahead, in ms. */
  readonly maxClockLead: number;
};

export const UPDATE_LIMITS: UpdateLimits = {
  maxBytes: 256 * 1024,
  maxStructs: 20_000,
  maxTicks: 1_000_000,
  maxClients: 64,
  maxSteps: 2_000_000,
  maxClockLead: 5 * 60_000,
};

/** Custom fields that one entity may ever have had. */
export const MAX_CUSTOM_FIELDS = 200;

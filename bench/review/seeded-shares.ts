import { seededRng } from "@parley/shared/primitives/clock.ts";

/** Numbers from 0 to less than 1, the same in every run. */
export function seededShares(seed: number): () => number {
  const rng = seededRng(seed);
  return () => rng() / 2 ** 32;
}

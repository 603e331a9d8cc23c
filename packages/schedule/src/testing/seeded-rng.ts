/** Numbers from 0 to 1, without 1; the same for the same seed (mulberry32). */
export type Rng = () => number;

export function seededRng(seed: number): Rng {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const integer = (rng: Rng, from: number, to: number): number =>
  from + Math.floor(rng() * (to - from + 1));
export const pick = <T>(rng: Rng, list: readonly T[]): T => list[integer(rng, 0, list.length - 1)]!;
export const chance = (rng: Rng, probability: number): boolean => rng() < probability;
export const maybe = <T>(rng: Rng, probability: number, value: () => T): T | null =>
  chance(rng, probability) ? value() : null;

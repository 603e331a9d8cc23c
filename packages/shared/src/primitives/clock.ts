/** Milliseconds since the Unix epoch. Pure code takes a Clock; only composition roots read the system's. */
export type Clock = () => number;

/** A source of random 32-bit unsigned integers. Tests pass a seeded one and print the seed. */
export type Rng = () => number;

/** mulberry32: a small seeded generator, good enough for tests and never used for secrets. */
export function seededRng(seed: number): Rng {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
}

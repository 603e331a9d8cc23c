/** A token bucket: `take` says whether that much is still within the rate. */
export type RateBucket = { take(amount: number): boolean };

export function createRateBucket(options: {
  capacity: number;
  perSecond: number;
  clock: () => number;
}): RateBucket {
  const { capacity, perSecond, clock } = options;
  let left = capacity;
  let at = clock();
  return {
    take: (amount) => {
      const now = clock();
      left = Math.min(capacity, left + (Math.max(0, now - at) / 1_000) * perSecond);
      at = now;
      left -= amount;
      // A flood earns no credit while it goes on.
      if (left < 0) left = Math.max(left, -capacity);
      return left >= 0;
    },
  };
}

const GLOW_MS = 2_000;
/** A whole plan that arrives at once is no change that somebody made just now. */
const MOST = 60;

/** Which tasks and phases glow, and since when, after somebody else changed some. */
export function withGlow(
  glow: ReadonlyMap<string, number>,
  changes: ReadonlyMap<string, ReadonlySet<string>>,
  now: number,
): ReadonlyMap<string, number> {
  const next = new Map([...glow].filter(([, at]) => now - at < GLOW_MS));
  for (const name of ["tasks", "phases"])
    for (const id of changes.get(name) ?? []) next.set(id, now);
  return next.size <= MOST ? next : glow;
}

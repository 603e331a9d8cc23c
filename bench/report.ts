/** One figure of a benchmark: the median of its runs, and how far they lay apart. */
export interface BenchResult {
  name: string;
  value: number;
  unit: string;
  /** The figure to reach, or null where none was set. */
  target: number | null;
  better: "lower" | "higher";
  spread: [min: number, max: number];
  runs: number;
}

export interface BenchReport {
  bench: string;
  machine: Record<string, string | number>;
  results: BenchResult[];
}

/** What a file `NAME.bench.ts` exports. It prints to stderr only: stdout belongs to the report. */
export interface BenchModule {
  run: () => Promise<BenchReport>;
}

/** Sums up repeated measurements of one figure. */
export function resultOf(
  figure: Pick<BenchResult, "name" | "unit" | "better"> & { target?: number | null },
  samples: readonly number[],
): BenchResult {
  const sorted = samples.toSorted((a, b) => a - b);
  const [min, max] = [sorted[0], sorted.at(-1)];
  if (min === undefined || max === undefined) throw new Error(`${figure.name} has no sample.`);
  const middle = (sorted.length - 1) / 2;
  const value = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
  return {
    ...figure,
    target: figure.target ?? null,
    value,
    spread: [min, max],
    runs: sorted.length,
  };
}

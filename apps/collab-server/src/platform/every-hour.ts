const HOUR_MS = 3_600_000;

/** Runs now and every hour after, one run at a time; a run that fails is told, and the next one comes all the same. */
export function everyHour(
  work: () => Promise<void>,
  failed: (error: unknown) => void,
): { readonly stop: () => Promise<void> } {
  let running: Promise<void> | null = null;
  const run = (): void => {
    running ??= work()
      .catch(failed)
      .finally(() => {
        running = null;
      });
  };
  run();
  const timer = setInterval(run, HOUR_MS);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

/** Why the process is asked to end. `parent-gone`: `npm start` was killed and cannot pass on a signal. */
export type ShutdownReason = "SIGINT" | "SIGTERM" | "SIGHUP" | "parent-gone";

/**
 * Runs `handle` once, at the first request to end. A second signal, sent by somebody who has waited
 * long enough, ends the process at once.
 *
 * @returns a function that takes the listeners away again
 */
export function onShutdown(handle: (reason: ShutdownReason) => void): () => void {
  let asked = false;
  const ask = (reason: ShutdownReason): void => {
    if (asked) {
      if (reason !== "parent-gone") process.exit(130);
      return;
    }
    asked = true;
    handle(reason);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.on(signal, ask);
  const disconnected = (): void => ask("parent-gone");
  if (process.channel) {
    process.on("disconnect", disconnected);
    // Listening to the parent must not keep an otherwise finished process alive.
    process.channel.unref();
  }
  return () => {
    for (const signal of signals) process.off(signal, ask);
    process.off("disconnect", disconnected);
  };
}

// What every server under test tells its parent: when it is ready, and what it has used so far.

export type Ready = { readonly port: number; readonly facts: unknown };
export type Usage = { readonly cpuMs: number; readonly memoryMiB: number };

export function serveUsage(): void {
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    const usage: Usage = {
      cpuMs: (user + system) / 1_000,
      memoryMiB: process.memoryUsage().rss / 2 ** 20,
    };
    process.send?.({ usage });
  });
}

export function sayReady(port: number, facts: unknown = null): void {
  process.send?.({ ready: { port, facts } satisfies Ready });
}

import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

export interface Metrics {
  readonly registry: Registry;
  readonly http: (method: string, route: string, status: number, seconds: number) => void;
  /** What the collaboration part reports. */
  readonly collab: {
    socketOpened: () => void;
    socketClosed: () => void;
    ydocOpened: () => void;
    ydocClosed: () => void;
    committed: (entries: number, milliseconds: number) => void;
    refused: (code: string) => void;
    snapshotStored: (bytes: number) => void;
  };
}

/** Labels are routes, methods and codes: nothing that tells who did what. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  // Among them the lag of the event loop and the memory of the process.
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "parley_http_request_seconds",
    help: "Time to answer HTTP requests",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers,
  });
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const counter = (name: string, help: string) => new Counter({ name, help, registers });
  const sockets = gauge("parley_collab_sockets", "Open sockets of /collab");
  const ydocs = gauge("parley_ydocs_open", "Ydocs in memory");
  const entries = counter("parley_log_entries_total", "Updates appended to the log");
  const append = new Histogram({
    name: "parley_log_append_seconds",
    help: "Time of one group commit of the log",
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2],
    registers,
  });
  const refusals = new Counter({
    name: "parley_collab_refusals_total",
    help: "Edits, admissions and sockets that were refused",
    labelNames: ["code"],
    registers,
  });
  const snapshots = counter("parley_snapshots_total", "Snapshots stored");
  const snapshotBytes = counter("parley_snapshot_bytes_total", "Bytes of the snapshots stored");
  return {
    registry,
    http: (method, route, status, seconds) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    collab: {
      socketOpened: () => sockets.inc(),
      socketClosed: () => sockets.dec(),
      ydocOpened: () => ydocs.inc(),
      ydocClosed: () => ydocs.dec(),
      committed: (count, milliseconds) => {
        entries.inc(count);
        append.observe(milliseconds / 1_000);
      },
      refused: (code) => refusals.inc({ code }),
      snapshotStored: (bytes) => {
        snapshots.inc();
        snapshotBytes.inc(bytes);
      },
    },
  };
}

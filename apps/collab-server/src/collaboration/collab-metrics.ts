/** What the collaboration part tells the metrics of the process. Names of ydocs and people never become labels. */
export type CollabMetrics = {
  socketOpened(): void;
  socketClosed(): void;
  ydocOpened(): void;
  ydocClosed(): void;
  committed(entries: number, milliseconds: number): void;
  /** An edit, an admission or a socket was refused. */
  refused(code: string): void;
  snapshotStored(bytes: number): void;
};

export const NO_METRICS: CollabMetrics = {
  socketOpened: () => undefined,
  socketClosed: () => undefined,
  ydocOpened: () => undefined,
  ydocClosed: () => undefined,
  committed: () => undefined,
  refused: () => undefined,
  snapshotStored: () => undefined,
};

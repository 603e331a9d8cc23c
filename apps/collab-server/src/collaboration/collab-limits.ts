/** What one client may make the server do. A project has up to about 100 ydocs, and all of them are opened at once. */
export type CollabLimits = {
  readonly maxFrameBytes: number;
  readonly messages: { readonly capacity: number; readonly perSecond: number };
  readonly bytes: { readonly capacity: number; readonly perSecond: number };
  /** Presence of one connection in one ydoc; what is beyond it is dropped, and the next one counts. */
  readonly presence: { readonly capacity: number; readonly perSecond: number };
  /** Bytes sent to a client that it has not read yet. */
  readonly maxUnreadBytes: number;
  readonly closeTimeoutMs: number;
  readonly maxPendingYdocs: number;
  readonly maxQueuedMessages: number;
  readonly maxQueuedBytes: number;
};

export const COLLAB_LIMITS: CollabLimits = {
  maxFrameBytes: 8 << 20,
  messages: { capacity: 4_000, perSecond: 400 },
  bytes: { capacity: 32 << 20, perSecond: 4 << 20 },
  presence: { capacity: 40, perSecond: 20 },
  maxUnreadBytes: 32 << 20,
  closeTimeoutMs: 5_000,
  maxPendingYdocs: 300,
  maxQueuedMessages: 3_000,
  maxQueuedBytes: 16 << 20,
};

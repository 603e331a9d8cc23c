const BEAT_MS = 4_000;
// Browsers slow the timers of a hidden tab down to one a minute.
const GONE_MS = 180_000;
const KEY = "parley:tab:";

export type Tab = {
  readonly id: string;
  /** Whether a tab is gone, so that its unsent edits may be taken over. */
  readonly isGone: (tabId: string) => boolean;
  readonly close: () => void;
};

/** One browser tab. It shows that it lives by a heartbeat in the storage that all tabs share. */
export function openTab(storage: Storage, now: () => number, newId: () => string): Tab {
  const id = newId();
  const key = KEY + id;
  const beat = (): void => {
    try {
      storage.setItem(key, String(now()));
    } catch {
      // A full storage costs the heartbeat alone: another tab may then offer these edits as well, and applying one twice is harmless.
    }
  };
  beat();
  const timer = setInterval(beat, BEAT_MS);
  const close = (): void => {
    clearInterval(timer);
    storage.removeItem(key);
  };
  return {
    id,
    isGone: (tabId) => {
      if (tabId === id) return false;
      const last = Number(storage.getItem(KEY + tabId) ?? "0");
      return now() - last > GONE_MS;
    },
    close,
  };
}

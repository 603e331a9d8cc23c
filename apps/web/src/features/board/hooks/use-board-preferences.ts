import { useCallback, useState } from "react";
import { parsePreferences, type BoardPreferences } from "../model/board-preferences.ts";

/** Remembered on this device, one project and person at a time; a browser that keeps nothing starts afresh. */
export function useBoardPreferences(
  projectId: string,
  userId: string | null,
): readonly [BoardPreferences, (change: Partial<BoardPreferences>) => void] {
  const key = `parley.board.${projectId}.${userId ?? ""}`;
  const [preferences, setPreferences] = useState(() => parsePreferences(read(key)));
  const change = useCallback(
    (part: Partial<BoardPreferences>) =>
      setPreferences((old) => {
        const next = { ...old, ...part };
        try {
          localStorage.setItem(key, JSON.stringify(next));
        } catch {
          // A full or forbidden storage costs the memory, not the board.
        }
        return next;
      }),
    [key],
  );
  return [preferences, change];
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

import { useMemo } from "react";
import type { WallSpan } from "../../../../ui/swimlanes/swimlane-scene.ts";

const KEY = "parley.joint:";

const isSpan = (value: unknown): value is WallSpan => {
  if (typeof value !== "object" || value === null) return false;
  const { start, finish } = value as Partial<Record<keyof WallSpan, unknown>>;
  return (
    Number.isFinite(start) && Number.isFinite(finish) && (start as number) < (finish as number)
  );
};

/** Where this tab looked last. */
export function useJointKeep(projectId: string): {
  readonly window: WallSpan | null;
  readonly write: (window: WallSpan) => void;
} {
  return useMemo(() => {
    let window: WallSpan | null = null;
    try {
      const stored: unknown = JSON.parse(sessionStorage.getItem(KEY + projectId) ?? "null");
      if (isSpan(stored)) window = stored;
    } catch {
      // What cannot be read is as if nothing had been kept.
    }
    return {
      window,
      write: (next) => {
        try {
          sessionStorage.setItem(KEY + projectId, JSON.stringify(next));
        } catch {
          // A full storage costs what is remembered, never what is done.
        }
      },
    };
  }, [projectId]);
}

import { useSyncExternalStore } from "react";

export type PaletteMode = "closed" | "commands" | "shortcuts";

let mode: PaletteMode = "closed";
const listeners = new Set<() => void>();

export function openPalette(next: PaletteMode): void {
  mode = next;
  for (const listener of listeners) listener();
}
export const usePaletteMode = (): PaletteMode =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => mode,
  );

import type { ReactNode } from "react";

export type ToastKind = "done" | "refused" | "progress" | "note";
export type Toast = {
  readonly id: string;
  readonly kind: ToastKind;
  readonly text: ReactNode;
  readonly action?: { readonly label: string; readonly run: () => void };
};

const LIFETIME_MS: Readonly<Record<ToastKind, number | null>> = {
  done: 5_000,
  note: 8_000,
  refused: 12_000,
  progress: null,
};
const MOST = 4;

let toasts: readonly Toast[] = [];
let next = 0;
const listeners = new Set<() => void>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();

function set(value: readonly Toast[]): void {
  toasts = value;
  for (const listener of listeners) listener();
}
export const readToasts = (): readonly Toast[] => toasts;
export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function hideToast(id: string): void {
  clearTimeout(timers.get(id));
  timers.delete(id);
  set(toasts.filter((toast) => toast.id !== id));
}

/** Shows a toast, or replaces the one with the same id. Returns its id. */
export function showToast(toast: Omit<Toast, "id"> & { readonly id?: string }): string {
  const id = toast.id ?? `toast-${(next += 1)}`;
  const rest = toasts.filter((other) => other.id !== id);
  set([...rest, { ...toast, id }].slice(-MOST));
  clearTimeout(timers.get(id));
  const lifetime = LIFETIME_MS[toast.kind];
  if (lifetime !== null) {
    timers.set(
      id,
      setTimeout(() => hideToast(id), lifetime),
    );
  }
  return id;
}

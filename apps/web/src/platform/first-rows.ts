import { useEffect, useSyncExternalStore } from "react";

/** The picture of a plan that is shown until the plan itself is there: made by a script of its own, before the app. */
export type FirstRows = {
  readonly isShown: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  /** Takes it away, or stops it from coming. */
  readonly dismiss: () => void;
};

const firstRows = (): FirstRows | undefined =>
  (globalThis as { parleyFirstRows?: FirstRows }).parleyFirstRows;

export const dismissFirstRows = (): void => firstRows()?.dismiss();

const subscribe = (listener: () => void): (() => void) =>
  firstRows()?.subscribe(listener) ?? (() => undefined);

export const useFirstRows = (): boolean =>
  useSyncExternalStore(subscribe, () => firstRows()?.isShown() ?? false);

/** For whatever is shown in place of the plan. */
export function useWithoutFirstRows(): void {
  useEffect(dismissFirstRows, []);
}

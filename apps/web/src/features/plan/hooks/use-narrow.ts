import { useSyncExternalStore } from "react";

const query = (): MediaQueryList => matchMedia("(max-width: 700px)");
const subscribe = (listener: () => void): (() => void) => {
  const media = query();
  media.addEventListener("change", listener);
  return () => media.removeEventListener("change", listener);
};

/** A phone: one column, nothing that depends on hover. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => query().matches);

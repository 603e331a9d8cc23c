import { useEffect } from "react";

/** Pressed on their own they say nothing yet. */
const HELD_KEYS: ReadonlySet<string> = new Set(["Shift", "Control", "Alt", "Meta", "CapsLock"]);

/** While `isOn`, whatever a person does of their own calls `end`; Escape does that and nothing else. What lies in `[data-follow]` does not count. */
export function useOwnInput(isOn: boolean, end: () => void): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const isOurs = ({ target }: Event): boolean =>
      target instanceof Element && target.closest("[data-follow]") !== null;
    const handleInput = (event: Event): void => {
      if (!isOurs(event)) end();
    };
    const handleKey = (event: KeyboardEvent): void => {
      if (HELD_KEYS.has(event.key)) return;
      if (event.key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
      } else if (isOurs(event)) return;
      end();
    };
    const options = { capture: true, passive: true };
    window.addEventListener("pointerdown", handleInput, options);
    window.addEventListener("wheel", handleInput, options);
    window.addEventListener("keydown", handleKey, true);
    return () => {
      window.removeEventListener("pointerdown", handleInput, options);
      window.removeEventListener("wheel", handleInput, options);
      window.removeEventListener("keydown", handleKey, true);
    };
  }, [isOn, end]);
}

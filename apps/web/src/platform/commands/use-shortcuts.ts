import { useEffect } from "react";
import type { Command } from "./command.ts";
import { isTyping, matchesStroke, parseShortcut } from "./shortcut.ts";
import { useCommandRegistry } from "./use-commands.ts";

/** A second key counts only this soon after the first, in ms. */
const SEQUENCE_MS = 1_200;

/** Runs the registered commands by their keys, for the whole window. Dialogs keep their keys to themselves. */
export function useShortcuts(): void {
  const registry = useCommandRegistry();
  useEffect(() => {
    let begun: { readonly commands: readonly Command[]; readonly until: number } | null = null;
    const handleKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const withMod = event.ctrlKey || event.metaKey;
      if (!withMod && (isTyping(event.target) || inDialog(event.target))) return;
      const active = registry.all().filter((command) => !command.isHandledElsewhere);
      const second = begun !== null && event.timeStamp < begun.until ? begun.commands : [];
      begun = null;
      const run =
        second.find((command) => strokeMatches(command, 1, event)) ??
        active.find((command) => strokeCount(command) === 1 && strokeMatches(command, 0, event));
      if (run !== undefined) {
        event.preventDefault();
        run.run();
        return;
      }
      const first = active.filter((c) => strokeCount(c) === 2 && strokeMatches(c, 0, event));
      if (first.length > 0) begun = { commands: first, until: event.timeStamp + SEQUENCE_MS };
    };
    window.addEventListener("keydown", handleKey);
    return () => window.removeEventListener("keydown", handleKey);
  }, [registry]);
}

const strokesOf = (command: Command) =>
  command.shortcut === undefined ? [] : parseShortcut(command.shortcut);
const strokeCount = (command: Command): number => strokesOf(command).length;
function strokeMatches(command: Command, index: number, event: KeyboardEvent): boolean {
  const stroke = strokesOf(command)[index];
  return stroke !== undefined && matchesStroke(stroke, event);
}
const inDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("[role=dialog]") !== null;

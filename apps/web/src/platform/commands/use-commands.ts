import { createContext, useContext, useEffect, useSyncExternalStore } from "react";
import type { Command, CommandSearch } from "./command.ts";
import type { CommandRegistry } from "./command-registry.ts";

export const CommandContext = createContext<CommandRegistry | null>(null);

export function useCommandRegistry(): CommandRegistry {
  const registry = useContext(CommandContext);
  if (registry === null) throw new Error("Used outside CommandContext");
  return registry;
}

/** Registers while mounted. Memoise the list: a new array registers anew. */
export function useCommands(commands: readonly Command[]): void {
  const registry = useCommandRegistry();
  useEffect(() => registry.register(commands), [registry, commands]);
}

export function useCommandSearch(search: CommandSearch): void {
  const registry = useCommandRegistry();
  useEffect(() => registry.registerSearch(search), [registry, search]);
}

export function useAllCommands(): readonly Command[] {
  const registry = useCommandRegistry();
  return useSyncExternalStore(registry.subscribe, registry.all);
}

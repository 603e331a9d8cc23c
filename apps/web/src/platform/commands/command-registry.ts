import type { Command, CommandSearch } from "./command.ts";

/** What the palette and the list of keys show. Features register while they are mounted. */
export class CommandRegistry {
  readonly #commands = new Map<symbol, readonly Command[]>();
  readonly #searches = new Map<symbol, CommandSearch>();
  readonly #listeners = new Set<() => void>();
  #snapshot: readonly Command[] = [];

  register(commands: readonly Command[]): () => void {
    const key = Symbol("commands");
    this.#commands.set(key, commands);
    this.#changed();
    return () => {
      this.#commands.delete(key);
      this.#changed();
    };
  }

  registerSearch(search: CommandSearch): () => void {
    const key = Symbol("search");
    this.#searches.set(key, search);
    return () => void this.#searches.delete(key);
  }

  /** The same array until something registers or leaves. A later registration of an id replaces an earlier one. */
  readonly all = (): readonly Command[] => this.#snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  find(query: string): readonly Command[] {
    const found = rank(this.#snapshot, query);
    if (query.trim() === "") return found;
    return [...found, ...[...this.#searches.values()].flatMap((search) => search(query))];
  }

  #changed(): void {
    const byId = new Map([...this.#commands.values()].flat().map((each) => [each.id, each]));
    this.#snapshot = [...byId.values()];
    for (const listener of this.#listeners) listener();
  }
}

/** Every word must occur; titles that begin with the query come first, then those with a word that does. */
export function rank(commands: readonly Command[], query: string): readonly Command[] {
  const needle = query.trim().toLocaleLowerCase();
  if (needle === "") return commands.filter((command) => !command.isHandledElsewhere);
  const words = needle.split(/\s+/);
  const score = (command: Command): number => {
    const title = command.title.toLocaleLowerCase();
    const text = `${title} ${command.keywords?.toLocaleLowerCase() ?? ""}`;
    if (!words.every((word) => text.includes(word))) return 0;
    if (title.startsWith(needle)) return 3;
    return title.split(/[\s·:]+/).some((word) => word.startsWith(needle)) ? 2 : 1;
  };
  return commands
    .filter((command) => !command.isHandledElsewhere)
    .map((command) => ({ command, score: score(command) }))
    .filter((each) => each.score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map((each) => each.command);
}

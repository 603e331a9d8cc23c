import type { YdocId } from "@parley/shared/primitives/ids.ts";
import type { Intent } from "./intent.ts";
import type { IntentStore } from "./intent-store.ts";

/**
 * Every edit of this tab, and of tabs that are gone, that the server has not acknowledged: in memory, and in the store so that it
 * survives a reload.
 */
export class IntentLog {
  private intents: readonly Intent[] = [];
  private readonly store: IntentStore;
  private writing: Promise<unknown> = Promise.resolve();
  private readonly handleChange: () => void;

  constructor(store: IntentStore, handleChange: () => void) {
    this.store = store;
    this.handleChange = handleChange;
  }

  get count(): number {
    return this.intents.length;
  }

  all(): readonly Intent[] {
    return this.intents;
  }

  of(ydocId: YdocId): readonly Intent[] {
    return this.intents.filter((intent) => intent.ydocId === ydocId);
  }

  /** Takes over what tabs that are gone left behind. */
  async adopt(tabId: string, isGone: (tabId: string) => boolean): Promise<void> {
    const found = await this.store.load();
    const mine = found
      .filter((intent) => isGone(intent.tabId))
      .map((intent) => ({ ...intent, tabId }));
    if (mine.length === 0) return;
    this.intents = [...mine, ...this.intents];
    this.write(() => this.store.put(mine));
    this.handleChange();
  }

  add(intents: readonly Intent[]): void {
    if (intents.length === 0) return;
    this.intents = [...this.intents, ...intents];
    this.write(() => this.store.put(intents));
    this.handleChange();
  }

  replace(changed: readonly Intent[]): void {
    if (changed.length === 0) return;
    const byId = new Map(changed.map((intent) => [intent.id, intent]));
    this.intents = this.intents.map((intent) => byId.get(intent.id) ?? intent);
    this.write(() => this.store.put(changed));
  }

  remove(gone: readonly Intent[]): void {
    if (gone.length === 0) return;
    const ids = new Set(gone.map((intent) => intent.id));
    this.intents = this.intents.filter((intent) => !ids.has(intent.id));
    this.write(() => this.store.remove([...ids]));
    this.handleChange();
  }

  async close(): Promise<void> {
    await this.writing;
    this.store.close();
  }

  /** In order. A store that fails costs survival of a reload, and no edit: that goes to the server all the same. */
  private write(work: () => Promise<unknown>): void {
    this.writing = this.writing.then(work).catch(() => undefined);
  }
}

import { openIntentStore } from "./intent-store.ts";
import type { OrganisationId, ProjectId, UserId, YdocId } from "@parley/shared/primitives/ids.ts";

/** Whose copies these are. Another user, or the same one acting for another organisation, never reads them. */
export type LocalOwner = { readonly userId: UserId; readonly organisationId: OrganisationId };

const ROOT = "parley";
const prefixOf = (owner: LocalOwner): string => `${ROOT}:${owner.userId}:${owner.organisationId}`;
const generationKey = (owner: LocalOwner, ydocId: YdocId): string =>
  `${prefixOf(owner)}:${ydocId}:generation`;

/**
 * A ydoc's copy has a generation. A refused replica begins the next one rather than emptying a database that another tab may be
 * writing to: that tab goes on in the old one, and nobody reads the old one again.
 */
export function generationOf(storage: Storage, owner: LocalOwner, ydocId: YdocId): number {
  const stored = Number(storage.getItem(generationKey(owner, ydocId)) ?? "0");
  return Number.isSafeInteger(stored) ? stored : 0;
}

export function nextGeneration(storage: Storage, owner: LocalOwner, ydocId: YdocId): void {
  storage.setItem(generationKey(owner, ydocId), String(generationOf(storage, owner, ydocId) + 1));
}

export const copyName = (owner: LocalOwner, ydocId: YdocId, generation: number): string =>
  `${prefixOf(owner)}:${ydocId}:${generation}`;

export const intentsName = (owner: LocalOwner, projectId: ProjectId): string =>
  `${prefixOf(owner)}:intents:${projectId}`;

export const boundariesKey = (owner: LocalOwner, projectId: ProjectId): string =>
  `${prefixOf(owner)}:boundaries:${projectId}`;

const deleteDatabase = (factory: IDBFactory, name: string): Promise<void> =>
  new Promise((resolve) => {
    const request = factory.deleteDatabase(name);
    // Blocked means that another tab still holds it: the browser deletes it as soon as that tab lets go.
    request.addEventListener("success", () => resolve());
    request.addEventListener("error", () => resolve());
    request.addEventListener("blocked", () => resolve());
  });

async function deleteMatching(factory: IDBFactory, prefix: string): Promise<void> {
  const databases = await factory.databases();
  const names = databases.flatMap(({ name }) => (name?.startsWith(prefix) ? [name] : []));
  await Promise.all(names.map((name) => deleteDatabase(factory, name)));
}

function forgetKeys(storage: Storage, prefix: string): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
  for (const key of keys) if (key?.startsWith(prefix)) storage.removeItem(key);
}

/** Names of the copies on this computer; null where the browser does not tell. */
async function copiesBefore(): Promise<ReadonlySet<string> | null> {
  if (typeof indexedDB === "undefined") return null;
  try {
    const databases = await indexedDB.databases();
    return new Set(databases.flatMap(({ name }) => name ?? []));
  } catch {
    return null;
  }
}

/** Says of a name whether an earlier visit may have left a copy of it. The browser is asked once for all. */
export function askOnceForCopies(): (name: string) => Promise<boolean> {
  let asked: ReturnType<typeof copiesBefore> | undefined;
  return async (name) => {
    asked ??= copiesBefore();
    const names = await asked;
    return names === null || names.has(name);
  };
}

/** Deletes every generation of one ydoc's copy. */
export async function wipeCopy(
  factory: IDBFactory,
  storage: Storage,
  owner: LocalOwner,
  ydocId: YdocId,
): Promise<void> {
  nextGeneration(storage, owner, ydocId);
  await deleteMatching(factory, `${prefixOf(owner)}:${ydocId}:`);
}

/** Edits on this computer that no server has acknowledged, of every user and project. */
export async function countUnsent(factory: IDBFactory = globalThis.indexedDB): Promise<number> {
  let count = 0;
  for (const { name } of await factory.databases()) {
    if (name?.startsWith(`${ROOT}:`) !== true || !name.includes(":intents:")) continue;
    const store = await openIntentStore(factory, name);
    count += (await store.load()).length;
    store.close();
  }
  return count;
}

/** Leaves nothing of any user's plans on this computer: called at sign-out. */
export async function wipeEverything(
  factory: IDBFactory = globalThis.indexedDB,
  storage: Storage = globalThis.localStorage,
): Promise<void> {
  await deleteMatching(factory, `${ROOT}:`);
  forgetKeys(storage, `${ROOT}:`);
}

import type { Intent } from "./intent.ts";

/** Where intents outlive a reload. Every call is durable when its promise resolves. */
export type IntentStore = {
  readonly load: () => Promise<readonly Intent[]>;
  readonly put: (intents: readonly Intent[]) => Promise<void>;
  readonly remove: (ids: readonly string[]) => Promise<void>;
  readonly close: () => void;
};

const STORE = "intents";

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });

const committed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.addEventListener("complete", () => resolve());
    transaction.addEventListener("abort", () => reject(transaction.error));
  });

async function openDatabase(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  const request = factory.open(name, 1);
  request.addEventListener("upgradeneeded", () => {
    request.result.createObjectStore(STORE, { keyPath: "id" });
  });
  const database = await settled(request);
  // Another tab signs out: let go, so that it can delete what lies here.
  database.addEventListener("versionchange", () => database.close());
  return database;
}

export async function openIntentStore(factory: IDBFactory, name: string): Promise<IntentStore> {
  const database = await openDatabase(factory, name);
  const write = async (work: (store: IDBObjectStore) => void): Promise<void> => {
    const transaction = database.transaction(STORE, "readwrite");
    work(transaction.objectStore(STORE));
    await committed(transaction);
  };
  return {
    load: async () => {
      const all = await settled<Intent[]>(
        database.transaction(STORE, "readonly").objectStore(STORE).getAll(),
      );
      return all.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    },
    put: (intents) =>
      write((store) => {
        for (const intent of intents) store.put(intent);
      }),
    remove: (ids) =>
      write((store) => {
        for (const id of ids) store.delete(id);
      }),
    close: () => database.close(),
  };
}

/** Where the browser gives no database (some private windows): unsent edits live as long as the page. */
export const forgetfulIntentStore = (): IntentStore => ({
  load: () => Promise.resolve([]),
  put: () => Promise.resolve(),
  remove: () => Promise.resolve(),
  close: () => undefined,
});

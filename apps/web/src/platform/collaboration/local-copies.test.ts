import type { OrganisationId, ProjectId, UserId } from "@parley/shared/primitives/ids.ts";
import { IDBFactory } from "fake-indexeddb";
import { expect, it } from "vitest";
import type { Intent } from "./intent.ts";
import { openIntentStore } from "./intent-store.ts";
import { copyName, countUnsent, intentsName, wipeEverything } from "./local-copies.ts";

const owner = { userId: "u" as UserId, organisationId: "o" as OrganisationId };
const storage = { length: 0, key: () => null, removeItem: () => undefined } as unknown as Storage;
const intent = (id: string): Intent => ({ id, at: 1 }) as Intent;

it("counts the unsent edits of every project, and finds none after everything was wiped", async () => {
  const factory = new IDBFactory();
  expect(await countUnsent(factory)).toBe(0);
  for (const [project, ids] of Object.entries({ p: ["a", "b"], q: ["c"], r: [] })) {
    const store = await openIntentStore(factory, intentsName(owner, project as ProjectId));
    await store.put(ids.map(intent));
    store.close();
  }
  const other = await openIntentStore(factory, copyName(owner, "y" as never, 0));
  await other.put([intent("no edit of a log")]);
  other.close();
  expect(await countUnsent(factory)).toBe(3);
  await wipeEverything(factory, storage);
  expect(await countUnsent(factory)).toBe(0);
});

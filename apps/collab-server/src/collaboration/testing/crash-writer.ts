import type { Rng } from "@parley/shared/primitives/clock.ts";
import { newEntityId, type TaskId, type YdocId } from "@parley/shared/primitives/ids.ts";
import * as Y from "yjs";
import { TestClient, type TestReplica } from "./test-client.ts";
import type { Person } from "./test-company.ts";

const FIELDS = 12;
const TICK_MS = 4;
const BURST = 8;

/** What a client was promised: for each field of its task, the highest number whose edit was acknowledged. */
export type Ledger = ReadonlyMap<string, number>;

/**
 * Writes ascending numbers into the fields of a task of its own as fast as a busy person's programs might, through kills and
 * reconnects, with one replica all the way. Knows which of them were acknowledged.
 */
export class CrashWriter {
  readonly person: Person;
  readonly ydocId: YdocId;
  readonly taskId: TaskId;
  readonly acknowledged: Map<string, number> = new Map();
  readonly #ydoc = new Y.Doc();
  readonly #written: Map<string, number> = new Map();
  readonly #rng: Rng;
  #count = 0;
  #tab: TestClient | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(person: Person, ydocId: YdocId, rng: Rng) {
    this.person = person;
    this.ydocId = ydocId;
    this.#rng = rng;
    this.taskId = newEntityId<TaskId>(rng);
  }

  start(server: { url: string; origin: string }): void {
    this.#tab = new TestClient(this.person, server);
    const replica = this.#tab.open(this.ydocId, this.#ydoc);
    replica.provider.on("unsyncedChanges", ({ number }: { number: number }) => {
      // Everything written so far has been sent, and its acknowledgement was the last one missing.
      if (number !== 0 || !replica.provider.isAuthenticated) return;
      for (const [field, value] of this.#written) this.acknowledged.set(field, value);
    });
    // In bursts: whoever never stops is never told that everything is stored. Now and then one comes in between.
    this.#timer = setInterval(() => {
      const settled = replica.provider.synced && !replica.provider.hasUnsyncedChanges;
      const edits = settled ? 1 + (this.#rng() % BURST) : this.#rng() % 16 === 0 ? 1 : 0;
      for (let edit = 0; edit < edits; edit += 1) this.#write(replica);
    }, TICK_MS);
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#tab?.close();
    this.#tab = null;
  }

  /** Where it stands, for who looks for the cause of a failure. */
  describe(): string {
    const replica = this.#tab?.replicas[0];
    const { synced, isAuthenticated, unsyncedChanges } = replica?.provider ?? {};
    return JSON.stringify({
      name: this.person.name,
      count: this.#count,
      socket: this.#tab?.websocket.status,
      closeCode: this.#tab?.closeCode,
      failures: this.#tab?.failures,
      synced,
      isAuthenticated,
      unsyncedChanges,
      denied: replica?.denied,
      closed: replica?.closed,
      messages: replica?.messages.slice(-2),
    });
  }

  /** What the ydoc lacks of what was promised. */
  missingFrom(ydoc: Y.Doc): string[] {
    const task = ydoc.getMap<Y.Map<unknown>>("tasks").get(this.taskId);
    return [...this.acknowledged]
      .filter(([field, value]) => ((task?.get(field) as number | undefined) ?? -1) < value)
      .map(([field, value]) => `${this.person.name} ${field} = ${value}`);
  }

  #write(replica: TestReplica): void {
    // An edit made while nothing is connected is carried by the next handshake, like a person's.
    this.#count += 1;
    const field = `x:${String(this.#count % FIELDS).padStart(14, "0")}`;
    this.#written.set(field, this.#count);
    if (this.#ydoc.getMap("tasks").has(this.taskId)) {
      replica.edit({ type: "task.set", id: this.taskId, fields: { [field]: this.#count } });
    } else {
      const fields = { createdBy: this.person.userId, [field]: this.#count };
      replica.edit({ type: "task.create", id: this.taskId, fields });
    }
  }
}

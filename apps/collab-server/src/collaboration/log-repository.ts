import { touchedEntities } from "@parley/shared/documents/touch.ts";
import type { YdocId } from "@parley/shared/primitives/ids.ts";
import type pg from "pg";
import type { LogEntry } from "./log-entry.ts";

export type StoredState = {
  /** Gzip of a v2 state that covers every update up to and with `seq`; null before the first snapshot. */
  readonly snapshot: { readonly seq: number; readonly state: Buffer } | null;
  /** The updates after it, in order. */
  readonly tail: readonly { readonly seq: number; readonly update: Buffer }[];
};

export type LogRepository = {
  append(entries: readonly LogEntry[]): Promise<void>;
  load(ydocId: YdocId): Promise<StoredState>;
  /** Stores a snapshot and takes away the older ones; the log itself keeps every row. */
  saveSnapshot(ydocId: YdocId, seq: number, state: Uint8Array): Promise<void>;
  setSchemaVersion(ydocId: YdocId, version: number): Promise<void>;
  /** A durable write that changes nothing: fails as long as the database cannot take writes. */
  probe(): Promise<void>;
};

// One statement is one transaction and one round trip.
const APPEND = `
with entries as (
  insert into ydoc_updates (ydoc_id, seq, update, user_id, organisation_id, origin, touches, at)
  select * from unnest($1::uuid[], $2::bigint[], $3::bytea[], $4::uuid[], $5::uuid[], $6::text[], $7::jsonb[], $8::timestamptz[])
), counted as (
  update ydocs set task_count = task_count + added.tasks
  from (select * from unnest($12::uuid[], $13::int[]) as a(id, tasks)) added
  where ydocs.id = added.id
)
insert into ydoc_touches (entity_id, ydoc_id, seq)
select * from unnest($9::text[], $10::uuid[], $11::bigint[])`;

export function createLogRepository(pool: pg.Pool): LogRepository {
  return {
    append: async (entries) => {
      await pool.query(APPEND, appendParameters(entries));
    },

    load: async (ydocId) => {
      const snapshots = await pool.query<{ seq: string; state: Buffer }>(
        "select seq, state from ydoc_snapshots where ydoc_id = $1 order by seq desc limit 1",
        [ydocId],
      );
      const row = snapshots.rows[0];
      const snapshot = row ? { seq: Number(row.seq), state: row.state } : null;
      const tail = await pool.query<{ seq: string; update: Buffer }>(
        "select seq, update from ydoc_updates where ydoc_id = $1 and seq > $2 order by seq",
        [ydocId, snapshot?.seq ?? 0],
      );
      return {
        snapshot,
        tail: tail.rows.map(({ seq, update }) => ({ seq: Number(seq), update })),
      };
    },

    saveSnapshot: async (ydocId, seq, state) => {
      await pool.query(
        `with newest as (
           insert into ydoc_snapshots (ydoc_id, seq, state) values ($1, $2, $3)
           on conflict (ydoc_id, seq) do nothing
         )
         delete from ydoc_snapshots where ydoc_id = $1 and seq < $2`,
        [ydocId, seq, Buffer.from(state.buffer, state.byteOffset, state.byteLength)],
      );
    },

    setSchemaVersion: async (ydocId, version) => {
      await pool.query("update ydocs set schema_version = $2 where id = $1", [ydocId, version]);
    },

    probe: async () => {
      await pool.query(
        "update ydocs set task_count = task_count where id = (select id from ydocs limit 1)",
      );
    },
  };
}

function appendParameters(entries: readonly LogEntry[]): unknown[] {
  const entityIds: string[] = [];
  const touchYdocs: string[] = [];
  const touchSeqs: number[] = [];
  const created = new Map<string, number>();
  for (const { ydocId, seq, touches } of entries) {
    for (const entityId of new Set(touches.flatMap(touchedEntities))) {
      entityIds.push(entityId);
      touchYdocs.push(ydocId);
      touchSeqs.push(seq);
    }
    for (const touch of touches) {
      if (touch.collection === "tasks" && touch.kind === "create") {
        created.set(ydocId, (created.get(ydocId) ?? 0) + 1);
      }
    }
  }
  return [
    entries.map((entry) => entry.ydocId),
    entries.map((entry) => entry.seq),
    entries.map(({ update }) => Buffer.from(update.buffer, update.byteOffset, update.byteLength)),
    entries.map((entry) => entry.author.userId),
    entries.map((entry) => entry.author.organisationId),
    entries.map((entry) => entry.author.origin),
    entries.map((entry) => JSON.stringify(entry.touches)),
    entries.map((entry) => new Date(entry.at)),
    entityIds,
    touchYdocs,
    touchSeqs,
    [...created.keys()],
    [...created.values()],
  ];
}

import type * as Y from "yjs";
import type { TaskId } from "../primitives/ids.ts";
import type { LedgerEntry } from "./edit.ts";
import { isEntityId } from "./field-rule.ts";
import { LEDGER_SCHEMA } from "./ledger-schema.ts";
import { slotValue } from "./ydoc-lookup.ts";

export type LedgerSnapshot = { readonly entries: ReadonlyMap<TaskId, LedgerEntry> };

const EMPTY_ENTRY = { budget: null, cost: null, currency: null, contract: null };

/** One ledger ydoc as plain frozen values; a task without an entry has no figures. */
export function readLedger(ydoc: Y.Doc): LedgerSnapshot {
  const entries = LEDGER_SCHEMA.collections.get("entries");
  if (entries?.shape !== "cells") throw new Error("A ledger has entries.");
  const root = ydoc.getMap("entries");
  const found = new Map<TaskId, Record<string, unknown>>();
  for (const key of root._map.keys()) {
    const [id, field] = key.split(".", 2) as [string, string | undefined];
    const value = slotValue(root, key);
    if (field === undefined || !isEntityId(id) || !entries.fields.get(field)?.accepts(value))
      continue;
    const entry = found.get(id as TaskId) ?? { taskId: id, ...EMPTY_ENTRY };
    entry[field] = value;
    found.set(id as TaskId, entry);
  }
  for (const entry of found.values()) Object.freeze(entry);
  return Object.freeze({
    entries: found as ReadonlyMap<TaskId, unknown> as LedgerSnapshot["entries"],
  });
}

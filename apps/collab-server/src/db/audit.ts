import type { Writer } from "./database.ts";
import { auditEntries } from "./schema.ts";

export type AuditEntry = {
  /** Noun and past participle, e.g. `person.added`. */
  readonly action: string;
  readonly userId: string | null;
  readonly organisationId?: string | null;
  readonly projectId?: string | null;
  /** Ids and choices; never a secret. */
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly ok?: boolean;
};

/** Written in the transaction that it tells of: what happened has an entry, and what did not has none. */
export async function audit(tx: Writer, entry: AuditEntry): Promise<void> {
  await tx.insert(auditEntries).values({
    action: entry.action,
    userId: entry.userId,
    organisationId: entry.organisationId ?? null,
    projectId: entry.projectId ?? null,
    detail: entry.detail ?? {},
    ok: entry.ok ?? true,
  });
}

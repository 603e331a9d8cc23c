import type { Readable, Writable } from "node:stream";
import type { PoolClient } from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";

/** A table of the product: its name and its columns in their own order. Generated columns are left to the database. */
export type TableShape = { readonly name: string; readonly columns: readonly string[] };

/** Every table of the product, those that are referred to first. */
export async function listTables(client: PoolClient): Promise<TableShape[]> {
  const shapes = await client.query<{ name: string; columns: string[] }>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind = 'r' group by c.relname order by c.relname`);
  const references = await client.query<{ child: string; parent: string }>(`
    select child.relname as child, parent.relname as parent
    from pg_constraint k
    join pg_class child on child.oid = k.conrelid
    join pg_class parent on parent.oid = k.confrelid
    join pg_namespace n on n.oid = child.relnamespace and n.nspname = 'public'
    where k.contype = 'f' and child.oid <> parent.oid`);
  return parentsFirst(shapes.rows, references.rows);
}

/** @throws Error where foreign keys run in a circle: such a schema cannot be restored row by row. */
export function parentsFirst(
  tables: readonly TableShape[],
  references: readonly { readonly child: string; readonly parent: string }[],
): TableShape[] {
  const left = new Map(tables.map((table) => [table.name, table]));
  const ordered: TableShape[] = [];
  while (left.size > 0) {
    const free = [...left.values()].filter(
      (table) => !references.some(({ child, parent }) => child === table.name && left.has(parent)),
    );
    if (free.length === 0) throw new Error(`foreign keys in a circle: ${[...left.keys()].join()}`);
    for (const table of free) {
      ordered.push(table);
      left.delete(table.name);
    }
  }
  return ordered;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const columnList = (columns: readonly string[]): string => columns.map(quoted).join(", ");

/** The rows of a table in PostgreSQL's text format, which every version and processor reads alike. */
export function readTable(client: PoolClient, { name, columns }: TableShape): Readable {
  return client.query(copyTo(`copy ${quoted(name)} (${columnList(columns)}) to stdout`));
}

/** Takes rows as `readTable` gave them. */
export function fillTable(client: PoolClient, { name, columns }: TableShape): Writable {
  return client.query(copyFrom(`copy ${quoted(name)} (${columnList(columns)}) from stdin`));
}

export async function countRows(client: PoolClient, { name }: { name: string }): Promise<number> {
  const { rows } = await client.query<{ count: string }>(`select count(*) from ${quoted(name)}`);
  return Number(rows[0]?.count);
}

/** Names of all bytes that rows speak of; none where the tables of files are not there. */
export async function listBlobs(client: PoolClient): Promise<string[]> {
  const table = await client.query<{ found: string | null }>(
    "select to_regclass('public.blobs')::text as found",
  );
  if (table.rows[0]?.found == null) return [];
  const { rows } = await client.query<{ sha256: string }>(
    "select sha256 from blobs order by sha256",
  );
  return rows.map(({ sha256 }) => sha256);
}

/** Serial columns go on after the highest restored value. */
export async function continueSequences(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ name: string; column: string; sequence: string }>(`
    select * from (
      select c.relname as name, a.attname as column,
        pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) as sequence
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind = 'r') s
    where sequence is not null`);
  for (const { name, column, sequence } of rows) {
    await client.query(
      `select setval($1, (select coalesce(max(${quoted(column)}), 0) + 1 from ${quoted(name)}), false)`,
      [sequence],
    );
  }
}

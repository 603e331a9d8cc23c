import type { PlanRow } from "./plan-row.ts";

/** The rows of a plan by id. Plans with one and the same tree share `placeOf`, so that another version of the rows costs nothing more. */
export class RowIndex implements ReadonlyMap<string, PlanRow> {
  /** Position of each row. */
  readonly placeOf: ReadonlyMap<string, number>;
  readonly #rows: readonly PlanRow[];

  constructor(rows: readonly PlanRow[], placeOf: ReadonlyMap<string, number>) {
    this.#rows = rows;
    this.placeOf = placeOf;
  }

  get size(): number {
    return this.#rows.length;
  }

  get(id: string): PlanRow | undefined {
    const place = this.placeOf.get(id);
    return place === undefined ? undefined : this.#rows[place];
  }

  has(id: string): boolean {
    return this.placeOf.has(id);
  }

  keys(): MapIterator<string> {
    return this.placeOf.keys();
  }

  *values(): MapIterator<PlanRow> {
    yield* this.#rows;
    return undefined;
  }

  *entries(): MapIterator<[string, PlanRow]> {
    for (const row of this.#rows) yield [row.id, row];
    return undefined;
  }

  [Symbol.iterator](): MapIterator<[string, PlanRow]> {
    return this.entries();
  }

  forEach(visit: (row: PlanRow, id: string, map: ReadonlyMap<string, PlanRow>) => void): void {
    for (const row of this.#rows) visit(row, row.id, this);
  }
}

/** Position of each row of `byId`, whoever made it. */
export const placesIn = (byId: ReadonlyMap<string, PlanRow>): ReadonlyMap<string, number> =>
  byId instanceof RowIndex
    ? byId.placeOf
    : new Map([...byId.values()].map((row) => [row.id, row.position]));

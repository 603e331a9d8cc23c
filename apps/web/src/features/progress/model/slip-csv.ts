import { writeCsv } from "@parley/interchange/write-csv.ts";
import { textOfInstant } from "@parley/schedule/instant.ts";
import type { SlipRow } from "./slip-rows.ts";

const DAY = 4_800;
const local = (at: number | null): string | null =>
  at === null ? null : textOfInstant(at).slice(0, 16);

/** Everything of the table, not only what is in sight. `heads`: eleven words, in the order of the cells. */
export function slipCsv(
  rows: readonly SlipRow[],
  heads: readonly string[],
  words: {
    readonly organisationName: (row: SlipRow) => string;
    readonly change: (row: SlipRow) => string;
  },
): string {
  return writeCsv([
    heads,
    ...rows.map((row) => [
      row.name,
      words.organisationName(row),
      row.milestone,
      words.change(row),
      local(row.startBefore),
      local(row.startAfter),
      local(row.finishBefore),
      local(row.finishAfter),
      row.days,
      row.working === null ? null : row.working / DAY,
      row.id,
    ]),
  ]);
}

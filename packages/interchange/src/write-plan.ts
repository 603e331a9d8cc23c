import { err, ok, type Result } from "@parley/shared/primitives/result.ts";
import type { PlanFile } from "./plan-file.ts";
import { writeCsv } from "./write-csv.ts";
import { planAsIcalendar } from "./write-icalendar-plan.ts";
import { writeMspdi } from "./write-mspdi.ts";
import type { TableLanguage } from "./write-table-words.ts";
import { ALL_COLUMNS, tablesByOrganisation, tableTexts, writeTable } from "./write-table.ts";
import { writeXlsx } from "./write-xlsx.ts";

/** What plans are written as, by the extension of the file. */
export const WRITTEN_EXTENSIONS = ["xml", "xlsx", "csv", "ics", "json"] as const;
export type WrittenExtension = (typeof WRITTEN_EXTENSIONS)[number];

export type WritePlanFacts = {
  readonly language: TableLanguage;
  /** One more sheet of a workbook for each organisation. */
  readonly sheetPerOrganisation: boolean;
  /** ISO 8601 in UTC: now. */
  readonly stamp: string;
  /** IANA name of the plan's time zone; null where nobody knows it. */
  readonly timeZone: string | null;
};

/** The whole, or one piece after the other; texts are UTF-8. */
export type WrittenPlan = Iterable<string | Uint8Array>;

/** Raised when the layout of the JSON changes. */
const LAYOUT = 1;

function* planAsJson(plan: PlanFile): Generator<string> {
  const { tasks, ...rest } = plan;
  const head = JSON.stringify({ kind: "parley-plan-file", layout: LAYOUT, ...rest });
  yield `${head.slice(0, -1)},"tasks":[`;
  for (const [index, task] of tasks.entries())
    yield `${index === 0 ? "" : ","}\n${JSON.stringify(task)}`;
  yield "\n]}\n";
}

/** Whether plans can be written with this extension; if not, why. */
export function refuseExtension(extension: string): string | null {
  if (WRITTEN_EXTENSIONS.some((each) => each === extension)) return null;
  const list = WRITTEN_EXTENSIONS.map((each) => `.${each}`).join(", ");
  if (/^(?:xer|pmxml|mpp|mpx|xls)$/.test(extension))
    return `Parley does not write .${extension} files. It writes ${list}.`;
  return `It cannot be told from “${extension.slice(0, 20)}” what to write. Parley writes ${list}.`;
}

/**
 * Writes a plan in the format that an extension stands for: `xml` Microsoft Project's, `csv` and `xlsx` a table of its tasks, `ics` its
 * milestones, `json` all that was read. The error is a sentence for the person.
 */
export function writePlan(
  plan: PlanFile,
  extension: string,
  facts: WritePlanFacts,
): Result<WrittenPlan, string> {
  const refused = refuseExtension(extension);
  if (refused !== null) return err(refused);
  switch (extension as WrittenExtension) {
    case "xml":
      return ok(writeMspdi(plan));
    case "ics":
      return ok([planAsIcalendar(plan, facts)]);
    case "json":
      return ok(planAsJson(plan));
    case "csv":
      return ok([writeCsv(tableTexts(writeTable(plan, ALL_COLUMNS, facts.language)))]);
    case "xlsx": {
      const table = writeTable(plan, ALL_COLUMNS, facts.language);
      const more = facts.sheetPerOrganisation ? tablesByOrganisation(table) : [];
      return ok([writeXlsx([table, ...more])]);
    }
  }
}

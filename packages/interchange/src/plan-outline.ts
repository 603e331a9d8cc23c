import type { Findings } from "./finding.ts";
import { inSchemaOrder, TASK_ORDER } from "./mspdi-order.ts";
import type { TaskDraft } from "./mspdi-task.ts";
import type { PlanLink, PlanTask, RawElement } from "./plan-file.ts";
import { rawLeaf, rawText } from "./raw-element.ts";

const levelOf = (draft: TaskDraft): number => {
  if (draft.outlineLevel !== null) return draft.outlineLevel;
  const number = draft.outlineNumber || draft.wbs;
  if (draft.uid === 0 && (number === "" || number === "0")) return 0;
  return number === "" ? 1 : number.split(".").length;
};

/** Gives every task a UID of its own: a repeated or missing one gets a number below zero, which no file uses. */
function distinctUids(drafts: readonly TaskDraft[], findings: Findings): number[] {
  const seen = new Set<number>();
  let next = -1;
  return drafts.map(({ uid, name, line }) => {
    if (uid !== null && !seen.has(uid)) {
      seen.add(uid);
      return uid;
    }
    const code = uid === null ? "task.no-uid" : "task.duplicate-uid";
    findings.add(code, name, uid === null ? "" : `UID ${uid}`, line);
    while (seen.has(next)) next -= 1;
    seen.add(next);
    return next;
  });
}

/** No row lies more than one step deeper than the row above it. */
function settledLevels(drafts: readonly TaskDraft[], findings: Findings): number[] {
  let above = 0;
  return drafts.map((draft) => {
    const written = levelOf(draft);
    const level = Math.min(written, above + 1);
    if (level < written)
      findings.add(
        "task.outline-jump",
        draft.name,
        `Level ${written} below level ${above}`,
        draft.line,
      );
    return (above = level);
  });
}

function linksOf(
  draft: TaskDraft,
  uid: number,
  known: ReadonlySet<number>,
  findings: Findings,
): PlanLink[] {
  const links = new Map<number, PlanLink>();
  for (const link of draft.predecessors) {
    const of = `Predecessor ${link.uid}`;
    if (!known.has(link.uid)) findings.add("link.unknown-predecessor", draft.name, of, draft.line);
    else if (link.uid === uid) findings.add("link.self", draft.name, of, draft.line);
    else {
      if (links.has(link.uid)) findings.add("link.duplicate", draft.name, of, draft.line);
      links.set(link.uid, link);
    }
  }
  return [...links.values()];
}

/** What is kept of relations that are left out goes with them; those to other projects stay. */
function withoutStrayLinks(
  extra: readonly RawElement[],
  links: readonly PlanLink[],
): readonly RawElement[] {
  if (!extra.some(({ name }) => name === "PredecessorLink")) return extra;
  const uids = new Set(links.map(({ uid }) => String(uid)));
  return extra.filter(
    (element) =>
      element.name !== "PredecessorLink" ||
      rawText(element, "CrossProject") !== "" ||
      uids.has(rawText(element, "PredecessorUID")),
  );
}

/** Judges the rows together: UIDs, outline, and where relations lead. */
export function settleOutline(drafts: readonly TaskDraft[], findings: Findings): PlanTask[] {
  const uids = distinctUids(drafts, findings);
  const levels = settledLevels(drafts, findings);
  const known = new Set(uids);
  return drafts.map((draft, index) => {
    const { line, summaryFlag, ...fields } = draft;
    const summary = (levels[index + 1] ?? 0) > levels[index]!;
    if (summaryFlag !== null && summaryFlag !== summary && levels[index]! > 0)
      findings.add(
        "task.summary-flag",
        draft.name,
        `Written as ${summaryFlag ? "" : "no "}summary`,
        line,
      );
    const uid = uids[index]!;
    const predecessors = linksOf(draft, uid, known, findings);
    const extra = withoutStrayLinks(fields.extra, predecessors);
    return {
      ...fields,
      uid,
      outlineLevel: levels[index]!,
      summary,
      predecessors,
      extra:
        levels[index] === 0 && summaryFlag !== null && summaryFlag !== summary
          ? inSchemaOrder(TASK_ORDER, [...extra, rawLeaf("Summary", summaryFlag ? "1" : "0")])
          : extra,
    };
  });
}

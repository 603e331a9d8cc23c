import { plainMarkdown } from "../meetings/record-markdown.ts";
import type { ReviewAnswer, RoundOrder, RoundOutcome } from "./review-round.ts";

/** A round with every name put in, as one reader may know it. Times in ms since the epoch. */
export type RoundRecord = {
  readonly project: string;
  readonly timeZone: string;
  readonly number: number;
  readonly title: string;
  readonly instructions: string;
  readonly order: RoundOrder;
  readonly openedBy: string;
  readonly opener: string; // organisation
  readonly openedAt: number;
  readonly closedBy: string | null;
  readonly closedAt: number | null;
  readonly closingNote: string;
  readonly isApproved: boolean;
  readonly subjects: readonly {
    readonly name: string;
    readonly owner: string; // organisation
    readonly revision: string;
    readonly sha256: string;
    readonly outcome: RoundOutcome;
  }[];
  readonly reviewers: readonly {
    readonly organisation: string;
    readonly person: string | null;
    readonly step: number;
    readonly dueOn: string | null;
  }[];
  readonly answers: readonly {
    readonly at: number;
    readonly subject: string;
    readonly revision: string;
    readonly organisation: string;
    readonly person: string;
    readonly answer: ReviewAnswer;
    readonly reason: string;
    /** Whether it is what counts at the end; else another answer or a later revision took its place. */
    readonly counts: boolean;
  }[];
};

const EN = {
  title: (number: number) => `Review ${number}`,
  project: "Project",
  opened: "Opened",
  closed: "Closed",
  stillOpen: "still open",
  result: "Result",
  approved: "approved by all",
  notApproved: "ended without the approval of all",
  note: "Reason for the end",
  order: "Order",
  together: "all at once",
  "in-order": "step by step",
  subjects: "What was reviewed",
  revision: "revision",
  reviewers: "Who was asked",
  decider: "whoever decides",
  step: (step: number) => `step ${step}`,
  due: "due",
  answers: "Answers",
  replaced: "replaced later",
  none: "None.",
  colon: ": ",
  comma: ", ",
  outcome: {
    approved: "approved",
    "approved-with-comments": "approved with comments",
    revise: "revise and send again",
    refused: "refused",
    unanswered: "not answered by all",
  },
};
const ZH: typeof EN = {
  title: (number) => `第 ${number} 号审阅`,
  project: "项目",
  opened: "发起",
  closed: "结束",
  stillOpen: "尚未结束",
  result: "结果",
  approved: "全部通过",
  notApproved: "未经全部通过即结束",
  note: "结束原因",
  order: "顺序",
  together: "同时审阅",
  "in-order": "依次审阅",
  subjects: "审阅文件",
  revision: "版本",
  reviewers: "审阅方",
  decider: "有权决定者",
  step: (step) => `第 ${step} 步`,
  due: "期限",
  answers: "审阅意见",
  replaced: "后被取代",
  none: "无。",
  colon: "：",
  comma: "，",
  outcome: {
    approved: "通过",
    "approved-with-comments": "通过，附意见",
    revise: "修改后重报",
    refused: "不予通过",
    unanswered: "尚未全部答复",
  },
};

/** The record of a round as Markdown (CommonMark): every revision with its hash, every answer with who, when and why. */
export function roundMarkdown(record: RoundRecord, language: "en" | "zh-CN"): string {
  const w = language === "en" ? EN : ZH;
  const moment = new Intl.DateTimeFormat(language === "en" ? "en-GB" : "zh-CN", {
    timeZone: record.timeZone,
    dateStyle: "medium",
    timeStyle: "short",
  });
  const p = plainMarkdown;
  const line = (label: string, value: string): string => `- **${label}**${w.colon}${value}`;
  const section = (title: string, items: readonly string[]): string =>
    `## ${title}\n\n${items.length === 0 ? w.none : items.map((item) => `- ${item}`).join("\n")}`;
  const by = (person: string, organisation: string): string => `${p(person)} (${p(organisation)})`;
  const facts = [
    line(w.project, p(record.project)),
    line(
      w.opened,
      `${moment.format(record.openedAt)}${w.comma}${by(record.openedBy, record.opener)}`,
    ),
    line(
      w.closed,
      record.closedAt === null
        ? w.stillOpen
        : `${moment.format(record.closedAt)}${w.comma}${by(record.closedBy ?? "", record.opener)}`,
    ),
    line(w.order, w[record.order]),
  ];
  if (record.closedAt !== null)
    facts.push(line(w.result, record.isApproved ? w.approved : w.notApproved));
  if (record.closingNote !== "") facts.push(line(w.note, p(record.closingNote)));
  const parts = [`# ${w.title(record.number)} – ${p(record.title)}`, facts.join("\n")];
  if (record.instructions !== "") parts.push(p(record.instructions));
  parts.push(
    section(
      w.subjects,
      record.subjects.map((each) =>
        [
          `${p(each.name)} (${p(each.owner)})`,
          `${w.revision} ${p(each.revision)}`,
          `**${w.outcome[each.outcome]}**`,
          `SHA-256 \`${each.sha256}\``,
        ].join(w.comma),
      ),
    ),
    section(
      w.reviewers,
      record.reviewers.map((each) =>
        [
          ...(record.order === "in-order" ? [w.step(each.step)] : []),
          by(each.person ?? w.decider, each.organisation),
          ...(each.dueOn === null ? [] : [`${w.due} ${each.dueOn}`]),
        ].join(w.comma),
      ),
    ),
    section(
      w.answers,
      record.answers.map((each) =>
        [
          moment.format(each.at),
          by(each.person, each.organisation),
          `${p(each.subject)} ${w.revision} ${p(each.revision)}`,
          `**${w.outcome[each.answer]}**${each.counts ? "" : ` (${w.replaced})`}`,
          ...(each.reason === "" ? [] : [p(each.reason)]),
        ].join(w.comma),
      ),
    ),
  );
  return `${parts.join("\n\n")}\n`;
}

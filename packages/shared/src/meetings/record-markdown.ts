import type { MeetingRecord, Named } from "./record.ts";

const counted = (count: number, one: string, more: string): string =>
  `${count} ${count === 1 ? one : more}`;

const EN = {
  title: "Record of the meeting",
  project: "Project",
  wall: "Planning wall",
  when: "When",
  open: "still open",
  facilitator: "Facilitator",
  attendees: "Who took part",
  joined: "from",
  agenda: "Agenda",
  planned: (minutes: number) => `${minutes} min planned`,
  took: (minutes: number) => `took ${minutes} min`,
  skipped: "not reached",
  decisions: "Decisions",
  votes: "Votes",
  dots: (dots: number, voters: number) =>
    `${counted(dots, "dot", "dots")} from ${counted(voters, "person", "people")}`,
  hidden: "something that is not shown to you, or is gone",
  points: "Open points",
  nobody: "nobody yet",
  becameTask: "task",
  stillOpen: "open",
  promised: "Promised",
  week: "for the week of",
  handOffs: "Hand-offs promised",
  by: "by",
  withdrawn: "no date any more",
  created: "New tasks",
  moved: "Moved",
  later: (days: number) => `${counted(days, "day", "days")} later`,
  earlier: (days: number) => `${counted(days, "day", "days")} earlier`,
  same: "same day",
  free: "no fixed date any more",
  to: "to",
  notes: "Notes on the wall",
  none: "None.",
  colon: ": ",
  comma: ", ",
};
const ZH: typeof EN = {
  title: "会议纪要",
  project: "项目",
  wall: "计划墙",
  when: "时间",
  open: "尚未结束",
  facilitator: "主持人",
  attendees: "参加人员",
  joined: "加入时间",
  agenda: "议程",
  planned: (minutes) => `计划 ${minutes} 分钟`,
  took: (minutes) => `实际 ${minutes} 分钟`,
  skipped: "未进行",
  decisions: "决定事项",
  votes: "投票",
  dots: (dots, voters) => `${voters} 人投了 ${dots} 点`,
  hidden: "您无权查看或已不存在的内容",
  points: "待办事项",
  nobody: "尚无负责企业",
  becameTask: "任务",
  stillOpen: "未落实",
  promised: "承诺",
  week: "完成周（周一）",
  handOffs: "交接承诺",
  by: "不晚于",
  withdrawn: "不再约定日期",
  created: "新增任务",
  moved: "调整日期",
  later: (days) => `推迟 ${days} 天`,
  earlier: (days) => `提前 ${days} 天`,
  same: "同一天",
  free: "不再固定日期",
  to: "改到",
  notes: "墙上新增便签",
  none: "无。",
  colon: "：",
  comma: "，",
};

/** What people wrote stays what they wrote: nothing of it becomes a heading, a link or a table. */
export const plainMarkdown = (text: string): string =>
  text
    .replaceAll(/\s+/g, " ")
    .trim()
    .replaceAll(/[\\`*_{}[\]<>()#+\-!|~&]/g, "\\$&");

/** The record as Markdown (CommonMark), in a language. */
export function recordMarkdown(record: MeetingRecord, language: "en" | "zh-CN"): string {
  const w = language === "en" ? EN : ZH;
  const locale = language === "en" ? "en-GB" : "zh-CN";
  const moment = new Intl.DateTimeFormat(locale, {
    timeZone: record.timeZone,
    dateStyle: "medium",
    timeStyle: "short",
  });
  const clock = new Intl.DateTimeFormat(locale, {
    timeZone: record.timeZone,
    timeStyle: "short",
  });
  const day = (local: string | null): string => local?.slice(0, 10) ?? "";
  const p = plainMarkdown;
  const who = ({ person, organisation }: Named): string => `${p(person)} (${p(organisation)})`;
  const minutes = (ms: number): number => Math.max(1, Math.round(ms / 60_000));
  const line = (label: string, value: string): string => `- **${label}**${w.colon}${value}`;
  const section = (title: string, items: readonly string[]): string =>
    `## ${title}\n\n${items.length === 0 ? w.none : items.map((item) => `- ${item}`).join("\n")}`;
  const shift = (days: number | null): string =>
    days === null
      ? ""
      : `${w.comma}${days > 0 ? w.later(days) : days < 0 ? w.earlier(-days) : w.same}`;
  const end = record.endedAt === null ? w.open : moment.format(record.endedAt);
  const votes = record.votes.map(({ question, results }) => {
    const lines = results.map(
      ({ name, dots, voters }) =>
        `- ${name === null ? w.hidden : p(name)}${w.colon}${w.dots(dots, voters)}`,
    );
    return `### ${p(question)}\n\n${lines.length === 0 ? w.none : lines.join("\n")}`;
  });
  const parts = [
    `# ${w.title}`,
    [
      line(w.project, p(record.project)),
      line(w.wall, p(record.wall)),
      line(w.when, `${moment.format(record.beganAt)} – ${end} (${record.timeZone})`),
      line(w.facilitator, p(record.facilitator)),
    ].join("\n"),
    section(
      w.attendees,
      record.attendees.map(
        (each) => `${who(each)}${w.comma}${w.joined} ${clock.format(each.joinedAt)}`,
      ),
    ),
    section(
      w.agenda,
      record.agenda.map(({ title, minutes: planned, spent }) =>
        [
          p(title),
          ...(planned > 0 ? [w.planned(planned)] : []),
          spent === null ? w.skipped : w.took(minutes(spent)),
        ].join(w.comma),
      ),
    ),
    section(
      w.decisions,
      record.decisions.map(({ text }) => p(text)),
    ),
    `## ${w.votes}`,
    votes.length === 0 ? w.none : votes.join("\n\n"),
    section(
      w.points,
      record.points.map(
        (point) =>
          `${p(point.text)}${w.comma}${point.owner === null ? w.nobody : p(point.owner)}${w.comma}${
            point.task === null ? w.stillOpen : `${w.becameTask}${w.colon}${p(point.task)}`
          }`,
      ),
    ),
    section(
      w.promised,
      record.promised.map(
        (each) => `${p(each.task)}${w.comma}${w.week} ${day(each.week)}${w.comma}${who(each)}`,
      ),
    ),
    section(
      w.handOffs,
      record.handOffs.map(
        (each) =>
          `${p(each.from)} → ${p(each.to)}${w.comma}${
            each.promised === null ? w.withdrawn : `${w.by} ${day(each.promised)}`
          }${w.comma}${who(each)}`,
      ),
    ),
    section(
      w.created,
      record.created.map((each) => `${p(each.task)}${w.comma}${who(each)}`),
    ),
    section(
      w.moved,
      record.moved.map(
        (each) =>
          `${p(each.task)}${w.comma}${each.to === null ? w.free : `${w.to} ${day(each.to)}`}${shift(
            each.days,
          )}${w.comma}${who(each)}`,
      ),
    ),
    section(
      w.notes,
      record.notes.map(({ organisation, count }) => `${p(organisation)}${w.colon}${count}`),
    ),
  ];
  return `${parts.join("\n\n")}\n`;
}

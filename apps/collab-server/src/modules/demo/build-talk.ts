import { orderKeysBetween } from "@parley/shared/documents/fractional-order.ts";
import type { CheckItem } from "@parley/shared/documents/task.ts";
import type { Rng } from "@parley/shared/primitives/clock.ts";
import { newEntityId, type TaskId } from "@parley/shared/primitives/ids.ts";
import { DEMO_PEOPLE } from "./demo-people.ts";
import type { DemoComment } from "./demo-types.ts";
import type { ProjectText, TextComment } from "./project-text.ts";
import type { WorkingDays } from "./working-days.ts";

const nameOf = new Map(DEMO_PEOPLE.map(({ key, name }) => [key, name]));

const withMentions = (body: string): string =>
  body.replace(/@([a-z]+(?:-[a-z]+)+)/g, (_, key: string) => `@[${nameOf.get(key)}](${key})`);

/** When each comment was written. All lie in the past: where today is too young for them, the talk moves back by whole working days. */
export function clockOfTalk(
  text: ProjectText,
  days: WorkingDays,
  now: Date,
): (comment: TextComment) => number {
  const at = ({ day, time }: TextComment, back: number) =>
    Date.parse(`${days.dateOf(text.todayIndex + day - back)}T${time}:00${text.offset}`);
  let back = 0;
  while (text.talk.some((comment) => at(comment, back) > now.getTime())) back += 1;
  return (comment) => at(comment, back);
}

type TalkContext = {
  readonly inLane: ReadonlySet<string>;
  readonly ids: ReadonlyMap<string, TaskId>;
  readonly timeOf: (comment: TextComment) => number;
  readonly rng: Rng;
};

/** Checklists and comments of the tasks of one lane. */
export function buildTalk(
  text: ProjectText,
  { inLane, ids, timeOf, rng }: TalkContext,
): { readonly checks: CheckItem[]; readonly comments: DemoComment[] } {
  const checks = text.notes
    .filter(({ task }) => inLane.has(task))
    .flatMap(({ task, checks: items = [] }) => {
      const orders = orderKeysBetween(null, null, items.length);
      return items.map((item, index): CheckItem => ({
        id: newEntityId(rng),
        taskId: ids.get(task)!,
        text: item.replace(/^\+/, ""),
        done: item.startsWith("+"),
        order: orders[index]!,
        removed: false,
      }));
    });
  const comments = text.talk
    .filter(({ task }) => inLane.has(task))
    .map((comment): DemoComment => ({
      id: newEntityId(rng),
      taskId: ids.get(comment.task)!,
      author: comment.by,
      organisation: text.people.find(({ person }) => person === comment.by)!.organisation,
      at: timeOf(comment),
      body: withMentions(comment.body),
    }));
  return { checks, comments };
}

import { TASK_DEFAULTS } from "@parley/schedule/task-defaults.ts";
import { dayOfDate, TENTHS_PER_DAY } from "@parley/schedule/instant.ts";
import {
  DEFAULT_CONVENTIONS,
  type CalendarInput,
  type Network,
  type RelationInput,
  type RelationKind,
  type TaskInput,
} from "@parley/schedule/network.ts";

/** Numbers from 0 to before `below`; the same for the same seed (mulberry32). */
export type Random = (below: number) => number;

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

export const START = dayOfDate(2026, 1, 5) * TENTHS_PER_DAY + 4_800;
export const HOUR = 600;
const OFFICE = "08:00-12:00,13:00-17:00";

const calendar = (id: string, week: CalendarInput["week"], holidays: boolean): CalendarInput => ({
  id,
  baseId: null,
  week,
  workWeeks: [],
  exceptions: holidays
    ? [2026, 2027, 2028].flatMap((year) =>
        ["01-01", "05-01", "12-25"].map((day) => ({
          from: `${year}-${day}`,
          to: `${year}-${day}`,
          hours: "",
          recurrence: null,
        })),
      )
    : [],
  shifts: [],
});

const CALENDARS: readonly CalendarInput[] = [
  calendar("office", ["", OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, ""], true),
  calendar("site", ["", ...Array<string>(6).fill("06:00-12:00,12:30-16:30")], true),
  calendar(
    "night",
    ["20:00-24:00", ...Array<string>(4).fill("00:00-04:00,20:00-24:00"), "00:00-04:00", ""],
    false,
  ),
  calendar("always", Array<string>(7).fill("00:00-24:00"), false),
];

const TASK = { ...TASK_DEFAULTS, duration: 4_800 };

const GROUP = 10;
const GROUPS_OF_LANE = 5;

export const anyKind = (random: Random): RelationKind => {
  const n = random(100);
  return n < 70 ? "FS" : n < 84 ? "SS" : n < 96 ? "FF" : "SF";
};

export const anyLag = (random: Random): number => (random(100) < 25 ? (random(40) - 8) * HOUR : 0);

/** A constraint now and then, at a date that may or may not matter. */
export function anyConstraint(
  random: Random,
  position: number,
): Pick<TaskInput, "constraint" | "constraintDate"> {
  const n = random(200);
  const constraintDate = START + (position * 7 + random(90)) * TENTHS_PER_DAY;
  if (n < 6) return { constraint: "SNET", constraintDate };
  if (n < 8) return { constraint: "FNET", constraintDate };
  if (n < 9) return { constraint: "SNLT", constraintDate: constraintDate + 400 * TENTHS_PER_DAY };
  if (n < 10) return { constraint: "FNLT", constraintDate: constraintDate + 400 * TENTHS_PER_DAY };
  return { constraint: "ASAP", constraintDate: null };
}

/**
 * Lanes of fifty tasks in groups of ten; every task follows the one before it in its lane, and now and then one of another lane. A tenth
 * of all tasks are summaries, a twentieth milestones, three in ten have a calendar of their own. Relations go from lower to higher places
 * in lanes, so that there is no circle.
 */
export function largeNetwork(tasks: number, relations: number, random: Random): Network {
  const list: TaskInput[] = [];
  const links: RelationInput[] = [];
  /** Ids of leaves by place in their lane. */
  const leaves: string[][] = [];
  const link = (predecessorId: string, successorId: string, type: RelationKind, lag: number) =>
    links.push({
      id: `r${links.length}`,
      predecessorId,
      successorId,
      type,
      lag,
      lagUnit: random(50) === 0 ? "elapsed" : "working",
    });
  const lanes: { groups: string[]; ids: string[] }[] = [];
  for (let lane = 0; list.length < tasks; lane++) {
    const ids: string[] = [];
    const groups: string[] = [];
    const place = () => `t${list.length}`;
    const laneId = place();
    list.push({ ...TASK, id: laneId });
    for (let group = 0; group < GROUPS_OF_LANE && list.length < tasks; group++) {
      const groupId = place();
      groups.push(groupId);
      const deadline = random(20) === 0 ? START + (500 + random(400)) * TENTHS_PER_DAY : null;
      list.push({ ...TASK, id: groupId, parentId: laneId, deadline });
      for (let n = 0; n < GROUP && list.length < tasks; n++) {
        const id = place();
        const position = group * GROUP + n;
        const isMilestone = random(20) === 0;
        list.push({
          ...TASK,
          id,
          parentId: groupId,
          duration: isMilestone ? 0 : (1 + random(60)) * HOUR,
          milestone: isMilestone,
          calendarId: random(10) < 3 ? CALENDARS[random(CALENDARS.length)]!.id : null,
          deadline: random(50) === 0 ? START + (position * 9 + 300) * TENTHS_PER_DAY : null,
          ...anyConstraint(random, position),
        });
        (leaves[position] ??= []).push(id);
        const before = ids.at(-1);
        if (before !== undefined) link(before, id, "FS", anyLag(random));
        ids.push(id);
      }
    }
    lanes.push({ groups, ids });
  }
  const summaryLinks = Math.floor(tasks / 500);
  for (let n = 0; n < summaryLinks; n++) {
    const group = random(GROUPS_OF_LANE - 1);
    const from = lanes[random(lanes.length)]!.groups[group];
    const to = lanes[random(lanes.length)]!.groups[group + 1];
    if (from !== undefined && to !== undefined) link(from, to, "FS", 0);
  }
  while (links.length < relations) {
    const { ids } = lanes[random(lanes.length)]!;
    const position = 1 + random(Math.max(1, ids.length - 1));
    const to = ids[position];
    const others = leaves[Math.max(0, position - 1 - random(4))]!;
    const from = others[random(others.length)]!;
    if (to !== undefined) link(from, to, anyKind(random), anyLag(random));
  }
  return {
    project: {
      start: START,
      finish: null,
      scheduleFrom: "start",
      dataDate: null,
      calendarId: "office",
      outsideFinish: null,
      conventions: DEFAULT_CONVENTIONS,
    },
    calendars: CALENDARS,
    tasks: list,
    relations: links,
    resources: [],
    assignments: [],
  };
}

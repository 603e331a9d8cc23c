import { describe, expect, test } from "vitest";
import { id, standing, HOST, SUPPLIER } from "../documents/testing/fixtures.ts";
import { canDoInMeeting, canVote } from "../permissions/meeting-policy.ts";
import { OUTSIDER } from "../permissions/standing.ts";
import type { EntityId, OrganisationId, TaskId, YdocId } from "../primitives/ids.ts";
import {
  meetingFor,
  meetingOf,
  type Meeting,
  type MeetingCommand,
  type MeetingEvent,
} from "./meeting.ts";

const LEAD = standing(1, HOST, "host-project-manager");
const GUEST = standing(2, SUPPLIER, "planner");
const STEP = { id: id<EntityId>("step"), title: "Look ahead", minutes: 10 };
const VOTE = id<EntityId>("vote");
const POINT = id<EntityId>("point");
const LANE = id<YdocId>("lane");

const event = (
  at: number,
  command: MeetingEvent["command"],
  who: typeof LEAD = LEAD,
  results?: MeetingEvent["results"],
): MeetingEvent => ({
  at,
  userId: who.userId,
  organisationId: who.organisationId,
  command,
  ...(results === undefined ? {} : { results }),
});
const begun = event(0, { type: "begin", link: null });
const after = (...events: MeetingEvent[]): Meeting => meetingOf([begun, ...events])!;

test("a log that does not begin a meeting is none", () => {
  expect(meetingOf([])).toBeNull();
  expect(meetingOf([event(0, { type: "join" })])).toBeNull();
});

test("whoever comes late finds step, timer, call and spotlight as they stand", () => {
  const meeting = after(
    event(1, { type: "agenda", agenda: [STEP] }),
    event(2, { type: "step", stepId: STEP.id }),
    event(3, { type: "call", view: { x: 1, y: 2, width: 300 } }),
    event(4, { type: "spotlight", organisationId: SUPPLIER }),
    event(5, { type: "join" }, GUEST),
    event(6, { type: "join" }, GUEST),
  );
  expect(meeting.step).toEqual({ id: STEP.id, since: 2 });
  expect(meeting.timerEndsAt).toBe(2 + 600_000);
  expect(meeting.call).toMatchObject({ at: 3, view: { x: 1, y: 2, width: 300 } });
  expect(meeting.spotlight).toBe(SUPPLIER);
  expect(meeting.attendees.map(({ joinedAt }) => joinedAt)).toEqual([0, 5]);
});

test("a step without minutes has no timer, and a step that leaves the agenda ends", () => {
  const open = { ...STEP, minutes: 0 };
  const within = after(
    event(1, { type: "agenda", agenda: [open] }),
    event(2, { type: "step", stepId: open.id }),
  );
  expect(within.timerEndsAt).toBeNull();
  const gone = after(
    event(1, { type: "agenda", agenda: [open] }),
    event(2, { type: "step", stepId: open.id }),
    event(3, { type: "agenda", agenda: [] }),
  );
  expect(gone.step).toBeNull();
});

test("one vote is open at a time, and it has no result before it is closed", () => {
  const open: MeetingCommand = { type: "vote-open", id: VOTE, question: "Which first?", dots: 3 };
  const other: MeetingCommand = { ...open, id: id<EntityId>("other") };
  const running = after(event(1, open), event(2, other));
  expect(running.votes).toHaveLength(1);
  expect(running.votes[0]!.results).toBeNull();
  const results = [{ targetId: id("note"), dots: 4, voters: 2 }];
  const closed = after(event(1, open), event(2, { type: "vote-close", id: VOTE }, LEAD, results));
  expect(closed.votes[0]!.results).toEqual(results);
});

test("after the end nothing changes any more, but open points still become tasks", () => {
  const taskId = id<TaskId>("task");
  const meeting = after(
    event(1, { type: "point", id: POINT, text: "Order anchors", organisationId: null }, GUEST),
    event(2, { type: "end" }),
    event(3, { type: "decision", id: id<EntityId>("late"), text: "Too late" }),
    event(4, { type: "point-taken", id: POINT, taskId, ydocId: LANE }, GUEST),
  );
  expect(meeting.endedAt).toBe(2);
  expect(meeting.decisions).toEqual([]);
  expect(meeting.points).toEqual([
    {
      id: POINT,
      text: "Order anchors",
      organisationId: SUPPLIER,
      raisedBy: GUEST.userId,
      isTaken: true,
      task: { id: taskId, ydocId: LANE },
    },
  ]);
});

test("of a task that a reader may not read, not even its id is told", () => {
  const taskId = id<TaskId>("task");
  const meeting = after(
    event(1, { type: "point", id: POINT, text: "Order anchors", organisationId: null }, GUEST),
    event(2, { type: "point-taken", id: POINT, taskId, ydocId: LANE }, GUEST),
  );
  expect(meetingFor(meeting, new Set([LANE])).points).toEqual(meeting.points);
  const [point] = meetingFor(meeting, new Set([id<YdocId>("elsewhere")])).points;
  expect(point).toMatchObject({ isTaken: true, organisationId: SUPPLIER, task: null });
});

describe("who may do what", () => {
  const may = (who: typeof LEAD, command: MeetingCommand, isHere = true, meeting = after()) =>
    canDoInMeeting(who, meeting, command, isHere).allowed;
  const end: MeetingCommand = { type: "end" };
  test("the facilitator runs it, and nobody else", () => {
    expect(may(LEAD, end)).toBe(true);
    expect(may(GUEST, end)).toBe(false);
  });
  test("who leaves and returns is the facilitator still; meanwhile another may take over", () => {
    expect(may(GUEST, { type: "take-over" }, true)).toBe(false);
    expect(may(GUEST, { type: "take-over" }, false)).toBe(true);
    expect(may(LEAD, end, true, after(event(1, { type: "join" }, GUEST)))).toBe(true);
    const taken = after(event(1, { type: "take-over" }, GUEST));
    expect([may(LEAD, end, true, taken), may(GUEST, end, true, taken)]).toEqual([false, true]);
  });
  test("an open point is taken by the organisation that it was given to", () => {
    const given = (organisationId: OrganisationId | null) =>
      after(event(1, { type: "point", id: POINT, text: "x", organisationId }));
    const taskId = id<TaskId>("t");
    const take: MeetingCommand = { type: "point-taken", id: POINT, taskId, ydocId: LANE };
    expect(may(GUEST, take, true, given(SUPPLIER))).toBe(true);
    expect(may(GUEST, take, true, given(null))).toBe(true);
    expect(may(GUEST, take, true, given(HOST))).toBe(false);
    expect(may(GUEST, take, true, after())).toBe(false);
  });
  test("a viewer joins and does nothing else; an outsider is told that nothing is there", () => {
    const viewer = standing(5, SUPPLIER, "viewer");
    expect(may(viewer, { type: "join" })).toBe(true);
    expect(may(viewer, { type: "point", id: POINT, text: "x", organisationId: null })).toBe(false);
    expect(canDoInMeeting(OUTSIDER, after(), { type: "join" }, true)).toEqual({
      allowed: false,
      reason: "access.not-found",
    });
    expect(canVote(OUTSIDER)).toEqual({ allowed: false, reason: "access.not-found" });
  });
});

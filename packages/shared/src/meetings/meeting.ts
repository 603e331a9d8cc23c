import type { EntityId, OrganisationId, TaskId, UserId, YdocId } from "../primitives/ids.ts";

export type AgendaStep = {
  readonly id: EntityId;
  readonly title: string; // ≤ 200
  readonly minutes: number; // 0: open-ended
};

/** A part of the wall, in its own units. */
export type View = { readonly x: number; readonly y: number; readonly width: number };

/** What somebody does in a meeting. Each is one row of the meeting's log; nothing of it is ever changed. */
export type MeetingCommand =
  | { readonly type: "join" }
  | { readonly type: "agenda"; readonly agenda: readonly AgendaStep[] }
  | { readonly type: "step"; readonly stepId: EntityId | null }
  /** Milliseconds from now; null stops the timer. */
  | { readonly type: "timer"; readonly ms: number | null }
  | { readonly type: "link"; readonly link: string | null }
  | { readonly type: "call"; readonly view: View }
  | { readonly type: "spotlight"; readonly organisationId: OrganisationId | null }
  | { readonly type: "quiet-begin"; readonly id: EntityId }
  | { readonly type: "quiet-end"; readonly id: EntityId }
  | {
      readonly type: "vote-open";
      readonly id: EntityId;
      readonly question: string;
      readonly dots: number;
    }
  | { readonly type: "vote-close"; readonly id: EntityId }
  | { readonly type: "region-lock"; readonly frameId: EntityId }
  | { readonly type: "region-unlock"; readonly frameId: EntityId }
  | { readonly type: "decision"; readonly id: EntityId; readonly text: string }
  | {
      readonly type: "point";
      readonly id: EntityId;
      readonly text: string;
      readonly organisationId: OrganisationId | null;
    }
  /** `ydocId`: the taker's own lane, where the task lies. */
  | {
      readonly type: "point-taken";
      readonly id: EntityId;
      readonly taskId: TaskId;
      readonly ydocId: YdocId;
    }
  | { readonly type: "hand-over"; readonly userId: UserId }
  | { readonly type: "take-over" }
  | { readonly type: "end" };

/** A command as the log keeps it: who, for whom, when; of a closed vote also what came out. */
export type MeetingEvent = {
  readonly at: number; // ms since the epoch, by the server's clock
  readonly userId: UserId;
  readonly organisationId: OrganisationId;
  readonly command: MeetingCommand | { readonly type: "begin"; readonly link: string | null };
  readonly results?: readonly VoteResult[];
};

export type VoteResult = {
  readonly targetId: string;
  readonly dots: number;
  readonly voters: number;
};

export type Vote = {
  readonly id: EntityId;
  readonly question: string;
  /** How many each person has. */
  readonly dots: number;
  readonly openedAt: number;
  /** Null while it is open: until then nobody is told anything of it but the own dots. */
  readonly results: readonly VoteResult[] | null;
};

export type OpenPoint = {
  readonly id: EntityId;
  readonly text: string;
  readonly organisationId: OrganisationId | null;
  readonly raisedBy: UserId;
  /** By the organisation that it then belongs to. */
  readonly isTaken: boolean;
  /** What it became; null where that is a task that the reader may not read. */
  readonly task: { readonly id: TaskId; readonly ydocId: YdocId } | null;
};

export type Attendee = {
  readonly userId: UserId;
  readonly organisationId: OrganisationId;
  readonly joinedAt: number;
};

/** Where a meeting stands: what somebody who comes late has to know. */
export type Meeting = {
  readonly facilitatorId: UserId;
  readonly beganAt: number;
  readonly endedAt: number | null;
  readonly link: string | null;
  readonly agenda: readonly AgendaStep[];
  readonly step: { readonly id: EntityId; readonly since: number } | null;
  /** When the time is up, by the server's clock. */
  readonly timerEndsAt: number | null;
  /** The last time that everybody was called somewhere. */
  readonly call: { readonly at: number; readonly by: UserId; readonly view: View } | null;
  readonly spotlight: OrganisationId | null;
  /** While it is on, new notes stay with their organisation, and are shown to all when it ends. */
  readonly quiet: { readonly id: EntityId; readonly since: number } | null;
  readonly votes: readonly Vote[];
  readonly lockedFrames: readonly EntityId[];
  readonly decisions: readonly {
    readonly id: EntityId;
    readonly text: string;
    readonly at: number;
  }[];
  readonly points: readonly OpenPoint[];
  readonly attendees: readonly Attendee[];
};

const MINUTE = 60_000;
const add = <T>(list: readonly T[], item: T): readonly T[] => [...list, item];

/** A meeting after one more event. Total: what makes no sense at its time changes nothing. */
export function advance(meeting: Meeting, event: MeetingEvent): Meeting {
  const { command, at, userId, organisationId } = event;
  switch (command.type) {
    case "begin":
      return meeting;
    case "join": {
      const isHere = meeting.attendees.some(
        (each) => each.userId === userId && each.organisationId === organisationId,
      );
      if (isHere) return meeting;
      const attendee = { userId, organisationId, joinedAt: at };
      return { ...meeting, attendees: add(meeting.attendees, attendee) };
    }
    case "agenda": {
      const isKept = command.agenda.some(({ id }) => id === meeting.step?.id);
      return { ...meeting, agenda: command.agenda, step: isKept ? meeting.step : null };
    }
    case "step": {
      const step = meeting.agenda.find(({ id }) => id === command.stepId);
      if (step === undefined) return { ...meeting, step: null, timerEndsAt: null };
      const timerEndsAt = step.minutes > 0 ? at + step.minutes * MINUTE : null;
      return { ...meeting, step: { id: step.id, since: at }, timerEndsAt };
    }
    case "timer":
      return { ...meeting, timerEndsAt: command.ms === null ? null : at + command.ms };
    case "link":
      return { ...meeting, link: command.link };
    case "call":
      return { ...meeting, call: { at, by: userId, view: command.view } };
    case "spotlight":
      return { ...meeting, spotlight: command.organisationId };
    case "quiet-begin":
      return meeting.quiet !== null
        ? meeting
        : { ...meeting, quiet: { id: command.id, since: at } };
    case "quiet-end":
      return meeting.quiet?.id === command.id ? { ...meeting, quiet: null } : meeting;
    case "vote-open": {
      if (openVote(meeting) !== null || meeting.votes.some(({ id }) => id === command.id))
        return meeting;
      const { id, question, dots } = command;
      return {
        ...meeting,
        votes: add(meeting.votes, { id, question, dots, openedAt: at, results: null }),
      };
    }
    case "vote-close":
      return {
        ...meeting,
        votes: meeting.votes.map((vote) =>
          vote.id === command.id && vote.results === null
            ? { ...vote, results: event.results ?? [] }
            : vote,
        ),
      };
    case "region-lock":
      return meeting.lockedFrames.includes(command.frameId)
        ? meeting
        : { ...meeting, lockedFrames: add(meeting.lockedFrames, command.frameId) };
    case "region-unlock":
      return {
        ...meeting,
        lockedFrames: meeting.lockedFrames.filter((id) => id !== command.frameId),
      };
    case "decision": {
      const { id, text } = command;
      return { ...meeting, decisions: add(meeting.decisions, { id, text, at }) };
    }
    case "point": {
      const { id, text } = command;
      const point = {
        id,
        text,
        organisationId: command.organisationId,
        raisedBy: userId,
        isTaken: false,
        task: null,
      };
      return { ...meeting, points: add(meeting.points, point) };
    }
    case "point-taken":
      return {
        ...meeting,
        points: meeting.points.map((point) =>
          point.id === command.id && !point.isTaken
            ? {
                ...point,
                organisationId,
                isTaken: true,
                task: { id: command.taskId, ydocId: command.ydocId },
              }
            : point,
        ),
      };
    case "hand-over":
      return { ...meeting, facilitatorId: command.userId };
    case "take-over":
      return { ...meeting, facilitatorId: userId };
    case "end":
      return { ...meeting, endedAt: at, timerEndsAt: null, quiet: null, spotlight: null };
  }
}

export const openVote = (meeting: Pick<Meeting, "votes">): Vote | null =>
  meeting.votes.find(({ results }) => results === null) ?? null;

/** The meeting that a log tells of; null of a log that does not begin one. What comes after its end changes nothing but open points. */
export function meetingOf(events: readonly MeetingEvent[]): Meeting | null {
  const [first, ...rest] = events;
  if (first?.command.type !== "begin") return null;
  let meeting: Meeting = {
    facilitatorId: first.userId,
    beganAt: first.at,
    endedAt: null,
    link: first.command.link,
    agenda: [],
    step: null,
    timerEndsAt: null,
    call: null,
    spotlight: null,
    quiet: null,
    votes: [],
    lockedFrames: [],
    decisions: [],
    points: [],
    attendees: [{ userId: first.userId, organisationId: first.organisationId, joinedAt: first.at }],
  };
  for (const event of rest)
    if (meeting.endedAt === null || event.command.type === "point-taken")
      meeting = advance(meeting, event);
  return meeting;
}

/** The meeting as it is told to somebody who may read these ydocs: of a task elsewhere not even its id. */
export function meetingFor(meeting: Meeting, readable: ReadonlySet<YdocId>): Meeting {
  return {
    ...meeting,
    points: meeting.points.map((point) =>
      point.task === null || readable.has(point.task.ydocId) ? point : { ...point, task: null },
    ),
  };
}

import {
  meetingOf,
  type Meeting,
  type MeetingEvent,
  type VoteResult,
} from "@parley/shared/meetings/meeting.ts";
import type { MeetingId, UserId, WallId } from "@parley/shared/primitives/ids.ts";
import { and, asc, count, desc, eq, isNull, sql, sum } from "drizzle-orm";
import type { Reader, Writer } from "../../db/database.ts";
import { meetingDots, meetingEvents, meetings } from "../../db/meeting-schema.ts";

export const meetingsOfWall = (db: Reader, wallId: WallId) =>
  db
    .select({ id: meetings.id, beganAt: meetings.createdAt, endedAt: meetings.endedAt })
    .from(meetings)
    .where(eq(meetings.wallId, wallId))
    .orderBy(desc(meetings.createdAt));

export async function eventsOf(db: Reader, meetingId: MeetingId): Promise<MeetingEvent[]> {
  const rows = await db
    .select()
    .from(meetingEvents)
    .where(eq(meetingEvents.meetingId, meetingId))
    .orderBy(asc(meetingEvents.seq));
  return rows.map(({ at, userId, organisationId, command, results }) => ({
    at: at.getTime(),
    userId,
    organisationId,
    command,
    ...(results === null ? {} : { results }),
  })) as MeetingEvent[];
}

/** Null where the wall has no such meeting. */
export async function findMeeting(
  db: Reader,
  wallId: WallId,
  meetingId: MeetingId,
): Promise<Meeting | null> {
  const [row] = await db
    .select({ id: meetings.id })
    .from(meetings)
    .where(and(eq(meetings.id, meetingId), eq(meetings.wallId, wallId)));
  return row === undefined ? null : meetingOf(await eventsOf(db, meetingId));
}

/** Null where none is open at the wall. */
export async function findOpenMeeting(db: Reader, wallId: WallId): Promise<Meeting | null> {
  const [row] = await db
    .select({ id: meetings.id })
    .from(meetings)
    .where(and(eq(meetings.wallId, wallId), isNull(meetings.endedAt)));
  return row === undefined ? null : meetingOf(await eventsOf(db, row.id as MeetingId));
}

/** Null where one is open at the wall already. */
export async function insertMeeting(tx: Writer, wallId: WallId): Promise<MeetingId | null> {
  const [row] = await tx
    .insert(meetings)
    .values({ wallId })
    .onConflictDoNothing()
    .returning({ id: meetings.id });
  return (row?.id as MeetingId | undefined) ?? null;
}

/** Nobody else adds to the meeting until the transaction ends. */
export async function lockMeeting(tx: Writer, meetingId: MeetingId): Promise<void> {
  await tx.execute(sql`select 1 from meetings where id = ${meetingId} for update`);
}

export async function appendEvent(
  tx: Writer,
  meetingId: MeetingId,
  event: MeetingEvent,
): Promise<void> {
  const [row] = await tx
    .select({ last: count() })
    .from(meetingEvents)
    .where(eq(meetingEvents.meetingId, meetingId));
  const { at, userId, organisationId, command, results } = event;
  await tx.insert(meetingEvents).values({
    meetingId,
    seq: (row?.last ?? 0) + 1,
    at: new Date(at),
    userId,
    organisationId,
    command,
    results: results ?? null,
  });
  if (command.type === "end")
    await tx
      .update(meetings)
      .set({ endedAt: new Date(at) })
      .where(eq(meetings.id, meetingId));
}

const ofVote = (meetingId: MeetingId, voteId: string) =>
  and(eq(meetingDots.meetingId, meetingId), eq(meetingDots.voteId, voteId));

export async function dotsOf(
  db: Reader,
  meetingId: MeetingId,
  voteId: string,
  userId: UserId,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .select({ targetId: meetingDots.targetId, dots: meetingDots.dots })
    .from(meetingDots)
    .where(and(ofVote(meetingId, voteId), eq(meetingDots.userId, userId)));
  return new Map(rows.map(({ targetId, dots }) => [targetId, dots]));
}

export async function setDots(
  tx: Writer,
  row: {
    readonly meetingId: MeetingId;
    readonly voteId: string;
    readonly userId: UserId;
    readonly targetId: string;
    readonly dots: number;
  },
): Promise<void> {
  const { meetingId, voteId, userId, targetId, dots } = row;
  if (dots > 0)
    await tx
      .insert(meetingDots)
      .values(row)
      .onConflictDoUpdate({
        target: [
          meetingDots.meetingId,
          meetingDots.voteId,
          meetingDots.userId,
          meetingDots.targetId,
        ],
        set: { dots },
      });
  else
    await tx
      .delete(meetingDots)
      .where(
        and(
          ofVote(meetingId, voteId),
          eq(meetingDots.userId, userId),
          eq(meetingDots.targetId, targetId),
        ),
      );
}

/** The sums of a vote, the highest first. */
export async function countVote(
  db: Reader,
  meetingId: MeetingId,
  voteId: string,
): Promise<VoteResult[]> {
  const rows = await db
    .select({
      targetId: meetingDots.targetId,
      dots: sum(meetingDots.dots).mapWith(Number),
      voters: count(),
    })
    .from(meetingDots)
    .where(ofVote(meetingId, voteId))
    .groupBy(meetingDots.targetId);
  return rows.sort((a, b) => b.dots - a.dots || (a.targetId < b.targetId ? -1 : 1));
}

import { meetingFor, openVote } from "@parley/shared/meetings/meeting.ts";
import {
  canBeginMeeting,
  canDoInMeeting,
  canReadMeeting,
  canVote,
} from "@parley/shared/permissions/meeting-policy.ts";
import type { ProjectId, WallId, YdocId } from "@parley/shared/primitives/ids.ts";
import { audit } from "../../db/audit.ts";
import type { App } from "../../platform/http/app.ts";
import { enforce, found, HttpError } from "../../platform/http/http-error.ts";
import type { ServerContext } from "../../server-context.ts";
import { readableYdocs } from "../catalog/api.ts";
import { participantIn, type Participant } from "../people/api.ts";
import { findWall, revealQuiet } from "../walls/api.ts";
import * as contract from "./meeting-contract.ts";
import {
  appendEvent,
  countVote,
  dotsOf,
  findMeeting,
  insertMeeting,
  lockMeeting,
  meetingsOfWall,
  setDots,
} from "./meeting-repository.ts";
import { readRecord } from "./read-record.ts";

/** After these, other parts of the wall are closed, or to other people. */
const CLOSES: ReadonlySet<string> = new Set([
  "region-lock",
  "region-unlock",
  "hand-over",
  "take-over",
  "end",
]);

export function registerMeetingRoutes(app: App, context: ServerContext): void {
  const { db, live, clock, collaboration } = context;
  const wallOf = async (who: Participant, projectId: ProjectId, wallId: WallId) => {
    enforce(canReadMeeting(who));
    return found(await findWall(db.read, projectId, wallId));
  };
  /** A point becomes a task of the taker's: in a lane of their organisation, which they may read. */
  const enforceOwnLane = async (who: Participant, projectId: ProjectId, ydocId: YdocId) => {
    const readable = await readableYdocs(db.read, who, projectId);
    const { place } = found(readable.find((each) => each.ydocId === ydocId) ?? null);
    if (place.kind !== "lane" || place.organisationId !== who.organisationId)
      throw new HttpError("access.forbidden");
  };

  app.route({
    ...contract.listMeetings,
    handler: async (request) => {
      const { projectId, wallId } = request.params;
      await wallOf(await participantIn(db.read, request, projectId), projectId, wallId);
      const rows = await meetingsOfWall(db.read, wallId);
      return {
        items: rows.map(({ id, beganAt, endedAt }) => ({
          id: id as never,
          beganAt: beganAt.toISOString(),
          endedAt: endedAt?.toISOString() ?? null,
        })),
      };
    },
  });

  app.route({
    ...contract.beginMeeting,
    handler: async (request, reply) => {
      const { projectId, wallId } = request.params;
      const who = await participantIn(db.read, request, projectId);
      const wall = await wallOf(who, projectId, wallId);
      enforce(canBeginMeeting(who));
      if (wall.archivedAt !== null) throw new HttpError("access.forbidden");
      const { userId, organisationId } = who;
      const { agenda, link } = request.body;
      const id = await db.transact(async (tx) => {
        const meetingId = await insertMeeting(tx, wallId);
        if (meetingId === null) throw new HttpError("meeting.open-already");
        const by = { at: clock(), userId, organisationId };
        await appendEvent(tx, meetingId, { ...by, command: { type: "begin", link } });
        if (agenda.length > 0)
          await appendEvent(tx, meetingId, { ...by, command: { type: "agenda", agenda } });
        await audit(tx, {
          action: "meeting.begun",
          userId,
          organisationId,
          projectId,
          detail: { wallId, meetingId },
        });
        return meetingId;
      });
      live.meetingChanged(projectId, wallId);
      return reply.code(201).send({ id });
    },
  });

  app.route({
    ...contract.readMeeting,
    handler: async (request) => {
      const { projectId, wallId, meetingId } = request.params;
      const who = await participantIn(db.read, request, projectId);
      await wallOf(who, projectId, wallId);
      const meeting = found(await findMeeting(db.read, wallId, meetingId));
      const vote = openVote(meeting);
      const dots =
        vote === null ? new Map() : await dotsOf(db.read, meetingId, vote.id, who.userId);
      const readable = await readableYdocs(db.read, who, projectId);
      const shown = meetingFor(meeting, new Set(readable.map(({ ydocId }) => ydocId)));
      return { meeting: shown, now: clock(), myDots: Object.fromEntries(dots) };
    },
  });

  app.route({
    ...contract.commandMeeting,
    handler: async (request, reply) => {
      const { projectId, wallId, meetingId } = request.params;
      const who = await participantIn(db.read, request, projectId);
      await wallOf(who, projectId, wallId);
      const { command } = request.body;
      const { userId, organisationId } = who;
      const shown = await db.transact(async (tx) => {
        await lockMeeting(tx, meetingId);
        const meeting = found(await findMeeting(tx, wallId, meetingId));
        const isHere = live
          .onlineIn(projectId)
          .some((person) => person.userId === meeting.facilitatorId);
        enforce(canDoInMeeting(who, meeting, command, isHere));
        if (command.type === "point-taken") await enforceOwnLane(who, projectId, command.ydocId);
        if (meeting.endedAt !== null && command.type !== "point-taken")
          throw new HttpError("meeting.ended");
        const isKnown = meeting.attendees.some(
          (each) => each.userId === userId && each.organisationId === organisationId,
        );
        if (command.type === "join" && isKnown) return null;
        if (
          command.type === "hand-over" &&
          !meeting.attendees.some((each) => each.userId === command.userId)
        )
          throw new HttpError("request.invalid");
        const by = { at: clock(), userId, organisationId };
        const vote = openVote(meeting);
        // What ends the meeting ends what is still open in it.
        if (vote !== null && (command.type === "end" || command.type === "vote-close"))
          await appendEvent(tx, meetingId, {
            ...by,
            command: { type: "vote-close", id: vote.id },
            results: await countVote(tx, meetingId, vote.id),
          });
        const quiet = command.type === "end" || command.type === "quiet-end" ? meeting.quiet : null;
        if (command.type === "end" && quiet !== null)
          await appendEvent(tx, meetingId, { ...by, command: { type: "quiet-end", id: quiet.id } });
        if (command.type !== "vote-close") await appendEvent(tx, meetingId, { ...by, command });
        return quiet;
      });
      if (CLOSES.has(command.type)) await collaboration.regionsChanged(wallId);
      if (shown !== null) await revealQuiet(context, projectId, wallId, shown.id);
      live.meetingChanged(projectId, wallId);
      return reply.code(204).send(null);
    },
  });

  app.route({
    ...contract.readMeetingRecord,
    handler: async (request) => {
      const { projectId, wallId, meetingId } = request.params;
      const who = await participantIn(db.read, request, projectId);
      const wall = await wallOf(who, projectId, wallId);
      found(await findMeeting(db.read, wallId, meetingId));
      return readRecord(context, who, wall, meetingId);
    },
  });

  app.route({
    ...contract.placeDots,
    handler: async (request, reply) => {
      const { projectId, wallId, meetingId, voteId, targetId } = request.params;
      const who = await participantIn(db.read, request, projectId);
      await wallOf(who, projectId, wallId);
      enforce(canVote(who));
      const { dots } = request.body;
      await db.transact(async (tx) => {
        await lockMeeting(tx, meetingId);
        const meeting = found(await findMeeting(tx, wallId, meetingId));
        const vote = openVote(meeting);
        if (vote?.id !== voteId || meeting.endedAt !== null)
          throw new HttpError("meeting.vote-closed");
        const mine = new Map(await dotsOf(tx, meetingId, voteId, who.userId));
        mine.set(targetId, dots);
        if ([...mine.values()].reduce((all, each) => all + each, 0) > vote.dots)
          throw new HttpError("request.invalid");
        await setDots(tx, { meetingId, voteId, userId: who.userId, targetId, dots });
      });
      // Nobody else is told: not even that somebody voted.
      return reply.code(204).send(null);
    },
  });
}

import type { Meeting } from "@parley/shared/meetings/meeting.ts";
import type { MeetingRecord } from "@parley/shared/meetings/record.ts";
import { z } from "zod";
import {
  entityId,
  instant,
  line,
  meetingId,
  organisationId,
  projectId,
  taskId,
  userId,
  wallId,
  ydocId,
} from "../../platform/http/fields.ts";
import { nothing, problems, type Operation } from "../../platform/http/operation.ts";

const step = z.object({ id: entityId, title: line(200), minutes: z.int().min(0).max(480) });
const FAR = 20_000_000;
const length = z.number().min(-FAR).max(FAR);
const text = z.string().trim().min(1).max(2_000);
/** Opened in a window of its own: nothing but https, and no password on its way. */
const link = z
  .url({ protocol: /^https$/, hostname: /^[^@]+$/ })
  .max(2_000)
  .refine((value) => !/^https:\/\/[^/]*@/.test(value), "must not hold a password");

const command = z.discriminatedUnion("type", [
  z.object({ type: z.literal("join") }),
  z.object({ type: z.literal("agenda"), agenda: z.array(step).max(40) }),
  z.object({ type: z.literal("step"), stepId: entityId.nullable() }),
  z.object({ type: z.literal("timer"), ms: z.int().min(0).max(86_400_000).nullable() }),
  z.object({ type: z.literal("link"), link: link.nullable() }),
  z.object({
    type: z.literal("call"),
    view: z.object({ x: length, y: length, width: z.number().min(1).max(FAR) }),
  }),
  z.object({ type: z.literal("spotlight"), organisationId: organisationId.nullable() }),
  z.object({ type: z.literal("quiet-begin"), id: entityId }),
  z.object({ type: z.literal("quiet-end"), id: entityId }),
  z.object({
    type: z.literal("vote-open"),
    id: entityId,
    question: line(300),
    dots: z.int().min(1).max(20),
  }),
  z.object({ type: z.literal("vote-close"), id: entityId }),
  z.object({ type: z.literal("region-lock"), frameId: entityId }),
  z.object({ type: z.literal("region-unlock"), frameId: entityId }),
  z.object({ type: z.literal("decision"), id: entityId, text }),
  z.object({
    type: z.literal("point"),
    id: entityId,
    text,
    organisationId: organisationId.nullable(),
  }),
  z.object({ type: z.literal("point-taken"), id: entityId, taskId, ydocId }),
  z.object({ type: z.literal("hand-over"), userId }),
  z.object({ type: z.literal("take-over") }),
  z.object({ type: z.literal("end") }),
]);

const meeting = z.custom<Meeting>().meta({ id: "Meeting", type: "object" });
const ofWall = z.object({ projectId, wallId });
const ofMeeting = z.object({ projectId, wallId, meetingId });
const base = "/api/projects/:projectId/walls/:wallId/meetings";

export const listMeetings = {
  method: "GET",
  url: base,
  schema: {
    operationId: "listMeetings",
    params: ofWall,
    response: {
      200: z.object({
        items: z.array(z.object({ id: meetingId, beganAt: instant, endedAt: instant.nullable() })),
      }),
      ...problems,
    },
  },
} as const satisfies Operation;

export const beginMeeting = {
  method: "POST",
  url: base,
  schema: {
    operationId: "beginMeeting",
    params: ofWall,
    body: z.object({ agenda: z.array(step).max(40), link: link.nullable() }),
    response: { 201: z.object({ id: meetingId }), ...problems },
  },
} as const satisfies Operation;

export const readMeeting = {
  method: "GET",
  url: `${base}/:meetingId`,
  schema: {
    operationId: "readMeeting",
    params: ofMeeting,
    response: {
      200: z.object({
        meeting,
        /** The server's clock, so that every timer shows the same. */
        now: z.number(),
        /** The asker's own dots of the open vote, by target. */
        myDots: z.record(z.string(), z.int()),
      }),
      ...problems,
    },
  },
} as const satisfies Operation;

export const commandMeeting = {
  method: "POST",
  url: `${base}/:meetingId/commands`,
  schema: {
    operationId: "commandMeeting",
    params: ofMeeting,
    body: z.object({ command }),
    response: { 204: nothing, ...problems },
  },
} as const satisfies Operation;

export const readMeetingRecord = {
  method: "GET",
  url: `${base}/:meetingId/record`,
  schema: {
    operationId: "readMeetingRecord",
    params: ofMeeting,
    response: {
      200: z.custom<MeetingRecord>().meta({ id: "MeetingRecord", type: "object" }),
      ...problems,
    },
  },
} as const satisfies Operation;

export const placeDots = {
  method: "PUT",
  url: `${base}/:meetingId/votes/:voteId/dots/:targetId`,
  schema: {
    operationId: "placeDots",
    params: ofMeeting.extend({ voteId: entityId, targetId: entityId }),
    body: z.object({ dots: z.int().min(0).max(20) }),
    response: { 204: nothing, ...problems },
  },
} as const satisfies Operation;

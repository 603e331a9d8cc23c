import type { Standing } from "@parley/shared/permissions/standing.ts";
import type { ProjectId } from "@parley/shared/primitives/ids.ts";
import type {
  ClientToServerEvents,
  LiveHandshake,
  OnlinePerson,
  ServerToClientEvents,
} from "@parley/shared/protocol/live-events.ts";
import type { Server, Socket } from "socket.io";
import type { LiveSession } from "./api.ts";

/** What one tab's Socket.IO connection is and watches. */
export type LiveState = {
  readonly cookieHeader: string | undefined;
  session: LiveSession;
  watching: {
    readonly projectId: ProjectId;
    standing: Standing;
    name: string;
    endBoundaries: () => void;
  } | null;
};
type NoServerEvents = Record<string, never>;
export type LiveServer = Server<
  ClientToServerEvents,
  ServerToClientEvents,
  NoServerEvents,
  LiveState
>;
export type LiveSocket = Socket<
  ClientToServerEvents,
  ServerToClientEvents,
  NoServerEvents,
  LiveState
>;
export type { LiveHandshake };

export const userRoom = (userId: string, organisationId: string): string =>
  `user:${userId}:${organisationId}`;
export const accountRoom = (userId: string): string => `account:${userId}`;
export const projectRoom = (projectId: string): string => `project:${projectId}`;

export function* watchersOf(io: LiveServer, projectId: ProjectId): Iterable<LiveSocket> {
  for (const id of io.of("/").adapter.rooms.get(projectRoom(projectId)) ?? []) {
    const socket = io.of("/").sockets.get(id);
    if (socket !== undefined && socket.data.watching?.projectId === projectId) yield socket;
  }
}

/** One entry a person and organisation, however many tabs are open. */
export function onlinePeople(io: LiveServer, projectId: ProjectId): readonly OnlinePerson[] {
  const people = new Map<string, OnlinePerson>();
  for (const { data } of watchersOf(io, projectId)) {
    const { userId, organisationId } = data.session;
    if (organisationId === null || data.watching === null) continue;
    people.set(`${userId} ${organisationId}`, {
      userId,
      organisationId,
      name: data.watching.name,
    });
  }
  return [...people.values()].toSorted((a, b) => (a.userId < b.userId ? -1 : 1));
}

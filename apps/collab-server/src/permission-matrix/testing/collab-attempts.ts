import * as Y from "yjs";
import { FORGERIES } from "./forgeries.ts";
import type { Forger, Forgery } from "./forgery.ts";
import { nameOfPart, nameOfPerson } from "./matrix-cast.ts";
import { mayDo, mayRead, type Answer } from "./matrix-oracle.ts";
import type { MatrixReport } from "./matrix-report.ts";
import {
  newId,
  type MatrixServer,
  type MatrixWorld,
  type Member,
  type Plot,
} from "./matrix-world.ts";
import { forge, RawCollabSocket, type RawSession } from "./raw-collab-socket.ts";

/** What the log has to agree with afterwards. */
export type Claims = {
  /** Accepted writes by `user id, ydoc id`: as many rows there must be, and no other. */
  readonly accepted: Map<string, number>;
  /** Texts of writes that were not accepted: nothing stored may hold them. */
  readonly refusedMarks: Set<string>;
};

/** `accepted`, or a code of ours. Whatever else happens is a fault of its own and stays as it is. */
function answerOf(answer: string): string {
  if (answer === "accepted") return "yes";
  if (answer === "access.not-found") return "hidden";
  return /^(?:edit|access)\.[a-z-]+$/.test(answer) ? "no" : answer;
}

const promised = (member: Member, { deed }: Forgery, plot: Plot): Answer =>
  deed === null ? "no" : mayDo(member.person, deed, plot.part);

const forgerOf = (member: Member, plot: Plot): Forger => ({
  ...plot,
  userId: member.userId,
  organisationId: member.organisationId,
  newId,
  mark: `MARK-${newId()}`,
  now: Date.now(),
});

async function connect(server: MatrixServer, member: Member): Promise<RawCollabSocket> {
  const socket = await RawCollabSocket.connect(server.url, member.rest.credentials);
  if (typeof socket === "number") throw new Error(`upgrade refused: ${socket}`);
  return socket;
}

/** One person opens every ydoc and tries every write in it. The answer is every byte that the person was sent. */
export async function attemptEverything(
  server: MatrixServer,
  world: MatrixWorld,
  member: Member,
  report: MatrixReport,
  claims: Claims,
): Promise<readonly Buffer[]> {
  const socket = await connect(server, member);
  for (const plot of world.plots) {
    const cell = `/collab, ${nameOfPerson(member.person)}: open ${nameOfPart(plot.part)}`;
    const session = await socket.open(plot.ydocId);
    const isOpen = typeof session !== "string";
    const may = mayRead(member.person, plot.part);
    report.compare(cell, may ? "yes" : "hidden", isOpen ? "yes" : answerOf(session));
    if (isOpen) await writeEverywhere(socket, session, member, plot, report, claims);
  }
  socket.close();
  await pushUninvited(server, world, member, claims);
  return socket.received;
}

async function writeEverywhere(
  socket: RawCollabSocket,
  first: RawSession,
  member: Member,
  plot: Plot,
  report: MatrixReport,
  claims: Claims,
): Promise<void> {
  let session: RawSession | string = first;
  for (const forgery of FORGERIES[plot.part.kind]) {
    const cell = `/collab, ${nameOfPerson(member.person)}: ${forgery.name} in ${nameOfPart(plot.part)}`;
    // After a refusal a session is worth nothing.
    session = typeof session === "string" ? await socket.open(plot.ydocId) : session;
    if (typeof session === "string") {
      report.compare(cell, "an open ydoc", session);
      continue;
    }
    const forger = forgerOf(member, plot);
    const answer = await session.force((ydoc) => forgery.write(ydoc, forger));
    report.compare(cell, promised(member, forgery, plot), answerOf(answer));
    if (answer === "accepted") {
      const key = `${member.userId} ${plot.ydocId}`;
      claims.accepted.set(key, (claims.accepted.get(key) ?? 0) + 1);
      continue;
    }
    claims.refusedMarks.add(forger.mark);
    session.leave();
    session = "refused";
  }
  if (typeof session !== "string") session.leave();
}

/** Updates for ydocs that were refused, by somebody who knows their name and state all the same. */
async function pushUninvited(
  server: MatrixServer,
  world: MatrixWorld,
  member: Member,
  claims: Claims,
): Promise<void> {
  const socket = await connect(server, member);
  for (const plot of world.plots.filter(({ part }) => !mayRead(member.person, part))) {
    for (const forgery of FORGERIES[plot.part.kind]) {
      const forger = forgerOf(member, plot);
      const ydoc = new Y.Doc();
      Y.applyUpdate(ydoc, plot.state);
      socket.pushUninvited(
        plot.ydocId,
        forge(ydoc, (replica) => forgery.write(replica, forger)),
      );
      claims.refusedMarks.add(forger.mark);
    }
  }
  // Messages are taken in order: once this is answered, so is everything before.
  await socket.open(world.projectId);
  socket.close();
}

import { io, type Socket } from "socket.io-client";
import { nameOfPerson, type Person } from "./matrix-cast.ts";
import { mayInProject } from "./matrix-oracle.ts";
import type { MatrixReport } from "./matrix-report.ts";
import type { MatrixServer, MatrixWorld, Member } from "./matrix-world.ts";

type Watched = { readonly ok: true } | { readonly ok: false; readonly code: string };

/** A socket of /socket.io that keeps everything it was sent, as text. */
export class LiveSocket {
  readonly received: Buffer[] = [];
  readonly #socket: Socket;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.onAny((...event: unknown[]) => this.received.push(Buffer.from(JSON.stringify(event))));
  }

  /** Null where the server refuses to connect. */
  static connect(
    url: string,
    { cookie, csrf }: { readonly cookie: string; readonly csrf: string },
  ): Promise<LiveSocket | null> {
    const socket = io(url, {
      path: "/socket.io",
      transports: ["websocket"],
      forceNew: true,
      reconnection: false,
      auth: { csrf },
      extraHeaders: { cookie, origin: url },
    });
    const live = new LiveSocket(socket);
    return new Promise((resolve) => {
      socket.once("connect", () => resolve(live));
      socket.once("connect_error", () => {
        socket.close();
        resolve(null);
      });
    });
  }

  watch(projectId: string): Promise<Watched> {
    return new Promise((resolve) => {
      this.#socket.emit("watch-project", projectId, (answer: Watched) => {
        this.received.push(Buffer.from(JSON.stringify(answer)));
        resolve(answer);
      });
    });
  }

  /** Resolves when the next event of the name has come. */
  next(event: string): Promise<void> {
    return new Promise((resolve) => this.#socket.once(event, () => resolve()));
  }

  close(): void {
    this.#socket.close();
  }
}

export async function watchProject(
  server: MatrixServer,
  world: MatrixWorld,
  member: Member,
  report: MatrixReport,
): Promise<LiveSocket | null> {
  const cell = `/socket.io, ${nameOfPerson(member.person)}`;
  const socket = await LiveSocket.connect(server.url, member.rest.credentials);
  report.compare(`${cell}: connect`, true, socket !== null);
  if (socket === null) return null;
  const answer = await socket.watch(world.projectId);
  const may = mayInProject(member.person, "see the project");
  const actual = answer.ok ? "yes" : answer.code === "access.not-found" ? "hidden" : answer.code;
  report.compare(`${cell}: watch the project`, may, actual);
  return socket;
}

/** Without a session no socket opens at all. */
export async function connectAsNobody(
  server: MatrixServer,
  report: MatrixReport,
  nobody: Person,
): Promise<void> {
  const socket = await LiveSocket.connect(server.url, { cookie: "", csrf: "" });
  report.compare(`/socket.io, ${nobody.party}: connect`, true, socket === null);
  socket?.close();
}

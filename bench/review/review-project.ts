import { applyEdit } from "@parley/shared/documents/apply-edit.ts";
import { orderKeysBetween } from "@parley/shared/documents/fractional-order.ts";
import { MARK_TYPES, type MarkType } from "@parley/shared/documents/mark.ts";
import { seededRng } from "@parley/shared/primitives/clock.ts";
import {
  newEntityId,
  type EntityId,
  type OrganisationId,
  type UserId,
} from "@parley/shared/primitives/ids.ts";
import type { APIRequestContext } from "playwright-core";
import * as awarenessProtocol from "y-protocols/awareness";
import {
  RawCollabSocket,
  type RawSession,
} from "../../apps/collab-server/src/permission-matrix/testing/raw-collab-socket.ts";
import { seededShares } from "./seeded-shares.ts";

const PIECE = 8 * 2 ** 20;
const MARKS_AT_ONCE = 250;
const CURSOR_EVERY_MS = 200;

export type Sheet = { readonly fileId: string; readonly revisionId: string; readonly path: string };
export type PageSize = { readonly width: number; readonly height: number };

/** A project of one person's, spoken to by REST and the wire as the page would. */
export class ReviewProject {
  readonly #request: APIRequestContext;
  readonly #origin: string;
  #csrf = "";
  #cookie = "";
  #projectId = "";
  #me = { userId: "" as UserId, organisationId: "" as OrganisationId };

  constructor(request: APIRequestContext, origin: string) {
    this.#request = request;
    this.#origin = origin;
  }

  async begin(): Promise<void> {
    await this.#renew();
    const company = { organisationName: "Grand Contractors", organisationCode: "GC" };
    const person = {
      email: "reviewer@bench.example",
      name: "Reviewer",
      password: "plan-together",
    };
    await this.#call("post", "/api/registrations", {
      data: { ...person, ...company, language: "en", timeZone: "Asia/Shanghai" },
    });
    await this.#renew();
    const project = await this.#call<{ id: string }>("post", "/api/projects", {
      data: { name: "Review", timeZone: "Asia/Shanghai" },
    });
    this.#projectId = project.id;
  }

  /** Uploads a drawing by tus, in pieces as the page does. */
  async upload(fileName: string, bytes: Buffer): Promise<Sheet> {
    const uploads = `/api/projects/${this.#projectId}/uploads`;
    const tus = { "tus-resumable": "1.0.0" };
    const begun = await this.#send("post", uploads, {
      headers: {
        ...tus,
        "upload-length": String(bytes.length),
        "upload-metadata": `filename ${Buffer.from(fileName).toString("base64")}`,
      },
    });
    const place = new URL(begun.headers()["location"]!, this.#origin).pathname;
    for (let offset = 0; offset < bytes.length; offset += PIECE)
      await this.#send("patch", place, {
        headers: {
          ...tus,
          "upload-offset": String(offset),
          "content-type": "application/offset+octet-stream",
        },
        data: bytes.subarray(offset, offset + PIECE),
      });
    const { id, revision } = await this.#call<{ id: string; revision: { id: string } }>(
      "post",
      `/api/projects/${this.#projectId}/files`,
      {
        data: {
          uploadId: place.split("/").at(-1),
          revisionName: "A",
          audience: "everyone",
          kind: "drawing",
          status: "shared",
          title: fileName,
        },
      },
    );
    return {
      fileId: id,
      revisionId: revision.id,
      path: `/projects/${this.#projectId}/documents/${id}`,
    };
  }

  /** Puts marks of all types on the first page, `size` in its units, by the wire. */
  async mark(sheet: Sheet, count: number, size: PageSize): Promise<void> {
    const socket = await this.#connect();
    const session = await this.#openMarks(socket, sheet);
    const [rng, shares] = [seededRng(22), seededShares(22)];
    const orders = orderKeysBetween(null, null, count);
    for (let first = 0; first < count; first += MARKS_AT_ONCE) {
      const answer = await session.force((ydoc) => {
        for (let at = first; at < Math.min(count, first + MARKS_AT_ONCE); at += 1) {
          const type = MARK_TYPES[at % MARK_TYPES.length]!;
          const fields = {
            type,
            createdBy: this.#me.userId,
            organisationId: this.#me.organisationId,
            createdAt: Date.now(),
            points: pointsOf(type, shares, size),
            text: type === "text" || type === "callout" ? `Check clause ${at}` : "",
            width: 15,
            order: orders[at]!,
          };
          const id: EntityId = newEntityId(rng);
          const made = applyEdit(ydoc, { type: "mark.create", id, fields }, { origin: null });
          if (!made.ok) throw new Error(made.error.code);
        }
      });
      if (answer !== "accepted") throw new Error(`The marks were not taken: ${answer}`);
    }
    socket.close();
  }

  /** People whose hands go over the page and draw, five times a second each. Returns how to end them. */
  async haunt(sheet: Sheet, people: number, size: PageSize): Promise<() => void> {
    const guests = await Promise.all(
      Array.from({ length: people }, async () => {
        const socket = await this.#connect();
        const session = await this.#openMarks(socket, sheet);
        return { socket, session, awareness: new awarenessProtocol.Awareness(session.ydoc) };
      }),
    );
    let step = 0;
    const move = setInterval(() => {
      step += 1;
      for (const [at, { session, awareness }] of guests.entries()) {
        const turn = (step + at * 7) / 12;
        const [x, y] = [
          size.width * (0.5 + 0.4 * Math.cos(turn + at)),
          size.height * (0.5 + 0.4 * Math.sin(turn)),
        ];
        const points = Array.from(
          { length: 20 },
          (_, point) => `${Math.round((x - point * 3) * 100)},${Math.round(y * 100) + point * 90}`,
        ).join(" ");
        awareness.setLocalState({
          view: "sheet",
          entityId: null,
          field: null,
          active: true,
          cursor: { page: 0, x, y, drawing: at % 4 === 0 ? { type: "pen", points } : null },
        });
        session.pretend(awarenessProtocol.encodeAwarenessUpdate(awareness, [awareness.clientID]));
      }
    }, CURSOR_EVERY_MS);
    return () => {
      clearInterval(move);
      for (const { socket, awareness } of guests) {
        awareness.destroy();
        socket.close();
      }
    };
  }

  async #connect(): Promise<RawCollabSocket> {
    const socket = await RawCollabSocket.connect(this.#origin, {
      cookie: this.#cookie,
      csrf: this.#csrf,
    });
    if (typeof socket === "number") throw new Error(`The socket was refused with ${socket}.`);
    return socket;
  }

  async #openMarks(socket: RawCollabSocket, { fileId, revisionId }: Sheet): Promise<RawSession> {
    const project = `/api/projects/${this.#projectId}`;
    await this.#call("post", `${project}/files/${fileId}/revisions/${revisionId}/marks`);
    const { entries } = await this.#call<{
      entries: { ydocId: string; place: { kind: string; revisionId?: string } }[];
    }>("get", `${project}/catalog`);
    const layer = entries.find(
      ({ place }) => place.kind === "marks" && place.revisionId === revisionId,
    );
    const session = await socket.open(layer!.ydocId);
    if (typeof session === "string") throw new Error(`The marks were not opened: ${session}`);
    return session;
  }

  async #renew(): Promise<void> {
    const session = await this.#call<{
      csrf: string;
      user?: { id: UserId } | null;
      organisations?: { id: OrganisationId }[];
    }>("get", "/api/session");
    this.#csrf = session.csrf;
    const { cookies } = await this.#request.storageState();
    this.#cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    const [organisation] = session.organisations ?? [];
    if (session.user && organisation)
      this.#me = { userId: session.user.id, organisationId: organisation.id };
  }

  async #call<T>(method: "get" | "post", path: string, body: object = {}): Promise<T> {
    const text = await (await this.#send(method, path, body)).text();
    return (text === "" ? null : JSON.parse(text)) as T;
  }

  async #send(
    method: "get" | "post" | "patch",
    path: string,
    { headers = {}, ...body }: { headers?: Record<string, string>; data?: unknown } = {},
  ) {
    const response = await this.#request[method](`${this.#origin}${path}`, {
      headers: { origin: this.#origin, "x-parley-csrf": this.#csrf, ...headers },
      ...(body as { data?: string }),
    });
    if (!response.ok())
      throw new Error(`${method} ${path}: ${response.status()} ${await response.text()}`);
    return response;
  }
}

/** A shape of its type somewhere on the page, as `Mark.points`. */
function pointsOf(type: MarkType, share: () => number, { width, height }: PageSize): string {
  const [x, y] = [share() * width * 0.9, share() * height * 0.9];
  const side = width / 25;
  const count = type === "pen" || type === "highlighter" ? 24 : type === "polygon" ? 6 : 2;
  const isPlace = ["text", "stamp", "pin", "count"].includes(type);
  const places = Array.from({ length: isPlace ? 1 : type === "angle" ? 3 : count }, (_, at) => {
    const turn = (at / count) * 2 * Math.PI;
    return [x + side * (1 + Math.cos(turn)), y + side * (1 + Math.sin(turn)) * 0.7];
  });
  return places.map(([a, b]) => `${Math.round(a! * 100)},${Math.round(b! * 100)}`).join(" ");
}

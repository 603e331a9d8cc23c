import * as encoding from "lib0/encoding";
import type { ServerName } from "./server-process.ts";

const SYNC = 0;
const AUTH = 2;
const UPDATE = 2;
const SYNC_STATUS = 8;
const PROTOCOL_VERSION = 1;

/** How one editor speaks to one kind of server. */
export type Wire = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly greeting: readonly Uint8Array[];
  readonly update: (update: Uint8Array) => Uint8Array;
  /** Null where the server acknowledges nothing. */
  readonly isAcknowledgement: ((frame: Buffer) => boolean) | null;
  /** Whether the server has let this editor in; asked where there is a greeting. */
  readonly isWelcome: (frame: Buffer) => boolean;
};

export type ParleyFacts = {
  readonly lane: string;
  readonly persons: readonly { readonly userId: string; readonly sessionId: string }[];
  readonly plan: readonly string[];
};

const frame = (write: (encoder: encoding.Encoder) => void): Uint8Array =>
  encoding.encode((encoder) => write(encoder));

export function wireOf(
  name: ServerName,
  options: { index: number; clientId: number; facts: unknown; origin: string },
): Wire {
  switch (name) {
    case "bare":
      return {
        path: "/",
        headers: {},
        greeting: [],
        update: (update) => update,
        isAcknowledgement: (data) => data.length === 1 && data[0] === SYNC_STATUS,
        isWelcome: () => false,
      };
    case "y-websocket":
      return {
        path: "/plan",
        headers: {},
        greeting: [],
        update: (update) =>
          frame((encoder) => {
            encoding.writeVarUint(encoder, SYNC);
            encoding.writeVarUint(encoder, UPDATE);
            encoding.writeVarUint8Array(encoder, update);
          }),
        isAcknowledgement: null,
        isWelcome: () => false,
      };
    case "hocuspocus":
      return hocuspocusWire("plan", "", "/", {});
    case "parley": {
      const { lane, persons } = options.facts as ParleyFacts;
      const { sessionId } = persons[options.index]!;
      return hocuspocusWire(lane, tokenOf(sessionId, options.clientId), "/collab", {
        cookie: `parley_session=${sessionId}`,
        origin: options.origin,
      });
    }
  }
}

export const tokenOf = (sessionId: string, clientId: number): string =>
  JSON.stringify({ protocol: PROTOCOL_VERSION, csrf: `csrf-${sessionId}`, clientId });

/** The first frame of every ydoc. */
export const authFrame = (address: string, token: string): Uint8Array =>
  frame((encoder) => {
    encoding.writeVarString(encoder, address);
    encoding.writeVarUint(encoder, AUTH);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, token);
    encoding.writeVarString(encoder, "4.7.0");
  });

function hocuspocusWire(
  ydocName: string,
  token: string,
  path: string,
  headers: Record<string, string>,
): Wire {
  const addressLength = 1 + Buffer.byteLength(ydocName);
  return {
    path,
    headers,
    greeting: [authFrame(ydocName, token)],
    update: (update) =>
      frame((encoder) => {
        encoding.writeVarString(encoder, ydocName);
        encoding.writeVarUint(encoder, SYNC);
        encoding.writeVarUint(encoder, UPDATE);
        encoding.writeVarUint8Array(encoder, update);
      }),
    isAcknowledgement: (data) => data[addressLength] === SYNC_STATUS,
    isWelcome: (data) => data[addressLength] === AUTH,
  };
}

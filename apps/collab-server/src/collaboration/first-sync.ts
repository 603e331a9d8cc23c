import type { Connection } from "@hocuspocus/server";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import type { OpenYdoc } from "./open-ydoc.ts";

const SYNC = 0;
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;
/** The state vector of a replica that holds nothing. */
const EMPTY = 0;

/** Whether this is the question of a replica that holds nothing yet; anything that cannot be read is not. */
export function isFirstSync(data: Uint8Array): boolean {
  try {
    const decoder = decoding.createDecoder(data);
    decoding.readVarString(decoder);
    if (decoding.readVarUint(decoder) !== SYNC) return false;
    if (decoding.readVarUint(decoder) !== STEP_1) return false;
    const vector = decoding.readVarUint8Array(decoder);
    return vector.length === 1 && vector[0] === EMPTY;
  } catch {
    return false;
  }
}

/** What Hocuspocus would answer, from an encoding that all who open the ydoc share. */
export function answerFirstSync(open: OpenYdoc, connection: Connection): void {
  const { state, later } = open.sharedState.read();
  connection.send(message(connection, STEP_2, state));
  if (later !== null) connection.send(message(connection, UPDATE, later));
  connection.send(message(connection, STEP_1, Y.encodeStateVector(open.document)));
}

const message = (connection: Connection, type: number, payload: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarString(encoder, connection.messageAddress);
    encoding.writeVarUint(encoder, SYNC);
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint8Array(encoder, payload);
  });

import * as encoding from "lib0/encoding";
import * as decoding from "lib0/decoding";
import WebSocket from "ws";
import * as Y from "yjs";
import { SEEDED_TASKS } from "./seed-lane.ts";
import { startServerProcess } from "./server-process.ts";
import { authFrame, tokenOf, type ParleyFacts } from "./wire.ts";

const LANES = 7;
const JOINERS = 50;

export type OpenFigures = {
  readonly tasks: number;
  /** From the socket's opening to every ydoc decoded: the server had none in memory, then all. */
  readonly coldMs: number;
  readonly warmMs: number;
  /** JSON.parse of the same rows, the least that any client would have to do. */
  readonly parseMs: number;
  /** The slowest of many people who open one lane together; they do not decode it. */
  readonly joinersMs: number;
  readonly joiners: number;
};

/** Opening a plan of 10,000 tasks, spread over lane parts as an import leaves it. */
export async function measureOpening(): Promise<OpenFigures> {
  const server = await startServerProcess("parley", JOINERS, LANES);
  const facts = server.ready.facts as ParleyFacts;
  try {
    const cold = await openYdocs(server.ready.port, facts, 0, facts.plan);
    const warm = await openYdocs(server.ready.port, facts, 1, facts.plan);
    const rows = JSON.stringify(warm.ydocs.map((ydoc) => ydoc.getMap("tasks").toJSON() as unknown));
    const begun = performance.now();
    JSON.parse(rows);
    const parseMs = performance.now() - begun;
    const together = await Promise.all(
      Array.from({ length: JOINERS }, (_none, index) =>
        openYdocs(server.ready.port, facts, index, facts.plan.slice(0, 1), false),
      ),
    );
    return {
      tasks: LANES * SEEDED_TASKS,
      coldMs: cold.milliseconds,
      warmMs: warm.milliseconds,
      parseMs,
      joinersMs: Math.max(...together.map(({ milliseconds }) => milliseconds)),
      joiners: JOINERS,
    };
  } finally {
    await server.stop();
  }
}

async function openYdocs(
  port: number,
  facts: ParleyFacts,
  index: number,
  names: readonly string[],
  decode = true,
): Promise<{ milliseconds: number; ydocs: readonly Y.Doc[] }> {
  const { sessionId } = facts.persons[index]!;
  const ydocs = new Map(names.map((name) => [name, new Y.Doc()]));
  const missing = new Set(names);
  const socket = new WebSocket(`ws://127.0.0.1:${port}/collab`, {
    headers: { cookie: `parley_session=${sessionId}`, origin: `http://127.0.0.1:${port}` },
    perMessageDeflate: false,
  });
  const begun = performance.now();
  await new Promise<void>((resolve, reject) => {
    socket.on("error", reject);
    socket.on("open", () => {
      for (const [name, ydoc] of ydocs) {
        socket.send(authFrame(name, tokenOf(sessionId, ydoc.clientID)));
        socket.send(syncStep1(name));
      }
    });
    socket.on("message", (data: Buffer) => {
      const answer = readSyncStep2(data);
      if (answer === null) return;
      if (decode) Y.applyUpdate(ydocs.get(answer.name)!, answer.update);
      missing.delete(answer.name);
      if (missing.size === 0) resolve();
    });
  });
  const milliseconds = performance.now() - begun;
  socket.terminate();
  return { milliseconds, ydocs: [...ydocs.values()] };
}

const syncStep1 = (name: string): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarString(encoder, name);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint8Array(encoder, Uint8Array.of(0));
  });

function readSyncStep2(data: Buffer): { name: string; update: Uint8Array } | null {
  const decoder = decoding.createDecoder(data);
  const name = decoding.readVarString(decoder);
  if (decoding.readVarUint(decoder) !== 0 || decoding.readVarUint(decoder) !== 1) return null;
  return { name, update: decoding.readVarUint8Array(decoder) };
}

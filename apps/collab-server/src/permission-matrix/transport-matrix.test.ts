import { COLLAB_CLOSE } from "@parley/shared/protocol/collab-protocol.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startMatrixServer, type RunningMatrixServer } from "./testing/matrix-server.ts";
import { attemptEverything, type Claims } from "./testing/collab-attempts.ts";
import { connectAsNobody, watchProject, type LiveSocket } from "./testing/live-attempts.ts";
import { nameOfPart, nameOfPerson, OWNERS, PARTIES } from "./testing/matrix-cast.ts";
import { mayRead } from "./testing/matrix-oracle.ts";
import { MatrixReport } from "./testing/matrix-report.ts";
import { buildWorld, type MatrixWorld, type Member } from "./testing/matrix-world.ts";
import { RawCollabSocket } from "./testing/raw-collab-socket.ts";
import { askAsNobody, askEverything } from "./testing/rest-attempts.ts";

let server: RunningMatrixServer;
let world: MatrixWorld;
const report = new MatrixReport();
const claims: Claims = { accepted: new Map(), refusedMarks: new Set() };
const collabBytes = new Map<Member, readonly Buffer[]>();
const liveSockets = new Map<Member, LiveSocket>();
const nobody = { party: "nobody", role: "powerless" } as const;

beforeAll(async () => {
  server = await startMatrixServer();
  world = await buildWorld(server);
  const rows = await server.query(
    "select user_id, ydoc_id, count(*)::int as rows from ydoc_updates where user_id is not null group by 1, 2",
  );
  // What the world was planted with.
  for (const row of rows)
    claims.accepted.set(`${row["user_id"]} ${row["ydoc_id"]}`, row["rows"] as number);
});

afterAll(async () => {
  for (const socket of liveSockets.values()) socket.close();
  await server?.stop();
});

/** Thousands of round trips; how long they take is the machine's matter. */
const LONG = 300_000;
const faults = (): readonly string[] => report.wrong.splice(0);

test("over /socket.io nobody watches what is not theirs", async () => {
  await connectAsNobody(server, report, nobody);
  for (const member of world.members) {
    const socket = await watchProject(server, world, member, report);
    if (socket !== null) liveSockets.set(member, socket);
  }
  expect(faults()).toEqual([]);
});

test(
  "over /collab everybody opens and writes exactly what the handbook promises",
  { timeout: LONG },
  async () => {
    const answer = await RawCollabSocket.connect(server.url, { cookie: "", csrf: "" });
    const ended = typeof answer === "number" ? answer : await answer.closed;
    report.compare("/collab, nobody: connect", COLLAB_CLOSE.sessionEnded, ended);
    await eachOf(world.members, 6, async (member) => {
      collabBytes.set(member, await attemptEverything(server, world, member, report, claims));
    });
    expect(faults()).toEqual([]);
  },
);

test("the log holds exactly the writes that were accepted", async () => {
  const rows = await server.query(
    "select user_id, ydoc_id, count(*)::int as rows from ydoc_updates where user_id is not null group by 1, 2",
  );
  const logged = new Map(
    rows.map((row) => [`${row["user_id"]} ${row["ydoc_id"]}`, row["rows"] as number]),
  );
  for (const key of new Set([...logged.keys(), ...claims.accepted.keys()]))
    report.compare(`log rows of ${key}`, claims.accepted.get(key) ?? 0, logged.get(key) ?? 0);
  const stored = await server.query("select update, touches::text as touches from ydoc_updates");
  const bytes = Buffer.concat(
    stored.flatMap((row) => [row["update"] as Buffer, Buffer.from(row["touches"] as string)]),
  );
  for (const mark of claims.refusedMarks)
    report.searchFor("the log", new Map([["a refused write", mark]]), bytes);
  expect(claims.refusedMarks.size).toBeGreaterThan(0);
  expect(faults()).toEqual([]);
});

test("over REST everybody gets exactly what the handbook promises", { timeout: LONG }, async () => {
  await askAsNobody(server.url, world, report);
  // People of one organisation one after another: they administer the same colleagues.
  await eachOf(PARTIES, PARTIES.length, async (party) => {
    for (const member of world.members.filter(({ person }) => person.party === party))
      await askEverything(world, member, report);
  });
  expect(faults()).toEqual([]);
});

test("no byte of any answer, frame, event or export holds what its receiver may not read", () => {
  for (const member of world.members) {
    const told = Buffer.concat([
      ...member.rest.received,
      ...(liveSockets.get(member)?.received ?? []),
    ]);
    const name = nameOfPerson(member.person);
    // A refusal over /collab repeats the name that was asked for; nothing else may say one.
    report.searchFor(name, hiddenNames(member), told);
    const everything = Buffer.concat([told, ...(collabBytes.get(member) ?? [])]);
    report.searchFor(name, hiddenTexts(member), everything);
  }
  expect(faults()).toEqual([]);
  console.log(
    `permission matrix: ${report.cells} cells over /collab, /socket.io, REST and exports`,
  );
});

function hiddenNames({ person }: Member): ReadonlyMap<string, string> {
  const hidden = world.plots.filter(({ part }) => !mayRead(person, part));
  return new Map(hidden.map(({ part, ydocId }) => [`the name of ${nameOfPart(part)}`, ydocId]));
}

/** By what it is: everything that must never reach this person. */
function hiddenTexts({ person, organisationId }: Member): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { part, secret, taskId } of world.plots) {
    if (mayRead(person, part)) continue;
    texts.set(`a text in ${nameOfPart(part)}`, secret);
    texts.set(`a task's id in ${nameOfPart(part)}`, taskId);
  }
  for (const owner of OWNERS) {
    if (world.organisations.get(owner) === organisationId) continue;
    texts.set(`a mail address of ${owner}`, `${owner}.as.`);
    texts.set(`another mail address of ${owner}`, `of.${owner}@`);
    texts.set(`who else works for ${owner}`, `Bystander of ${owner}`);
  }
  return texts;
}

async function eachOf<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
    }),
  );
}

import * as Y from "yjs";
import { seededRng } from "../../primitives/clock.ts";
import { applyEdit } from "../apply-edit.ts";
import { checkEdit } from "../check-edit.ts";
import { HOST, lane, NOW, OTHER, standing, SUPPLIER } from "./fixtures.ts";
import { forgeUpdate } from "./forge-updates.ts";
import { harmDone } from "./harmlessness.ts";
import { pick, randomEdit, randomRichText } from "./random-edits.ts";
import { SimulatedServer } from "./simulated-server.ts";

export type ForgeryReport = {
  forged: number;
  accepted: number;
  /** Accepted updates that did something their writer had no right to: has to stay empty. */
  harm: string[];
  /** Refusals by code. */
  refused: Record<string, number>;
};

const PLACE = lane(SUPPLIER, "everyone");

/** Honest people work on a lane while forgers among them send what no client of ours would send. */
export function runForgery(seed: number, count: number): ForgeryReport {
  const rng = seededRng(seed);
  const report: ForgeryReport = { forged: 0, accepted: 0, harm: [], refused: {} };
  const server = new SimulatedServer(PLACE);
  const people = [
    standing(1, SUPPLIER, "planner"),
    standing(2, SUPPLIER, "quality-reviewer"),
    standing(3, HOST, "host-project-manager"),
    standing(4, OTHER, "planner"),
    standing(5, OTHER, "guest"),
  ].map((writer) => {
    const ydoc = new Y.Doc();
    ydoc.clientID = rng();
    return { writer, ydoc };
  });
  const clone = (): Y.Doc => {
    const ydoc = new Y.Doc();
    Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(server.ydoc));
    return ydoc;
  };
  // As on connection: a clientID has its owner before anybody can see it.
  const bindClients = (): void => {
    for (const { writer, ydoc } of people)
      if (!server.owners.has(ydoc.clientID)) server.owners.set(ydoc.clientID, writer.userId);
  };
  const fail = (what: string): void =>
    void report.harm.push(`SEED=${seed} #${report.forged}: ${what}`);

  const workHonestly = (): void => {
    const { writer, ydoc } = pick(rng, people);
    Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(server.ydoc, Y.encodeStateVector(ydoc)));
    const before = Y.encodeStateVector(ydoc);
    const edit = randomEdit(ydoc, writer, rng);
    if (rng() % 3 === 0) randomRichText(ydoc, PLACE, writer, rng);
    else if (checkEdit(ydoc, edit, { place: PLACE, standing: writer, now: NOW }).ok)
      applyEdit(ydoc, edit, { origin: "edit" });
    const verified = server.receive(writer, Y.encodeStateAsUpdate(ydoc, before));
    if (!verified.ok) fail(`honest edit refused: ${JSON.stringify(verified.error)}`);
  };

  bindClients();
  for (let n = 0; n < 40; n++) workHonestly();
  while (report.forged < count) {
    if (rng() % 8 === 0 && server.ydoc.getMap("tasks").size < 60) workHonestly();
    bindClients();
    const forger = rng() % 3 === 0 ? people[0]! : pick(rng, people);
    // The forger's replica lags behind more often than not: forgeries meet a ydoc that has moved on.
    if (rng() % 6 === 0)
      Y.applyUpdate(
        forger.ydoc,
        Y.encodeStateAsUpdate(server.ydoc, Y.encodeStateVector(forger.ydoc)),
      );
    const victims = people.filter((one) => one !== forger).map(({ ydoc }) => ydoc.clientID);
    const update = forgeUpdate({ rng, place: PLACE, victims, ...forger });
    report.forged += 1;
    const stateBefore = Y.encodeStateAsUpdate(server.ydoc);
    const verified = server.verify(forger.writer, update);
    if (!verified.ok) {
      const { code, detail } = verified.error;
      report.refused[code] = (report.refused[code] ?? 0) + 1;
      if (code === "server.internal") fail(detail);
      if (Buffer.compare(stateBefore, Y.encodeStateAsUpdate(server.ydoc)) !== 0)
        fail("a refusal changed the ydoc");
      continue;
    }
    report.accepted += 1;
    const [before, after] = [clone(), clone()];
    try {
      Y.applyUpdate(after, update);
    } catch (error) {
      fail(`applying threw ${String(error)}`);
      continue;
    }
    const harm = harmDone(before, after, PLACE, forger.writer);
    for (const victim of victims)
      if (Y.getState(before.store, victim) !== Y.getState(after.store, victim))
        harm.push("a victim's clock");
    const [a, b] = [Y.encodeStateVector(before), Y.encodeStateVector(after)];
    if (verified.value.isNoop && Buffer.compare(a, b) !== 0) harm.push("a no-op that is none");
    if (harm.length > 0) fail(`${forger.writer.userId.slice(-1)} ${harm.join("; ")}`);
    else server.receive(forger.writer, update);
    // Like a new page: Yjs would otherwise choose another clientID by chance when it meets its own, and no seed replays chance.
    forger.ydoc.clientID = rng();
    before.destroy();
    after.destroy();
  }
  return report;
}

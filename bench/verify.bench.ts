// What verification costs beside applying alone, and what reading and assembling a whole plan takes.
import { applyEdit } from "@parley/shared/documents/apply-edit.ts";
import { assemblePlan } from "@parley/shared/documents/assemble-plan.ts";
import { readLane } from "@parley/shared/documents/lane-snapshot.ts";
import type { PlanSource } from "@parley/shared/documents/plan-row.ts";
import { descriptionRoot } from "@parley/shared/documents/rich-text-schema.ts";
import { schemaOf } from "@parley/shared/documents/schema-of.ts";
import { verifyUpdate } from "@parley/shared/documents/verify-update.ts";
import { BUILT_IN_ROLES } from "@parley/shared/permissions/built-in-roles.ts";
import type { Standing } from "@parley/shared/permissions/standing.ts";
import { seededRng } from "@parley/shared/primitives/clock.ts";
import {
  newEntityId,
  type OrganisationId,
  type ProjectId,
  type TaskId,
  type UserId,
  type YdocId,
} from "@parley/shared/primitives/ids.ts";
import * as Y from "yjs";
import { describeMachine } from "./machine.ts";
import { resultOf, type BenchReport, type BenchResult } from "./report.ts";

const RUNS = 7;
const NOW = Date.UTC(2030, 0, 1);
const rng = seededRng(1);
const userId = "00000000-0001-7000-8000-000000000001" as UserId;
const organisationId = "00000000-0002-7000-8000-000000000001" as OrganisationId;
const place = { kind: "lane", organisationId, audience: "everyone", part: 0 } as const;
const writer: Standing = {
  kind: "participant",
  projectId: "00000000-0003-7000-8000-000000000001" as ProjectId,
  userId,
  organisationId,
  isHost: false,
  capabilities: new Set(BUILT_IN_ROLES.planner),
};

/** A lane with tasks of ten fields each. */
function buildLane(tasks: number): { ydoc: Y.Doc; ids: TaskId[] } {
  const ydoc = new Y.Doc();
  const ids = Array.from({ length: tasks }, () => newEntityId<TaskId>(rng));
  ydoc.transact(() => {
    for (const [n, id] of ids.entries())
      applyEdit(
        ydoc,
        {
          type: "task.create",
          id,
          fields: {
            name: `Task ${n} 混凝土`,
            parentId: n < 50 ? null : ids[Math.floor(n / 50)]!,
            order: `a${n % 10}`,
            start: "2030-03-04T08:00",
            finish: "2030-03-08T17:00",
            duration: 24_000,
            progress: 1 + (n % 99),
            status: "in-progress",
            createdBy: userId,
            createdAt: NOW,
          },
        },
        { origin: "bench" },
      );
  });
  return { ydoc, ids };
}

function replica(ydoc: Y.Doc, clientId: number): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(ydoc));
  copy.clientID = clientId;
  return copy;
}

/** The updates that changes on a replica send, one each. */
function record(
  from: Y.Doc,
  count: number,
  change: (ydoc: Y.Doc, n: number) => void,
): Uint8Array[] {
  const client = replica(from, 7);
  const updates: Uint8Array[] = [];
  client.on("update", (update: Uint8Array) => updates.push(update));
  for (let n = 0; n < count; n++) client.transact(() => change(client, n));
  return updates;
}

function verify(ydoc: Y.Doc, update: Uint8Array): void {
  const verified = verifyUpdate(ydoc, place, schemaOf("lane"), writer, update, {
    ownerOfClient: () => userId,
    now: NOW,
  });
  if (!verified.ok) throw new Error(JSON.stringify(verified.error));
}

function timed(work: () => void): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

/** CPU time in ms: a figure that a busy machine does not spoil. */
function cpuTimed(work: () => void): number {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1_000;
}

function compare(
  name: string,
  from: Y.Doc,
  updates: readonly Uint8Array[],
  target: number | null,
): BenchResult[] {
  const ratios: number[] = [];
  const costs: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const [plain, checked] = [replica(from, 8), replica(from, 9)];
    const alone = cpuTimed(() => updates.forEach((update) => Y.applyUpdate(plain, update)));
    const both = cpuTimed(() =>
      updates.forEach((update) => {
        verify(checked, update);
        Y.applyUpdate(checked, update);
      }),
    );
    if (run === 0) continue; // warm-up
    ratios.push(both / alone);
    costs.push(((both - alone) * 1_000) / updates.length);
  }
  return [
    resultOf(
      { name: `${name}: verify and apply against apply`, unit: "× CPU", better: "lower", target },
      ratios,
    ),
    resultOf({ name: `${name}: cost of verifying`, unit: "µs CPU", better: "lower" }, costs),
  ];
}

function paragraphs(ydoc: Y.Doc, task: TaskId, count: number): void {
  const blocks = Array.from({ length: count }, (_, n) => {
    const element = new Y.XmlElement("paragraph");
    element.insert(0, [new Y.XmlText(`Paragraph ${n} about the wall and its reinforcement`)]);
    return element;
  });
  ydoc.getXmlFragment(descriptionRoot(task)).insert(0, blocks);
}

export async function run(): Promise<BenchReport> {
  const { ydoc, ids } = buildLane(1_500);
  const field = record(ydoc, 2_000, (client, n) =>
    applyEdit(
      client,
      { type: "task.set", id: ids[(n * 7) % ids.length]!, fields: { progress: (n * 13) % 101 } },
      { origin: 0 },
    ),
  );
  const created = record(ydoc, 500, (client) =>
    applyEdit(
      client,
      {
        type: "task.create",
        id: newEntityId<TaskId>(rng),
        fields: { name: "New", createdBy: userId },
      },
      { origin: 0 },
    ),
  );
  const written = replica(ydoc, 11);
  paragraphs(written, ids[0]!, 50);
  const typed = record(written, 2_000, (client, n) => {
    const root = client.getXmlFragment(descriptionRoot(ids[0]!));
    const text = (root.get(25) as Y.XmlElement).get(0) as Y.XmlText;
    text.insert(n, "x");
  });
  const paste = record(ydoc, 1, (client) => paragraphs(client, ids[1]!, 1_500));
  const many = record(ydoc, 1, (client) => {
    for (const id of ids)
      applyEdit(
        client,
        { type: "task.set", id, fields: { priority: 7, durationUnit: "h" } },
        { origin: 0 },
      );
  });
  const results = [
    ...compare("one field of 1,500 tasks", ydoc, field, 1.5),
    ...compare("a new task", ydoc, created, null),
    ...compare("a character in a description", written, typed, null),
    ...compare(`a paste of ${Math.round(paste[0]!.length / 1_024)} KB`, ydoc, paste, 2.5),
    ...compare("3,000 fields in one update", ydoc, many, null),
  ];

  const lanes = Array.from({ length: 7 }, () => buildLane(1_430));
  const read: number[] = [];
  const assembled: number[] = [];
  const again: number[] = [];
  for (let turn = 0; turn <= RUNS; turn++) {
    let sources: PlanSource[] = [];
    const reading = timed(() => {
      sources = lanes.map((lane, n) => ({
        ...readLane(lane.ydoc),
        ydocId: `y${n}` as YdocId,
        organisationId,
        audience: "everyone",
      }));
    });
    const input = { phases: [], lanes: sources };
    let plan = assemblePlan(input);
    const assembling = timed(() => (plan = assemblePlan(input)));
    const reassembling = timed(() => (plan = assemblePlan(input, plan)));
    if (turn === 0) continue;
    read.push(reading);
    assembled.push(assembling);
    again.push(reassembling);
  }
  results.push(
    resultOf({ name: "read 10,000 tasks from 7 ydocs", unit: "ms", better: "lower" }, read),
    resultOf({ name: "assemble 10,000 tasks", unit: "ms", better: "lower", target: 20 }, assembled),
    resultOf(
      { name: "assemble 10,000 tasks again", unit: "ms", better: "lower", target: 20 },
      again,
    ),
  );
  return { bench: "verify", machine: describeMachine(), results };
}

import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { OUTSIDER } from "../permissions/standing.ts";
import type { EntityId } from "../primitives/ids.ts";
import { applyEdit } from "./apply-edit.ts";
import { checkEdit } from "./check-edit.ts";
import type { Edit } from "./edit.ts";
import { observeYdoc } from "./observe-ydoc.ts";
import { attempt, replicaOf, updateOf, verdict, type Writer } from "./testing/attempt.ts";
import { HOST, id, marks, marksArea, NOW, standing, SUPPLIER, OTHER } from "./testing/fixtures.ts";
import { SimulatedServer } from "./testing/simulated-server.ts";
import { TOPIC_STATUSES, TOPIC_WAYS, type TopicStatus, type TopicStep } from "./topic.ts";
import { statusAfter, trailsOf } from "./topic-trail.ts";
import { readTopics } from "./topics-snapshot.ts";
import type { YdocPlace } from "./ydoc-kind.ts";

const RAISER = standing(1, SUPPLIER, "planner");
const COLLEAGUE = standing(2, SUPPLIER, "planner");
const MANAGER = standing(3, HOST, "host-project-manager");
const BUYER = standing(4, SUPPLIER, "buyer");
const ASKED = standing(5, OTHER, "planner");
const REVIEWER = standing(6, OTHER, "quality-reviewer");
const BYSTANDER = standing(7, HOST, "planner");
const TOPIC = id<EntityId>("topic");
const REPLY = id<EntityId>("reply");
const LATER = "00000000-0000-4000-8000-00000000aaaa";

const by = (writer: Writer) => ({
  createdBy: writer.userId,
  organisationId: writer.organisationId,
  createdAt: NOW,
});
const raise = (writer: Writer, fields: object = {}): Edit => ({
  type: "topic.create",
  id: TOPIC,
  fields: { ...by(writer), title: "Clearance", assigneeOrganisationId: OTHER, ...fields },
});
const reply = (writer: Writer, fields: object = {}): Edit => ({
  type: "reply.create",
  id: REPLY,
  fields: { ...by(writer), topicId: TOPIC, text: "See A-101", ...fields },
});
const SIGNED = { grounds: "no-change-needed", reason: "As built" } as const;
const step = (
  writer: Writer,
  name: string,
  to: TopicStatus,
  after: string | null = null,
  fields: object = to === "verified" ? SIGNED : {},
): Edit => ({
  type: "step.create",
  id: id(name),
  fields: {
    ...by(writer),
    topicId: TOPIC,
    to,
    afterId: after === null ? null : id(after),
    ...fields,
  },
});
const set = (fields: object): Edit => ({ type: "topic.set", id: TOPIC, fields });

function accept(server: SimulatedServer, writer: Writer, edit: Edit): void {
  const update = updateOf(server, (ydoc) => applyEdit(ydoc, edit, { origin: null }));
  const received = server.receive(writer, update);
  expect(received.ok ? "ok" : received.error).toBe("ok");
}
/** With the raiser's topic, and the steps of whom they are. */
function sheet(
  steps: readonly (readonly [Writer, TopicStatus])[] = [],
  place: YdocPlace = marks(),
): SimulatedServer {
  const server = new SimulatedServer(place);
  accept(server, RAISER, raise(RAISER));
  steps.forEach(([writer, to], n) =>
    accept(server, writer, step(writer, `s${n}`, to, n === 0 ? null : `s${n - 1}`)),
  );
  return server;
}
/** What both judges say to an edit: they have to agree. */
function said(server: SimulatedServer, writer: Writer, edit: Edit): string {
  const { place } = server;
  const checked = checkEdit(replicaOf(server), edit, { place, standing: writer, now: NOW });
  const verified = verdict(
    attempt(server, writer, (ydoc) => applyEdit(ydoc, edit, { origin: null })),
  );
  expect(checked.ok ? "ok" : checked.error.code).toBe(verified);
  return verified;
}
const entityIn = (ydoc: Y.Doc, root: string, entity: string) =>
  ydoc.getMap(root).get(entity) as Y.Map<unknown>;

describe("T1 whose a topic is", () => {
  test.each<[string, (writer: Writer) => Edit]>([
    ["a topic", (writer) => ({ ...raise(writer), id: id("other") }) as Edit],
    ["a reply", (writer) => reply(writer)],
    ["a step", (writer) => step(writer, "new", "answered")],
  ])("T1 is said when it is made: %s", (_, edit) => {
    expect(said(sheet(), RAISER, edit(RAISER))).toBe("ok");
    expect(said(sheet(), RAISER, edit(COLLEAGUE))).toBe("edit.not-own-author");
    expect(said(sheet(), RAISER, edit({ ...RAISER, organisationId: HOST }))).toBe(
      "edit.not-own-organisation",
    );
  });
  test("T1 never changes, and nothing is taken out or put in its place", () => {
    const server = sheet([[ASKED, "answered"]]);
    for (const [root, entity] of [
      ["topics", TOPIC],
      ["steps", id("s0")],
    ] as const) {
      for (const field of ["createdBy", "organisationId", "createdAt"])
        for (const change of [
          (map: Y.Map<unknown>) => map.delete(field),
          (map: Y.Map<unknown>) => map.set(field, map.get(field)),
        ])
          expect(
            verdict(attempt(server, RAISER, (ydoc) => change(entityIn(ydoc, root, entity)))),
          ).not.toBe("ok");
      expect(verdict(attempt(server, RAISER, (ydoc) => ydoc.getMap(root).delete(entity)))).toBe(
        "edit.forbidden",
      );
      const other = new Y.Map(Object.entries({ ...by(RAISER), title: "Mine" }));
      expect(verdict(attempt(server, RAISER, (ydoc) => ydoc.getMap(root).set(entity, other)))).toBe(
        "edit.forbidden",
      );
    }
  });
});

test("T2 title, text and place are the author's, and so are the words of a reply", () => {
  for (const fields of [
    { title: "New" },
    { text: "New" },
    { region: "0,0 9,9" },
    { removed: true },
  ]) {
    expect(said(sheet(), RAISER, set(fields))).toBe("ok");
    for (const other of [COLLEAGUE, MANAGER, ASKED])
      expect(said(sheet(), other, set(fields))).toBe("edit.not-own-author");
  }
  const server = sheet();
  accept(server, ASKED, reply(ASKED));
  const amend: Edit = { type: "reply.set", id: REPLY, fields: { text: "Sorry, A-102" } };
  expect(said(server, ASKED, amend)).toBe("ok");
  for (const other of [RAISER, MANAGER, REVIEWER])
    expect(said(server, other, amend)).toBe("edit.not-own-author");
});

test("T3 who raised it and who decides steer it, and nobody else", () => {
  for (const fields of [
    { type: "clash" },
    { priority: "high" },
    { labels: "fire\nsite" },
    { assigneeId: ASKED.userId },
    { assigneeOrganisationId: HOST },
    { due: "2026-12-24" },
    { taskIds: `${id("wall")} ${id("slab")}` },
  ]) {
    for (const may of [RAISER, COLLEAGUE, MANAGER, REVIEWER])
      expect(said(sheet(), may, set(fields))).toBe("ok");
    for (const not of [ASKED, BYSTANDER])
      expect(said(sheet(), not, set(fields))).toBe("edit.forbidden");
  }
  expect(said(sheet(), MANAGER, set({ due: "2026-12-24", title: "Mine" }))).toBe(
    "edit.not-own-author",
  );
  for (const bad of [{ due: "2026-13-01" }, { taskIds: "wall" }, { region: "1,2" }]) {
    const forged = attempt(sheet(), RAISER, (ydoc) => {
      for (const [field, value] of Object.entries(bad))
        entityIn(ydoc, "topics", TOPIC).set(field, value);
    });
    expect(verdict(forged)).toBe("edit.bad-value");
  }
});

describe("T4 the chain of steps", () => {
  test("T4 leads from each status only where it may", () => {
    const ROADS: Readonly<Record<TopicStatus, readonly (readonly [Writer, TopicStatus])[]>> = {
      open: [],
      answered: [[ASKED, "answered"]],
      resolved: [[ASKED, "resolved"]],
      verified: [[RAISER, "verified"]],
      reopened: [
        [ASKED, "resolved"],
        [RAISER, "reopened"],
      ],
    };
    for (const from of TOPIC_STATUSES) {
      const server = sheet(ROADS[from]);
      const last = ROADS[from].length === 0 ? null : `s${ROADS[from].length - 1}`;
      for (const to of TOPIC_STATUSES)
        expect([from, to, said(server, RAISER, step(RAISER, "next", to, last))]).toEqual([
          from,
          to,
          TOPIC_WAYS[from].includes(to) ? "ok" : "edit.forbidden",
        ]);
    }
  });
  test("T4 takes one step after each", () => {
    const server = sheet([[ASKED, "answered"]]);
    expect(said(server, RAISER, step(RAISER, "next", "resolved"))).toBe("topic.moved-on");
    expect(said(server, RAISER, step(RAISER, "next", "resolved", "s0"))).toBe("ok");
    const both = attempt(server, RAISER, (ydoc) => {
      applyEdit(ydoc, step(RAISER, "one", "resolved", "s0"), { origin: null });
      applyEdit(ydoc, step(RAISER, "two", "reopened", "s0"), { origin: null });
    });
    expect(verdict(both)).toBe("topic.moved-on");
    const following = attempt(server, RAISER, (ydoc) => {
      applyEdit(ydoc, step(RAISER, "one", "resolved", "s0"), { origin: null });
      applyEdit(ydoc, step(RAISER, "two", "verified", "one"), { origin: null });
    });
    expect(verdict(following)).toBe("ok");
    expect(said(server, RAISER, step(RAISER, "next", "resolved", "next"))).not.toBe("ok");
    expect(said(server, RAISER, step(RAISER, "next", "resolved", "nowhere"))).not.toBe("ok");
  });
  test("T4 is never written over", () => {
    for (const [field, value] of [
      ["to", "verified"],
      ["reason", "Another"],
      ["grounds", "no-change-needed"],
    ] as const)
      expect(
        verdict(
          attempt(sheet([[RAISER, "resolved"]]), RAISER, (ydoc) =>
            entityIn(ydoc, "steps", id("s0")).set(field, value),
          ),
        ),
      ).not.toBe("ok");
  });
});

test("T5 who may take a topic where", () => {
  const cases: [readonly (readonly [Writer, TopicStatus])[], TopicStatus, Writer, boolean][] = [
    [[], "answered", ASKED, true],
    [[], "answered", BYSTANDER, true],
    [[], "answered", BUYER, false],
    [[], "resolved", ASKED, true],
    [[], "resolved", RAISER, true],
    [[], "resolved", MANAGER, true],
    [[], "resolved", BYSTANDER, false],
    [[[ASKED, "resolved"]], "verified", COLLEAGUE, true],
    [[[ASKED, "resolved"]], "verified", MANAGER, true],
    [[[ASKED, "resolved"]], "verified", ASKED, false],
    // A reviewer, but of the organisation that was asked.
    [[[ASKED, "resolved"]], "verified", REVIEWER, false],
    // A reviewer, but of the organisation that took the last step.
    [[[MANAGER, "resolved"]], "verified", MANAGER, false],
    [[[ASKED, "resolved"]], "reopened", RAISER, true],
    [[[ASKED, "resolved"]], "reopened", ASKED, false],
    [[[RAISER, "verified"]], "reopened", MANAGER, true],
    [[[RAISER, "verified"]], "reopened", BYSTANDER, false],
  ];
  for (const [before, to, writer, may] of cases) {
    const last = before.length === 0 ? null : `s${before.length - 1}`;
    expect([
      to,
      writer.userId,
      said(sheet(before), writer, step(writer, "next", to, last)),
    ]).toEqual([to, writer.userId, may ? "ok" : "edit.forbidden"]);
  }
});

test("T6 a topic closes on grounds alone", () => {
  const { revisionId: own } = marks() as Extract<YdocPlace, { kind: "marks" }>;
  const cases: [TopicStatus, object, string][] = [
    ["verified", {}, "topic.no-grounds"],
    ["verified", { reason: "Fine" }, "topic.no-grounds"],
    ["verified", { grounds: "no-change-needed" }, "topic.no-grounds"],
    ["verified", { grounds: "no-change-needed", reason: "  " }, "topic.no-grounds"],
    ["verified", { grounds: "region-changed" }, "topic.no-grounds"],
    ["verified", { grounds: "region-changed", revisionId: own }, "topic.no-grounds"],
    ["verified", { grounds: "region-changed", revisionId: LATER }, "ok"],
    ["verified", SIGNED, "ok"],
    ["resolved", SIGNED, "topic.no-grounds"],
    ["resolved", { reason: "Moved" }, "ok"],
  ];
  for (const [to, fields, code] of cases)
    expect([to, fields, said(sheet(), RAISER, step(RAISER, "next", to, null, fields))]).toEqual([
      to,
      fields,
      code,
    ]);
});

test("T7 replies and steps belong to a topic of their own layer", () => {
  const server = sheet();
  const elsewhere = id<EntityId>("elsewhere");
  expect(said(server, RAISER, reply(RAISER, { topicId: elsewhere }))).toBe("edit.bad-value");
  expect(said(server, RAISER, step(RAISER, "next", "answered", null, { topicId: elsewhere }))).toBe(
    "edit.bad-value",
  );
});

test("T8 nobody without the right, nor on an archived file, nor in another's layer", () => {
  for (const edit of [raise, reply, (writer: Writer) => step(writer, "next", "answered")]) {
    const fresh = (writer: Writer): Edit => ({ ...edit(writer), id: id("fresh") }) as Edit;
    expect(said(sheet(), COLLEAGUE, fresh(COLLEAGUE))).toBe("ok");
    expect(said(sheet(), BUYER, fresh(BUYER))).toBe("edit.forbidden");
    const own = sheet([], marksArea(SUPPLIER));
    expect(said(own, COLLEAGUE, fresh(COLLEAGUE))).toBe("ok");
    expect(said(own, MANAGER, fresh(MANAGER))).toBe("edit.forbidden");
    const archived = new SimulatedServer(marks("everyone", true));
    Y.applyUpdate(archived.ydoc, Y.encodeStateAsUpdate(sheet().ydoc));
    expect(said(archived, RAISER, fresh(RAISER))).toBe("edit.forbidden");
    const outside = checkEdit(replicaOf(sheet()), fresh(RAISER), {
      place: marks(),
      standing: OUTSIDER,
      now: NOW,
    });
    expect(outside.ok).toBe(false);
  }
});

test("T9 an incremental read equals a full one, and broken steps leave one status", () => {
  const ydoc = replicaOf(sheet([[ASKED, "answered"]]));
  let content = readTopics(ydoc);
  const statusNow = () => statusAfter(trailsOf(content.steps.values()).get(TOPIC) ?? []);
  expect(statusNow()).toBe("answered");
  const stop = observeYdoc(ydoc, (changes) => {
    content = readTopics(ydoc, content, changes);
  });
  const { topics } = content;
  applyEdit(ydoc, reply(ASKED), { origin: null });
  expect(content.topics).toBe(topics);
  expect(content.replies.get(REPLY)).toMatchObject({ text: "See A-101" });
  applyEdit(ydoc, step(RAISER, "s1", "resolved", "s0"), { origin: null });
  entityIn(ydoc, "topics", TOPIC).set("due", 12);
  expect(content).toEqual(readTopics(ydoc));
  expect(content.topics.get(TOPIC)!.due).toBeNull();
  expect(statusNow()).toBe("resolved");
  stop();
  const raw = (name: string, afterId: string | null, to: TopicStatus, at: number): TopicStep => ({
    ...by(RAISER),
    ...{ id: id(name), topicId: TOPIC, afterId: afterId === null ? null : id(afterId) },
    ...{ to, createdAt: at, reason: "", grounds: null, revisionId: null },
  });
  // Two after the same one: the earlier counts. A ring that leads from nowhere counts for nothing.
  const steps = [
    raw("b", null, "resolved", 2),
    raw("a", null, "answered", 1),
    raw("x", "y", "verified", 1),
    raw("y", "x", "verified", 1),
  ];
  for (const order of [steps, steps.toReversed()])
    expect(statusAfter(trailsOf(order).get(TOPIC)!)).toBe("answered");
});

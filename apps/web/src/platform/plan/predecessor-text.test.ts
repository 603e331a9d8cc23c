import type { EntityId, TaskId, YdocId } from "@parley/shared/primitives/ids.ts";
import { expect, test } from "vitest";
import { linkEdits } from "./link-edits.ts";
import { linkText, readLinks, type Link, type RowOfWbs } from "./predecessor-text.ts";

const DAY = 4_800;
const id = (wbs: string) => `task-${wbs}` as TaskId;
const rows: RowOfWbs = (wbs) =>
  ["1", "3.1", "3.2", "4"].includes(wbs) ? { id: id(wbs), isLinkable: wbs !== "1" } : undefined;
const self = id("9");
const read = (text: string) => readLinks(text, rows, self);
const wbsOf = (task: TaskId): string => task.replace("task-", "");

test.each(["3.2", "3.2FS+2d", "3.2SS", "4FF-1.5d", "4SF+3h", "3.1FS+25%", "3.1FS+2ed"])(
  "%s reads and writes to the same",
  (text) => {
    const answer = read(text);
    expect(answer.ok && answer.links.map((link) => linkText(link, wbsOf)).join()).toBe(text);
  },
);

test("reads several, in either language's punctuation and words", () => {
  const answer = read("3.2 完成开始 + 2天；4ss-1周");
  expect(answer).toEqual({
    ok: true,
    links: [
      { predecessorId: id("3.2"), type: "FS", lag: 2 * DAY, lagUnit: "working" },
      { predecessorId: id("4"), type: "SS", lag: -5 * DAY, lagUnit: "working" },
    ],
  });
});

test.each([
  ["7", { kind: "unknown-row", wbs: "7" }],
  ["1", { kind: "summary", wbs: "1" }],
  ["3.2XX", { kind: "unreadable", part: "3.2XX" }],
  ["3.2+2parsec", { kind: "unreadable", part: "3.2+2parsec" }],
  ["3.2, 3.2", { kind: "twice", wbs: "3.2" }],
])("%s is refused, saying what is wrong", (text, error) => {
  expect(read(text)).toEqual({ ok: false, error });
});

test("a task cannot follow itself", () => {
  expect(readLinks("4", rows, id("4"))).toEqual({ ok: false, error: { kind: "itself" } });
});

test("only what changed is written, and links that cannot be seen stay", () => {
  const ydocId = "ydoc" as YdocId;
  const relation = (key: string, from: string, lag: number) => ({
    ydocId,
    relation: {
      id: key as EntityId,
      predecessorId: id(from),
      successorId: self,
      type: "FS" as const,
      lag,
      lagUnit: "working" as const,
      removed: false,
    },
  });
  const links: readonly Link[] = [
    { predecessorId: id("3.1"), type: "FS", lag: 0, lagUnit: "working" },
    { predecessorId: id("4"), type: "FS", lag: DAY, lagUnit: "working" },
  ];
  const edits = linkEdits({
    successorId: self,
    ydocId,
    known: [
      relation("a", "3.1", 0),
      relation("b", "3.2", 0),
      relation("c", "4", 0),
      relation("d", "hidden", 0),
    ],
    links,
    isHidden: (task) => task === id("hidden"),
    newId: () => "new" as EntityId,
  });
  expect(edits.map(({ edit }) => edit)).toEqual([
    { type: "relation.set", id: "c", fields: { type: "FS", lag: DAY, lagUnit: "working" } },
    { type: "relation.set", id: "b", fields: { removed: true } },
  ]);
});

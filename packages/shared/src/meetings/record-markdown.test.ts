import { expect, test } from "vitest";
import { id } from "../documents/testing/fixtures.ts";
import type { EntityId } from "../primitives/ids.ts";
import { plainMarkdown, recordMarkdown } from "./record-markdown.ts";
import type { MeetingRecord } from "./record.ts";

const WHO = { person: "Li Na", organisation: "Hongyue Steel" };
const RECORD: MeetingRecord = {
  project: "Podium",
  wall: "Six weeks",
  timeZone: "Asia/Shanghai",
  beganAt: Date.UTC(2026, 2, 2, 1, 0),
  endedAt: Date.UTC(2026, 2, 2, 2, 30),
  facilitator: "Zhao Min",
  attendees: [{ ...WHO, joinedAt: Date.UTC(2026, 2, 2, 1, 5) }],
  agenda: [
    { title: "Look ahead", minutes: 20, spent: 1_500_000 },
    { title: "Risks", minutes: 10, spent: null },
  ],
  decisions: [{ text: "Level 4 before level 5", at: 0 }],
  votes: [
    {
      question: "Which first?",
      results: [
        { name: "Crane", dots: 5, voters: 3 },
        { name: null, dots: 1, voters: 1 },
      ],
    },
  ],
  points: [{ ...WHO, id: id<EntityId>("point"), text: "Order anchors", owner: null, task: null }],
  promised: [{ ...WHO, task: "Erect beams", week: "2026-03-09T00:00" }],
  handOffs: [{ ...WHO, from: "Beams", to: "Deck", promised: "2026-03-13T23:59" }],
  created: [{ ...WHO, task: "Tighten bolts" }],
  moved: [
    { ...WHO, task: "Deck", to: "2026-03-16T08:00", days: 3 },
    { ...WHO, task: "Paint", to: "2026-03-12T08:00", days: -1 },
    { ...WHO, task: "Test", to: null, days: null },
  ],
  notes: [{ organisation: "Hongyue Steel", count: 4 }],
};

test("the record says in English who took part, and what was decided, promised, moved and left open", () => {
  const text = recordMarkdown(RECORD, "en");
  for (const part of [
    "# Record of the meeting",
    "Li Na (Hongyue Steel), from 09:05",
    "Look ahead, 20 min planned, took 25 min",
    "Risks, 10 min planned, not reached",
    "Level 4 before level 5",
    "Crane: 5 dots from 3 people",
    "something that is not shown to you, or is gone: 1 dot from 1 person",
    "Order anchors, nobody yet, open",
    "Erect beams, for the week of 2026-03-09, Li Na",
    "Beams → Deck, by 2026-03-13, Li Na",
    "Deck, to 2026-03-16, 3 days later, Li Na",
    "Paint, to 2026-03-12, 1 day earlier, Li Na",
    "Test, no fixed date any more, Li Na",
    "Hongyue Steel: 4",
  ])
    expect(text.replaceAll("\\", "")).toContain(part);
});

test("the same in Chinese, with nothing of the English words", () => {
  const text = recordMarkdown(RECORD, "zh-CN");
  for (const part of ["# 会议纪要", "决定事项", "推迟 3 天", "提前 1 天", "待办事项", "会议纪要"])
    expect(text).toContain(part);
  for (const word of ["Record", "Decisions", "Moved", "None.", "nobody"])
    expect(text).not.toContain(word);
});

test("a section of which there is nothing says so", () => {
  const text = recordMarkdown({ ...RECORD, decisions: [], votes: [] }, "en");
  expect(text).toContain("## Decisions\n\nNone.");
  expect(text).toContain("## Votes\n\nNone.");
});

test("what people wrote makes no heading, link, table or tag", () => {
  expect(plainMarkdown("# a\n- [x](http://y) <b>|*")).toBe(
    "\\# a \\- \\[x\\]\\(http://y\\) \\<b\\>\\|\\*",
  );
});

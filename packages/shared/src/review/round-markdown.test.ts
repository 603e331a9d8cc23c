import { expect, test } from "vitest";
import { roundMarkdown, type RoundRecord } from "./round-markdown.ts";

const record: RoundRecord = {
  project: "Bridge",
  timeZone: "Asia/Shanghai",
  number: 3,
  title: "Shop drawings",
  instructions: "",
  order: "in-order",
  openedBy: "Hanna",
  opener: "Contractor",
  openedAt: Date.parse("2026-05-04T01:00:00Z"),
  closedBy: "Hanna",
  closedAt: Date.parse("2026-05-05T01:00:00Z"),
  closingNote: "",
  isApproved: true,
  subjects: [
    { name: "E-101", owner: "Supplier", revision: "B", sha256: "ab12", outcome: "approved" },
  ],
  reviewers: [{ organisation: "Designer", person: null, step: 1, dueOn: "2026-05-08" }],
  answers: [
    {
      at: Date.parse("2026-05-04T02:00:00Z"),
      subject: "E-101",
      revision: "A",
      organisation: "Designer",
      person: "Dora",
      answer: "revise",
      reason: "Sleeves <script> are # too small",
      counts: false,
    },
  ],
};

test("a record names every revision, answer and reason, and what was replaced", () => {
  const text = roundMarkdown(record, "en");
  expect(text).toContain("# Review 3 – Shop drawings");
  expect(text).toContain("E\\-101 (Supplier), revision B, **approved**, SHA-256 `ab12`");
  expect(text).toContain("step 1, whoever decides (Designer), due 2026-05-08");
  expect(text).toContain(
    "Dora (Designer), E\\-101 revision A, **revise and send again** (replaced later)",
  );
  expect(text).toContain("Sleeves \\<script\\> are \\# too small");
  expect(text).toContain("4 May 2026, 09:00");
});

test("a record is the same in Chinese", () => {
  const text = roundMarkdown({ ...record, closedAt: null, closedBy: null }, "zh-CN");
  expect(text).toContain("# 第 3 号审阅 – Shop drawings");
  expect(text).toContain("- **结束**：尚未结束");
  expect(text).toContain("**修改后重报** (后被取代)");
});

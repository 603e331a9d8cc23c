import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planFile, planTask } from "./testing/plan-file.ts";
import { milestonesOf, planAsIcalendar } from "./write-icalendar-plan.ts";
import {
  utcOfLocal,
  writeIcalendar,
  type IcalendarEvent,
  type IcalendarFacts,
} from "./write-icalendar.ts";

const FACTS: IcalendarFacts = {
  name: "Hall; phase 1, 一期",
  stamp: "2026-03-01T09:30:15.123Z",
  timeZone: "Asia/Shanghai",
  refreshMinutes: 60,
};
const event = (over: Partial<IcalendarEvent> = {}): IcalendarEvent => ({
  ...{ uid: "t1@p", name: "Roof closed", at: "2026-03-31T10:30", allDay: false },
  ...{ description: "", organisation: "", done: false, url: null },
  ...over,
});
const octets = (text: string) => new TextEncoder().encode(text).length;
/** Lines as RFC 5545 has them, unfolded. */
const linesOf = (feed: string) => feed.replaceAll("\r\n ", "").split("\r\n");

describe("a feed of milestones", () => {
  test("is a calendar with a moment in UTC, or a day", () => {
    const feed = writeIcalendar(
      [event(), event({ uid: "t2@p", allDay: true, at: "2026-12-31T17:00", done: true })],
      FACTS,
    );
    expect(linesOf(feed)).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Parley//Parley//EN",
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
      "NAME:Hall\\; phase 1\\, 一期",
      "X-WR-CALNAME:Hall\\; phase 1\\, 一期",
      "X-WR-TIMEZONE:Asia/Shanghai",
      "REFRESH-INTERVAL;VALUE=DURATION:PT60M",
      "BEGIN:VEVENT",
      "UID:t1@p",
      "DTSTAMP:20260301T093015Z",
      "DTSTART:20260331T023000Z",
      "SUMMARY:Roof closed",
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
      "BEGIN:VEVENT",
      "UID:t2@p",
      "DTSTAMP:20260301T093015Z",
      "DTSTART;VALUE=DATE:20261231",
      "DTEND;VALUE=DATE:20270101",
      "SUMMARY:✓ Roof closed",
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ]);
  });

  test("without a zone is in the time of whoever looks", () => {
    const feed = writeIcalendar([event()], { ...FACTS, timeZone: null });
    expect(feed).toContain("DTSTART:20260331T103000\r\n");
    expect(feed).not.toContain("X-WR-TIMEZONE");
  });

  const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000_000);
  test(`folds at 75 octets within no character, and loses no text, SEED=${seed}`, () => {
    const unit = fc.constantFrom("a", "柱", "😀", "é", ";", ",", "\\", "\n", "\r\n", " ", ":", '"');
    const text = fc.string({ unit, maxLength: 300 });
    fc.assert(
      fc.property(text, text, text, (name, description, organisation) => {
        const feed = writeIcalendar([event({ name, description, organisation })], FACTS);
        for (const line of feed.split("\r\n")) expect(octets(line)).toBeLessThanOrEqual(75);
        expect(feed.isWellFormed()).toBe(true);
        const lines = linesOf(feed);
        const found = (field: string) =>
          (lines.find((line) => line.startsWith(field)) ?? "")
            .slice(field.length)
            .replace(/\\(.)/g, (_, of: string) => (of === "n" ? "\n" : of));
        const plain = (of: string) => of.replaceAll("\r\n", "\n");
        expect(found("SUMMARY:")).toBe(plain(name));
        expect(found("DESCRIPTION:")).toBe(plain(description));
        expect(found("CATEGORIES:")).toBe(plain(organisation));
      }),
      { seed, numRuns: 300 },
    );
  });

  test("lets no text begin a line of its own", () => {
    const evil = "x\r\nEND:VEVENT\r\nBEGIN:VALARM";
    const feed = writeIcalendar(
      [event({ uid: evil, name: evil, description: evil, organisation: evil, url: evil })],
      { ...FACTS, name: evil },
    );
    expect(linesOf(feed).filter((line) => /^(?:END|BEGIN):/.test(line))).toEqual([
      ...["BEGIN:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR"],
    ]);
  });
});

describe("the UTC of a wall clock", () => {
  test.each([
    ["2026-03-05T08:00", "Asia/Shanghai", "2026-03-05T00:00"],
    ["2026-01-05T08:00", "Europe/Berlin", "2026-01-05T07:00"],
    ["2026-07-05T08:00", "Europe/Berlin", "2026-07-05T06:00"],
    ["2026-03-29T02:30", "Europe/Berlin", "2026-03-29T01:30"], // left out
    ["2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30"], // shown twice
    ["2026-06-01T00:00", "America/St_Johns", "2026-06-01T02:30"],
    ["2026-06-01T23:00", "Pacific/Kiritimati", "2026-06-01T09:00"],
  ])("%s in %s", (at, zone, utc) => {
    expect(utcOfLocal(at, zone).slice(0, 16)).toBe(utc);
  });
});

test("the milestones of a plan are days at the edges of a working day, and bear their company", () => {
  const base = { milestone: true, duration: 0 };
  const plan = planFile({
    tasks: [
      planTask(1, {
        ...base,
        name: "Start",
        start: "2026-03-02T08:00",
        finish: "2026-03-02T08:00",
      }),
      planTask(2, { ...base, name: "Noon", finish: "2026-03-03T11:15", percentComplete: 100 }),
      planTask(3, { name: "no milestone", start: "2026-03-02T08:00" }),
      planTask(4, { ...base, name: "no date" }),
      planTask(5, { ...base, name: "not needed", inactive: true, start: "2026-03-02T08:00" }),
    ],
    calendars: [
      {
        ...{ uid: 1, name: "S", isBase: true, baseUid: null, workWeeks: [], exceptions: [] },
        ...{ week: ["", ...Array<string>(5).fill("08:00-12:00,13:00-17:00"), ""], extra: [] },
      },
    ],
    resources: [
      {
        ...{ uid: 1, name: "Anna", type: "work", group: "Stone", email: "", calendarUid: null },
        ...{ maxUnits: 1, extra: [] },
      },
    ],
    assignments: [
      {
        ...{ uid: 1, taskUid: 1, resourceUid: 1, units: 1, work: null, remainingWork: null },
        ...{ delay: 0, start: null, finish: null, extra: [] },
      },
    ],
  });
  expect(
    milestonesOf(plan).map(({ name, allDay, organisation, done }) => [
      ...[name, allDay, organisation, done],
    ]),
  ).toEqual([
    ["Start", true, "Stone", false],
    ["Noon", false, "", true],
  ]);
  const uids = milestonesOf(plan).map(({ uid }) => uid);
  expect(uids).toEqual(milestonesOf(plan).map(({ uid }) => uid));
  expect(new Set(uids).size).toBe(2);
  expect(planAsIcalendar(plan, FACTS)).toContain("X-WR-CALNAME:Plan\r\n");
});

import { dayOfDate } from "@parley/schedule/instant.ts";
import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import { describe, expect, test } from "vitest";
import { textOfDay } from "../../../platform/calendar/working-time.ts";
import { overlaps } from "../../../platform/canvas/geometry.ts";
import { cellAt, layoutPullFrame, ROW_HEAD, type PullFrame } from "./pull-frame.ts";
import { objectItem, planOf, taskRow, TIME } from "./testing/make-items.ts";

/** A Wednesday; its week begins on Monday 7 January. */
const TODAY = dayOfDate(2030, 1, 9);
const MONDAY = TODAY - 2;
const ORGANISATIONS = ["host", "steel"] as OrganisationId[];
const frameOf = (
  rows: readonly ReturnType<typeof taskRow>[],
  fields: Parameters<typeof objectItem>[0] = {},
): PullFrame =>
  layoutPullFrame(
    objectItem({ type: "frame", pull: true, from: "2030-01-09T00:00", columns: 2, ...fields }),
    { plan: planOf(rows), organisations: ORGANISATIONS, time: TIME, today: TODAY },
  );

describe("a pull-planning frame", () => {
  test("shows the tasks that begin in its weeks, each in its owner's row; a row for every company", () => {
    const frame = frameOf([
      taskRow("before", "host", MONDAY - 1),
      taskRow("first", "host", MONDAY),
      taskRow("last", "steel", MONDAY + 11),
      taskRow("after", "steel", MONDAY + 14),
      taskRow("ended", "former", MONDAY + 1),
    ]);
    expect(frame.notes.map(({ row }) => row.id)).toEqual(["first", "last", "ended"]);
    expect(frame.rows.map(({ organisationId }) => organisationId)).toEqual([
      "host",
      "steel",
      "former",
    ]);
    for (const note of frame.notes) {
      const row = frame.rows.find(
        ({ organisationId }) => organisationId === note.row.organisationId,
      )!;
      expect(note.rect.y).toBeGreaterThanOrEqual(row.y);
      expect(note.rect.y + note.rect.height).toBeLessThanOrEqual(row.y + row.height);
    }
  });

  test("never lets one note cover another, however many begin on a day", () => {
    const rows = Array.from({ length: 40 }, (_, n) =>
      taskRow(`t${n}`, n % 3 === 0 ? "host" : "steel", MONDAY + (n % 12)),
    );
    const { notes, rect } = frameOf(rows);
    expect(notes).toHaveLength(40);
    for (const [index, a] of notes.entries()) {
      expect(a.rect.x + a.rect.width).toBeLessThanOrEqual(rect.x + rect.width);
      for (const b of notes.slice(index + 1)) expect(overlaps(a.rect, b.rect)).toBe(false);
    }
  });

  test("understands a place as a row and a working day; a weekend has no place", () => {
    const frame = frameOf([]);
    const y = frame.rows[1]!.y + 10;
    const week = frame.columnWidth;
    const at = (share: number) =>
      cellAt(frame, { x: frame.rect.x + ROW_HEAD + share * week, y }, TIME);
    expect(at(0.01)).toEqual({ organisationId: "steel", day: "2030-01-07" });
    expect(at(0.5)?.day).toBe("2030-01-09");
    expect(at(0.99)?.day).toBe("2030-01-11");
    expect(at(1.01)?.day).toBe("2030-01-14");
    expect(at(2.01)).toBeNull();
    expect(cellAt(frame, { x: frame.rect.x + 5, y }, TIME)).toBeNull();
    expect(cellAt(frame, { x: frame.rect.x + ROW_HEAD + 5, y: frame.rect.y + 5 }, TIME)).toBeNull();
  });

  test("a task dropped where it stands stays on its day", () => {
    for (let day = MONDAY; day < MONDAY + 5; day += 1) {
      const frame = frameOf([taskRow("task", "host", day)]);
      const { rect } = frame.notes[0]!;
      const cell = cellAt(frame, { x: rect.x + 8, y: rect.y + rect.height / 2 }, TIME);
      expect(cell?.day).toBe(textOfDay(day));
    }
  });

  test("in days each column is one, also a day off, on which nothing can be dropped", () => {
    const frame = frameOf([], { unit: "day", from: "2030-01-12T00:00", columns: 3 });
    const y = frame.rows[0]!.y + 10;
    const cell = cellAt(frame, { x: frame.rect.x + ROW_HEAD + 10, y }, TIME);
    expect(frame.columns.map(({ workdays }) => workdays.length)).toEqual([0, 0, 1]);
    expect(cell?.day).toBe("2030-01-14");
  });

  test("shows a part of the plan alone where it is told so", () => {
    const phase = { ...taskRow("phase", "host", MONDAY), isSummary: true };
    const inside = { ...taskRow("inside", "host", MONDAY), parentId: phase.id };
    const rows = [phase, inside, taskRow("outside", "host", MONDAY)];
    const frame = frameOf(rows, { phaseId: "phase" as never });
    expect(frame.notes.map(({ row }) => row.id)).toEqual(["inside"]);
  });
});

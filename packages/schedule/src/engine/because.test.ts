import { describe, expect, it } from "vitest";
import { createScheduler } from "../create-scheduler.ts";
import type { BecauseOf } from "../schedule.ts";
import { anyNetwork } from "../testing/any-network.ts";
import { seededRng } from "../testing/seeded-rng.ts";
import { at, DAY, smallPlan } from "../testing/small-plan.ts";

const seed = Number(process.env["SEED"] ?? 20_261_122);

describe("reasons", () => {
  it("names the relation that drives a start, and the one that a late date waits for", () => {
    const scheduler = createScheduler(
      smallPlan({
        tasks: [
          { id: "a", days: 2 },
          { id: "b", days: 3 },
          { id: "c", days: 1, after: ["a", "b"] },
          { id: "d", days: 1, after: [["c", "SS", DAY]] },
        ],
      }),
    );
    const c = scheduler.because("c")!;
    expect(c.start).toEqual({
      reason: { type: "relation", relationId: "b>c", taskId: "b", throughSummaryId: null },
      asked: at(2, 17),
      movedByCalendarId: "",
      resourceId: null,
    });
    expect(c.finish.reason).toEqual({ type: "duration" });
    expect(c.drivingRelationIds).toEqual(["b>c"]);
    expect(scheduler.because("a")!.start.reason).toEqual({ type: "project-start" });
    expect(scheduler.because("a")!.lateFinish.reason).toMatchObject({ relationId: "a>c" });
    expect(c.lateStart.reason).toMatchObject({ type: "relation", relationId: "c>d" });
    expect(scheduler.because("d")!.lateFinish).toEqual({
      reason: { type: "project-finish" },
      asked: at(4, 17),
      movedByCalendarId: null,
      resourceId: null,
    });
    expect(scheduler.because("nobody")).toBeNull();
  });

  it("names constraints, deadlines, manual dates, progress, and what comes through a summary", () => {
    const scheduler = createScheduler(
      smallPlan({
        tasks: [
          { id: "s", constraint: "SNET", constraintDate: at(2, 8), deadline: at(5, 17) },
          { id: "in", parentId: "s", days: 1 },
          { id: "hand", mode: "manual", start: at(1, 9), days: 1 },
          { id: "fixed", constraint: "MSO", constraintDate: at(7, 8), days: 1 },
          { id: "end", days: 1, after: [["fixed", "FF"]] },
          { id: "begun", actualStart: at(0, 10), percentComplete: 50, days: 2 },
          { id: "late", constraint: "ALAP", days: 1 },
        ],
      }),
    );
    const why = (id: string) => scheduler.because(id)!;
    expect(why("in").start.reason).toEqual({ type: "constraint", kind: "SNET", ofSummaryId: "s" });
    expect(why("in").lateFinish.reason).toEqual({ type: "deadline", ofSummaryId: "s" });
    expect(why("s").start.reason).toEqual({ type: "children", taskId: "in" });
    expect(why("hand").start.reason).toEqual({ type: "manual" });
    expect(why("hand").finish.reason).toEqual({ type: "duration" });
    expect(why("fixed").start.reason).toMatchObject({ type: "constraint", kind: "MSO" });
    expect(why("end").finish.reason).toMatchObject({ type: "relation", relationId: "fixed>end" });
    expect(why("end").start.reason).toEqual({ type: "duration" });
    expect(why("begun").start.reason).toEqual({ type: "actual-start" });
    expect(why("late").finish.reason).toEqual({ type: "as-late-as-possible" });
  });

  it(`gives each date a reason that asks for it, of any network (seed ${seed})`, () => {
    const loose = new Set(["duration", "resume", "data-date"]);
    for (let n = 0; n < 300; n++) {
      const scheduler = createScheduler(anyNetwork(seededRng(seed + n)));
      for (const task of scheduler.schedule.byId.values()) {
        const why = scheduler.because(task.id)!;
        const check = ({ reason, asked, movedByCalendarId }: BecauseOf, date: number) => {
          if (!loose.has(reason.type) && movedByCalendarId === null)
            expect([reason, asked], `seed ${seed + n}, ${task.id}`).toEqual([reason, date]);
        };
        check(why.start, task.start);
        check(why.finish, task.finish);
        check(why.lateStart, task.lateStart);
        check(why.lateFinish, task.lateFinish);
      }
    }
  });
});

import { expect, test } from "vitest";
import { readPmxml } from "./read-pmxml.ts";
import type { ReadPlanOptions } from "./read-mspdi.ts";
import { bytesOf, xml } from "./testing/plan-xml.ts";
import {
  pmxmlActivity,
  pmxmlCalendar,
  pmxmlFile,
  pmxmlProject,
  pmxmlRelation,
} from "./testing/pmxml-text.ts";

async function read(text: string) {
  const result = await readPmxml(bytesOf(text));
  if (!result.ok)
    throw new Error(`${result.error.code} at ${result.error.line}: ${result.error.detail}`);
  const { plan, findings } = result.value;
  return { plan, codes: findings.map(({ code, count }) => `${code} ${count}`) };
}

async function refusal(text: string, options?: ReadPlanOptions) {
  const result = await readPmxml(bytesOf(text), options);
  if (result.ok) throw new Error("The file was read.");
  return result.error;
}

const OFFICE = "08:00-12:00,13:00-17:00";

test("project, calendar, outline, relations and stored dates are read", async () => {
  const { plan, codes } = await read(
    pmxmlFile(
      pmxmlCalendar(
        {},
        `<HolidayOrException><Date>2026-01-01T00:00:00</Date><WorkTime /></HolidayOrException>`,
      ),
      pmxmlProject(
        { MustFinishByDate: "2026-06-30T17:00:00" },
        `<WBS>${xml({ Code: "2", Name: "Deck", ObjectId: 5, SequenceNumber: 2 })}</WBS>`,
        `<WBS>${xml({ Code: "1", Name: "Piers", ObjectId: 7, SequenceNumber: 1 })}</WBS>`,
        pmxmlActivity(1, {
          WBSObjectId: 5,
          TotalFloat: 16,
          IsCritical: 0,
          EarlyStartDate: "2026-01-12T08:00:00",
        }),
        pmxmlActivity(2, { WBSObjectId: 7, RemainingLateFinishDate: "2026-01-09T17:00:00" }),
        pmxmlRelation(2, 1, { Lag: -8, Type: "Start to Start" }),
      ),
    ),
  );
  expect(codes).toEqual([]);
  expect(plan.project).toMatchObject({
    name: "BRIDGE",
    title: "The bridge",
    start: "2026-01-05T08:00",
    statusDate: "2026-01-05T08:00",
    mustFinishBy: "2026-06-30T17:00",
    calendarUid: 1,
    minutesPerDay: 480,
    scheduling: { lagCalendar: "predecessor", totalFloat: "finish" },
  });
  expect(plan.calendars[0]).toMatchObject({
    week: ["", OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, ""],
    exceptions: [{ from: "2026-01-01", to: "2026-01-01", hours: "" }],
  });
  expect(plan.tasks.map((task) => `${task.outlineNumber} ${task.uid} ${task.name}`)).toEqual([
    "1 -7 Piers",
    "1.1 2 Activity 2",
    "2 -5 Deck",
    "2.1 1 Activity 1",
  ]);
  expect(plan.tasks[1]!.stored).toMatchObject({ lateFinish: "2026-01-09T17:00", critical: null });
  expect(plan.tasks[3]).toMatchObject({
    duration: 24_000,
    predecessors: [{ uid: 2, type: "SS", lag: -4_800 }],
    stored: { earlyStart: "2026-01-12T08:00", totalFloat: 9_600, critical: false },
  });
});

test("finishes are the last minute worked, or the first that is not, by what the file does", async () => {
  const plain = "<WorkTime><Start>08:00:00</Start><Finish>16:00:00</Finish></WorkTime>";
  const odd = "<WorkTime><Start>07:30:00</Start><Finish>15:29:00</Finish></WorkTime>";
  const night = "<WorkTime><Start>00:00:00</Start><Finish>23:59:00</Finish></WorkTime>";
  const weekOf = async (work: string) =>
    (await read(pmxmlFile(pmxmlCalendar({}, "", work), pmxmlProject({}, pmxmlActivity(1))))).plan
      .calendars[0]!.week[1];
  expect(await weekOf(plain)).toBe("08:00-16:00");
  expect(await weekOf(odd)).toBe("07:30-15:30");
  expect(await weekOf(night)).toBe("00:00-24:00");
});

test("baselines are no plan of today, and a second project is told", async () => {
  const { plan, codes } = await read(
    pmxmlFile(
      pmxmlCalendar(),
      pmxmlProject({}, pmxmlActivity(1)),
      pmxmlProject({ ObjectId: 200, Id: "OTHER" }, pmxmlActivity(2)),
      `<BaselineProject>${xml({ ObjectId: 300, Id: "OLD" })}${pmxmlActivity(3)}${pmxmlRelation(3, 1)}</BaselineProject>`,
    ),
  );
  expect(plan.tasks.map(({ uid }) => uid)).toEqual([1]);
  expect(plan.tasks[0]!.predecessors).toEqual([]);
  expect(codes).toEqual(["plan.other-project 1"]);
});

test("scheduling options are the project's conventions", async () => {
  const { plan, codes } = await read(
    pmxmlFile(
      pmxmlCalendar(),
      pmxmlProject(
        {},
        pmxmlActivity(1),
        `<ScheduleOptions>${xml({
          RelationshipLagCalendar: "Project Default Calendar",
          OutOfSequenceScheduleType: "Actual Dates",
          ComputeTotalFloatType: "Start Float = Late Start - Early Start",
          MakeOpenEndedActivitiesCritical: 1,
          CriticalActivityFloatThreshold: 4,
          CriticalActivityPathType: "Critical Float",
        })}</ScheduleOptions>`,
      ),
    ),
  );
  expect(codes).toEqual([]);
  expect(plan.project.scheduling).toMatchObject({
    lagCalendar: "project",
    progress: "actual-dates",
    totalFloat: "start",
    criticalFloat: 2_400,
    everyEndCritical: true,
  });
});

test("scheduling options may be fields of the project", async () => {
  const { plan } = await read(
    pmxmlFile(
      pmxmlCalendar(),
      pmxmlProject(
        { RelationshipLagCalendar: "24 Hour Calendar", CriticalActivityPathType: "Longest Path" },
        pmxmlActivity(1),
      ),
    ),
  );
  expect(plan.project.scheduling).toMatchObject({
    lagCalendar: "elapsed",
    criticalBy: "longest-path",
    passes: "primavera",
  });
});

test("a file without anything that only Primavera knows is computed as Microsoft Project does", async () => {
  const { plan } = await read(
    pmxmlFile(
      pmxmlCalendar(),
      pmxmlProject({ DataDate: "" }, pmxmlActivity(1, { CalendarObjectId: "" })),
    ),
  );
  expect(plan.project.scheduling).toMatchObject({
    lagCalendar: "successor",
    totalFloat: "smallest",
  });
  expect(plan.tasks[0]).toMatchObject({ calendarUid: null, ignoresResourceCalendars: false });
});

test("any namespace and prefix is read, and fractions or percents of progress", async () => {
  const begun = {
    Status: "In Progress",
    ActualStartDate: "2026-01-05T08:00:00",
    RemainingDuration: 10,
  };
  const { plan } = await read(
    pmxmlFile(
      pmxmlProject(
        {},
        pmxmlActivity(1, { ...begun, PercentComplete: 0.75 }),
        pmxmlActivity(2, { ...begun, PercentComplete: 75 }),
      ),
    )
      .replace(
        'xmlns="http://xmlns.oracle.com/Primavera/P6Professional/V20.12/API/BusinessObjects"',
        'xmlns:p6="urn:x"',
      )
      .replaceAll(/<(\/?)(?=[A-Z])/g, "<$1p6:"),
  );
  expect(plan.tasks.map((task) => [task.percentComplete, task.remainingDuration])).toEqual([
    [75, 6_000],
    [75, 6_000],
  ]);
});

test("errors name the line and have stable codes", async () => {
  const whole = pmxmlFile(pmxmlProject({}, pmxmlActivity(1)));
  expect(await refusal(whole.slice(0, -40))).toMatchObject({ code: "import.malformed" });
  expect(await refusal("<Project></Project>")).toMatchObject({
    code: "import.unsupported-format",
    element: "Project",
  });
  expect(await refusal("<html></html>")).toMatchObject({ code: "import.not-a-plan", line: 1 });
  expect(await refusal("")).toMatchObject({ code: "import.empty" });
  expect(await refusal(whole, { limits: { tasks: 0 } })).toMatchObject({ element: "Activity" });
  expect(await refusal(whole.replace("?>", '?><!DOCTYPE a [<!ENTITY b "c">]>'))).toMatchObject({
    code: "import.entity-declaration",
  });
});

test("odd values are told with their line and read as absent", async () => {
  const { plan, codes } = await read(
    pmxmlFile(
      pmxmlCalendar({}, "<HolidayOrException><Date>soon</Date></HolidayOrException>"),
      pmxmlProject(
        {},
        pmxmlActivity(1, { RemainingDuration: "long", Type: "Wish" }),
        "<Activity><Name>x</Name></Activity>",
      ),
    ),
  );
  expect(plan.tasks).toMatchObject([{ uid: 1, duration: 24_000 }]);
  expect(codes).toEqual(["value.bad 3", "calendar.bad-hours 1"]);
});

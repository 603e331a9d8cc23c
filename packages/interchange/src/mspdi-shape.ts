import { addTimephased, type WorkPattern } from "./mspdi-timephased.ts";
import { shape, type RecordShape } from "./record-shape.ts";

// What is read of Microsoft Project's XML; names are those of Microsoft's schema "mspdi_pj15.xsd".
const PERIOD = shape("FromDate ToDate");
const TIMES = shape("", { WorkingTime: shape("FromTime ToTime") });
const WEEK_DAYS = shape("", {
  WeekDay: shape("DayType DayWorking", { TimePeriod: PERIOD, WorkingTimes: TIMES }),
});

const TIMEPHASED: RecordShape = {
  ...shape("Type Start Finish Value"),
  taken: (parent, row) =>
    addTimephased((parent.digest ??= { stretches: [], rests: false }) as WorkPattern, row),
};

export const MSPDI_SHAPE = shape(
  "Name Title StartDate FinishDate StatusDate CalendarUID ScheduleFromStart MinutesPerDay MinutesPerWeek DaysPerMonth DurationFormat HonorConstraints CriticalSlackLimit MultipleCriticalPaths",
  {
    Calendars: shape("", {
      Calendar: shape(
        "UID Name IsBaseCalendar BaseCalendarUID",
        {
          WeekDays: WEEK_DAYS,
          Exceptions: shape("", {
            Exception: shape(
              "Name Type Period DaysOfWeek Month MonthDay MonthItem MonthPosition DayWorking EnteredByOccurrences Occurrences",
              { TimePeriod: PERIOD, WorkingTimes: TIMES },
            ),
          }),
          WorkWeeks: shape("", {
            WorkWeek: shape("Name", { TimePeriod: PERIOD, WeekDays: WEEK_DAYS }),
          }),
        },
        true,
      ),
    }),
    Tasks: shape("", {
      Task: shape(
        "UID ID Name IsNull Active Manual OutlineNumber OutlineLevel WBS Priority Start Finish Duration DurationFormat RemainingDuration Estimated Milestone Summary PercentComplete ActualStart ActualFinish ConstraintType ConstraintDate Deadline CalendarUID ExternalTask Notes ManualStart ManualFinish Stop Resume LevelingDelay IgnoreResourceCalendar Work Type EffortDriven EarlyStart EarlyFinish LateStart LateFinish TotalSlack FreeSlack StartSlack FinishSlack Critical",
        {
          PredecessorLink: shape(
            "PredecessorUID Type CrossProject CrossProjectName LinkLag LagFormat",
          ),
          Baseline: shape("Number Start Finish Duration"),
        },
        true,
      ),
    }),
    Resources: shape("", {
      Resource: shape("UID Name Type IsNull Group EmailAddress CalendarUID MaxUnits", {}, true),
    }),
    Assignments: shape("", {
      Assignment: shape(
        "UID TaskUID ResourceUID Units Work RemainingWork Delay Start Finish",
        { TimephasedData: TIMEPHASED },
        true,
      ),
    }),
  },
);

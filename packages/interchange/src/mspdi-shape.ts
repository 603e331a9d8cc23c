import { addTimephased, type WorkPattern } from "./mspdi-timephased.ts";
import { WRITTEN_DAYS } from "./write-mspdi-calendar.ts";
import { shape, withRest, type RecordShape } from "./record-shape.ts";

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

const CALENDAR = shape(
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
);

const TASK = shape(
  `UID ID Name IsNull Active Manual OutlineNumber OutlineLevel WBS Priority Start Finish Duration DurationFormat RemainingDuration
  Estimated Milestone Summary PercentComplete ActualStart ActualFinish ConstraintType ConstraintDate Deadline CalendarUID
  ExternalTask Notes ManualStart ManualFinish Stop Resume LevelingDelay LevelingDelayFormat IgnoreResourceCalendar Work Type
  EffortDriven EarlyStart EarlyFinish LateStart LateFinish TotalSlack FreeSlack StartSlack FinishSlack Critical`,
  {
    PredecessorLink: withRest(
      shape("PredecessorUID Type CrossProject CrossProjectName LinkLag LagFormat"),
    ),
    Baseline: withRest(shape("Number Start Finish Duration")),
  },
  true,
);

const RESOURCE = shape(
  "UID Name Type IsNull IsCostResource Group EmailAddress CalendarUID MaxUnits",
  {},
  true,
);

const ASSIGNMENT = shape(
  "UID TaskUID ResourceUID Units Work RemainingWork Delay Start Finish",
  { TimephasedData: TIMEPHASED },
  true,
);

export const MSPDI_SHAPE = withRest(
  shape(
    `SaveVersion Name Title StartDate FinishDate StatusDate CalendarUID ScheduleFromStart MinutesPerDay MinutesPerWeek DaysPerMonth
    DurationFormat HonorConstraints CriticalSlackLimit MultipleCriticalPaths`,
    {
      Calendars: shape("", { Calendar: withRest(CALENDAR, WRITTEN_DAYS.join(" ")) }),
      Tasks: shape("", { Task: withRest(TASK) }),
      Resources: shape("", { Resource: withRest(RESOURCE) }),
      Assignments: shape("", { Assignment: withRest(ASSIGNMENT, "TimephasedData") }),
    },
  ),
);

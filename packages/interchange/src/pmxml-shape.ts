import { shape } from "./record-shape.ts";

// Elements of Primavera's p6apibo.xsd that a plan needs. <BaselineProject> is not among them: its activities are no plan of today.

const WORK_TIME = shape("Start Finish");

const CALENDAR = shape(
  "ObjectId Name BaseCalendarObjectId Type HoursPerDay HoursPerWeek HoursPerMonth",
  {
    StandardWorkWeek: shape("", {
      StandardWorkHours: shape("DayOfWeek", { WorkTime: WORK_TIME }),
    }),
    HolidayOrExceptions: shape("", {
      HolidayOrException: shape("Date", { WorkTime: WORK_TIME }),
    }),
  },
  true,
);

const ACTIVITY = shape(
  "ObjectId ProjectObjectId WBSObjectId CalendarObjectId Id Name Type Status PercentComplete PercentCompleteType " +
    "DurationPercentComplete PhysicalPercentComplete UnitsPercentComplete PlannedDuration RemainingDuration AtCompletionDuration " +
    "ActualStartDate ActualFinishDate StartDate FinishDate PlannedStartDate PlannedFinishDate PrimaryConstraintType " +
    "PrimaryConstraintDate SecondaryConstraintType SecondaryConstraintDate ExpectedFinishDate SuspendDate ResumeDate " +
    "ExternalEarlyStartDate ExternalLateFinishDate EarlyStartDate EarlyFinishDate LateStartDate LateFinishDate " +
    "RemainingEarlyStartDate RemainingEarlyFinishDate RemainingLateStartDate RemainingLateFinishDate TotalFloat FreeFloat " +
    "IsCritical IsLongestPath LevelingPriority NotesToResources",
  {},
  true,
);

const OPTIONS =
  "RelationshipLagCalendar OutOfSequenceScheduleType ComputeTotalFloatType MakeOpenEndedActivitiesCritical " +
  "IgnoreOtherProjectRelationships UseExpectedFinishDates CriticalActivityFloatThreshold CriticalActivityPathType " +
  "StartToStartLagCalculationType";

const PARTS = {
  Calendar: CALENDAR,
  WBS: shape("ObjectId ProjectObjectId ParentObjectId Code Name SequenceNumber", {}, true),
  Activity: ACTIVITY,
  Relationship: shape(
    "ObjectId PredecessorActivityObjectId SuccessorActivityObjectId PredecessorProjectObjectId SuccessorProjectObjectId Type Lag",
    {},
    true,
  ),
  Resource: shape(
    "ObjectId Id Name ResourceType EmailAddress CalendarObjectId MaxUnitsPerTime DefaultUnitsPerTime",
    {},
    true,
  ),
  ResourceAssignment: shape(
    "ObjectId ActivityObjectId ProjectObjectId ResourceObjectId PlannedUnits RemainingUnits PlannedUnitsPerTime " +
      "RemainingUnitsPerTime PlannedLag RemainingLag ActualStartDate ActualFinishDate StartDate FinishDate " +
      "PlannedStartDate PlannedFinishDate",
    {},
    true,
  ),
  ActivityNote: shape("ActivityObjectId NotebookTopicName Note RawTextNote", {}, true),
  ScheduleOptions: shape(`ProjectObjectId ${OPTIONS}`, {}, true),
};

const PROJECT = shape(
  `ObjectId Id Name PlannedStartDate StartDate MustFinishByDate ScheduledFinishDate FinishDate DataDate ActivityDefaultCalendarObjectId CriticalActivityFloatLimit ${OPTIONS}`,
  PARTS,
  true,
);

/** Within <Project> as P6 writes it, or beside it as the programming interface does. */
export const PMXML_SHAPE = shape("", { ...PARTS, Project: PROJECT });

import type { RawElement } from "./plan-file.ts";

// In which order Microsoft wants the children of its elements: each is an xsd:sequence, and Project refuses a file that has them
// otherwise. The sequences are those of Microsoft's published schema of 2007 (mspdi_pj12.xsd, "Project XML Data Interchange Schema
// Reference": one page each for Project, Calendars, Tasks, Resources and Assignments). No later schema is published in that form;
// the elements that Project 2010 to 2021 added (GUID, Active, Manual, ManualStart, StartSlack, Views …) stand where those versions
// themselves write them.

export type ElementOrder = ReadonlyMap<string, number>;

/** Names that an order does not have (custom fields of an enterprise, other programs' own) stand at `*`. */
const order = (names: string): ElementOrder =>
  new Map(
    names
      .split(/\s+/)
      .filter((name) => name !== "")
      .map((name, index) => [name, index]),
  );

export const PROJECT_ORDER = order(`
  SaveVersion BuildNumber UID Name GUID Title Subject Category Company Manager Author CreationDate Revision LastSaved
  ScheduleFromStart StartDate FinishDate FYStartDate CriticalSlackLimit CurrencyDigits CurrencySymbol CurrencyCode
  CurrencySymbolPosition CalendarUID BaselineCalendar DefaultStartTime DefaultFinishTime MinutesPerDay MinutesPerWeek DaysPerMonth
  DefaultTaskType DefaultFixedCostAccrual DefaultStandardRate DefaultOvertimeRate DurationFormat WorkFormat EditableActualCosts
  HonorConstraints EarnedValueMethod InsertedProjectsLikeSummary MultipleCriticalPaths NewTasksEffortDriven NewTasksEstimated
  SplitsInProgressTasks SpreadActualCost SpreadPercentComplete TaskUpdatesResource FiscalYearStart WeekStartDay
  MoveCompletedEndsBack MoveRemainingStartsBack MoveRemainingStartsForward MoveCompletedEndsForward BaselineForEarnedValue
  AutoAddNewResourcesAndTasks StatusDate CurrentDate MicrosoftProjectServerURL Autolink NewTaskStartDate NewTasksAreManual
  DefaultTaskEVMethod ProjectExternallyEdited ExtendedCreationDate ActualsInSync RemoveFileProperties AdminProject
  UpdateManuallyScheduledTasksWhenEditingLinks KeepTaskOnNearestWorkingTimeWhenMadeAutoScheduled * Views Filters Groups Tables
  Maps Reports Drawings DataLinks VBAProjects OutlineCodes WBSMasks ExtendedAttributes Calendars Tasks Resources Assignments
`);

export const CALENDAR_ORDER = order(`
  UID GUID Name IsBaseCalendar IsBaselineCalendar BaseCalendarUID WeekDays Exceptions WorkWeeks *
`);

export const TASK_ORDER = order(`
  UID GUID ID Name Active Manual Type IsNull CreateDate Contact WBS WBSLevel OutlineNumber OutlineLevel Priority Start Finish
  Duration ManualStart ManualFinish ManualDuration DurationFormat FreeformDurationFormat Work Stop Resume ResumeValid EffortDriven
  Recurring OverAllocated Estimated Milestone Summary DisplayAsSummary Critical IsSubproject IsSubprojectReadOnly SubprojectName
  ExternalTask ExternalTaskProject EarlyStart EarlyFinish LateStart LateFinish StartVariance FinishVariance WorkVariance FreeSlack
  TotalSlack StartSlack FinishSlack FixedCost FixedCostAccrual PercentComplete PercentWorkComplete Cost OvertimeCost OvertimeWork
  ActualStart ActualFinish ActualDuration ActualCost ActualOvertimeCost ActualWork ActualOvertimeWork RegularWork RemainingDuration
  RemainingCost RemainingWork RemainingOvertimeCost RemainingOvertimeWork ACWP CV ConstraintType CalendarUID ConstraintDate
  Deadline LevelAssignments LevelingCanSplit LevelingDelay LevelingDelayFormat PreLeveledStart PreLeveledFinish Hyperlink
  HyperlinkAddress HyperlinkSubAddress IgnoreResourceCalendar Notes HideBar Rollup BCWS BCWP PhysicalPercentComplete
  EarnedValueMethod PredecessorLink ActualWorkProtected ActualOvertimeWorkProtected ExtendedAttribute Baseline OutlineCode
  IsPublished StatusManager CommitmentStart CommitmentFinish CommitmentType * TimephasedData
`);

export const LINK_ORDER = order(
  "PredecessorUID Type CrossProject CrossProjectName LinkLag LagFormat *",
);

export const BASELINE_ORDER = order(`
  TimephasedData Number Interim Start Finish Duration DurationFormat EstimatedDuration Work Cost BCWS BCWP FixedCost *
`);

export const RESOURCE_ORDER = order(`
  UID GUID ID Name Type IsNull Initials Phonetics NTAccount MaterialLabel Code Group WorkGroup EmailAddress Hyperlink
  HyperlinkAddress HyperlinkSubAddress MaxUnits PeakUnits OverAllocated AvailableFrom AvailableTo Start Finish CanLevel AccrueAt
  Work RegularWork OvertimeWork ActualWork RemainingWork ActualOvertimeWork RemainingOvertimeWork PercentWorkComplete StandardRate
  StandardRateFormat Cost OvertimeRate OvertimeRateFormat OvertimeCost CostPerUse ActualCost ActualOvertimeCost RemainingCost
  RemainingOvertimeCost WorkVariance CostVariance SV CV ACWP CalendarUID Notes BCWS BCWP IsGeneric IsInactive IsEnterprise
  BookingType ActualWorkProtected ActualOvertimeWorkProtected ActiveDirectoryGUID CreationDate ExtendedAttribute Baseline
  OutlineCode IsCostResource AssnOwner AssnOwnerGuid IsBudget AvailabilityPeriods Rates * TimephasedData
`);

export const ASSIGNMENT_ORDER = order(`
  UID GUID TaskUID ResourceUID PercentWorkComplete ActualCost ActualFinish ActualOvertimeCost ActualOvertimeWork ActualStart
  ActualWork ACWP Confirmed Cost CostRateTable RateScale CostVariance CV Delay Finish FinishVariance Hyperlink HyperlinkAddress
  HyperlinkSubAddress WorkVariance HasFixedRateUnits FixedMaterial LevelingDelay LevelingDelayFormat LinkedFields Milestone Notes
  Overallocated OvertimeCost OvertimeWork PeakUnits RegularWork RemainingCost RemainingOvertimeCost RemainingOvertimeWork
  RemainingWork ResponsePending Start Stop Resume StartVariance Summary SV Units UpdateNeeded VAC Work WorkContour BCWS BCWP
  BookingType ActualWorkProtected ActualOvertimeWorkProtected CreationDate AssnOwner AssnOwnerGuid BudgetCost BudgetWork
  ExtendedAttribute Baseline * TimephasedData
`);

export const rankIn = (names: ElementOrder, name: string): number =>
  names.get(name) ?? names.get("*")!;

/** Elements in the order of the schema; those of one name keep theirs. */
export function inSchemaOrder(
  names: ElementOrder,
  elements: readonly RawElement[],
): readonly RawElement[] {
  let last = 0;
  for (const { name } of elements) {
    const rank = rankIn(names, name);
    if (rank < last)
      return elements.toSorted((a, b) => rankIn(names, a.name) - rankIn(names, b.name));
    last = rank;
  }
  return elements;
}

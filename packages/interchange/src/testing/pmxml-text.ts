import { xml } from "./plan-xml.ts";

type Values = Readonly<Record<string, string | number>>;

const WORK =
  "<WorkTime><Start>08:00:00</Start><Finish>11:59:00</Finish></WorkTime><WorkTime><Start>13:00:00</Start><Finish>16:59:00</Finish></WorkTime>";
const NONE = '<WorkTime xsi:nil="true" />';
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

export const pmxmlCalendar = (values: Values = {}, exceptions = "", work = WORK): string =>
  `<Calendar>${xml({ Name: "Standard", ObjectId: 1, Type: "Global", HoursPerDay: 8, HoursPerWeek: 40, ...values })}<StandardWorkWeek>${DAYS.map(
    (name, day) =>
      `<StandardWorkHours><DayOfWeek>${name}</DayOfWeek>${day === 0 || day === 6 ? NONE : work}</StandardWorkHours>`,
  ).join(
    "",
  )}</StandardWorkWeek><HolidayOrExceptions>${exceptions}</HolidayOrExceptions></Calendar>`;

export const pmxmlActivity = (id: number, values: Values = {}): string =>
  `<Activity>${xml({
    CalendarObjectId: 1,
    Id: `A${id}`,
    Name: `Activity ${id}`,
    ObjectId: id,
    PercentComplete: 0,
    PercentCompleteType: "Duration",
    PlannedDuration: 40,
    RemainingDuration: 40,
    Status: "Not Started",
    Type: "Task Dependent",
    ...values,
  })}</Activity>`;

export const pmxmlRelation = (from: number, to: number, values: Values = {}): string =>
  `<Relationship>${xml({ Lag: 0, ObjectId: from * 1_000 + to, PredecessorActivityObjectId: from, SuccessorActivityObjectId: to, Type: "Finish to Start", ...values })}</Relationship>`;

export const pmxmlProject = (values: Values, ...parts: readonly string[]): string =>
  `<Project>${xml({
    ActivityDefaultCalendarObjectId: 1,
    DataDate: "2026-01-05T08:00:00",
    Id: "BRIDGE",
    Name: "The bridge",
    ObjectId: 100,
    PlannedStartDate: "2026-01-05T08:00:00",
    ...values,
  })}${parts.join("\n")}</Project>`;

export const pmxmlFile = (...parts: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<APIBusinessObjects xmlns="http://xmlns.oracle.com/Primavera/P6Professional/V20.12/API/BusinessObjects" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
${parts.join("\n")}
</APIBusinessObjects>
`;

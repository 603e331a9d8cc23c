import { expect, test } from "vitest";
import { seededRng } from "@parley/shared/primitives/clock.ts";
import { WEEKDAYS } from "./testing/xer-text.ts";
import { dateOfSerial, readXerCalendar } from "./xer-calendar.ts";

const OFFICE = "08:00-12:00,13:00-17:00";

test("a week is read with its days off", () => {
  const { week, exceptions, hasWeek, faults } = readXerCalendar(WEEKDAYS);
  expect(week).toEqual(["", OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, ""]);
  expect({ exceptions, hasWeek, faults }).toEqual({ exceptions: [], hasWeek: true, faults: [] });
});

test("exceptions are days off or have hours, by serial days", () => {
  const { exceptions, faults } = readXerCalendar(
    "(0||CalendarData()((0||DaysOfWeek()())(0||Exceptions()((0||0(d|41519)())(0||1(d|42785)((0||0(f|17:00|s|7:00)()))))))) ",
  );
  expect(faults).toEqual([]);
  expect(exceptions.map(({ from, to, hours }) => [from, to, hours])).toEqual([
    ["2013-09-02", "2013-09-02", ""],
    ["2017-02-19", "2017-02-19", "07:00-17:00"],
  ]);
});

test("serial days count as spreadsheets count them", () => {
  expect(dateOfSerial(2)).toBe("1900-01-01");
  expect(dateOfSerial(61)).toBe("1900-03-01");
  expect(dateOfSerial(46_023.5)).toBe("2026-01-01");
  expect(dateOfSerial(0)).toBeNull();
  expect(dateOfSerial(1e9)).toBeNull();
  expect(dateOfSerial(NaN)).toBeNull();
});

test("00:00 and 23:59 end the day, spans that touch are one, and the order of s and f is free", () => {
  const { week } = readXerCalendar(
    "(0||CalendarData()((0||DaysOfWeek()((0||1()((0||0(f|12:00|s|00:00)())(0||1(s|12:00|f|00:00)())))(0||2()((0||0(s|20:00|f|23:59)())))))))",
  );
  expect(week.slice(0, 2)).toEqual(["00:00-24:00", "20:00-24:00"]);
});

test("hours of a twelve-hour clock are read", () => {
  const { week } = readXerCalendar(
    "(0||CalendarData()((0||DaysOfWeek()((0||2()((0||0(s|8:00 AM|f|12:00 PM)())(0||1(s|1:00 PM|f|5:00 PM)())))))))",
  );
  expect(week[1]).toBe(OFFICE);
});

test("line ends and blanks within the value do not matter", () => {
  const spread = WEEKDAYS.replaceAll("(0||", "\u007f\u007f    (0||").replaceAll(")))", ") ) )");
  expect(readXerCalendar(spread)).toEqual(readXerCalendar(WEEKDAYS));
});

test("what cannot be read is told, and everything before it stands", () => {
  const cut = readXerCalendar(WEEKDAYS.slice(0, 260));
  expect(cut.week[1]).toBe(OFFICE);
  expect(cut.faults).toHaveLength(1);
  expect(
    readXerCalendar("(0||CalendarData()((0||DaysOfWeek()((0||2()((0||0(s|17:00|f|08:00)())))))))")
      .faults,
  ).toEqual(["Day 2: 17:00–08:00"]);
  expect(readXerCalendar("")).toMatchObject({ hasWeek: false, faults: [] });
});

test("a hundred thousand parentheses are refused without recursion", () => {
  const { faults } = readXerCalendar("(0||0()(".repeat(100_000));
  expect(faults).toHaveLength(1);
  expect(readXerCalendar("(".repeat(100_000)).faults).toHaveLength(1);
});

test("any text gives a calendar", () => {
  const seed = Number(process.env["SEED"] ?? 20_260_101);
  const rng = seededRng(seed);
  const pieces = [
    "(",
    ")",
    "(0||",
    "||",
    "|",
    "()",
    "s|08:00",
    "f|17:00",
    "d|41519",
    "DaysOfWeek",
    "CalendarData",
    "Exceptions",
    "1",
    "7",
    " ",
    "\u007f",
    "é",
    "f|99:99",
    "d|x",
  ];
  const whole = WEEKDAYS;
  for (let run = 0; run < 3_000; run++) {
    let text = "";
    if (run % 2 === 0) for (let n = rng() % 60; n > 0; n--) text += pieces[rng() % pieces.length]!;
    else {
      const at = rng() % whole.length;
      text = whole.slice(0, at) + pieces[rng() % pieces.length]! + whole.slice(at + (rng() % 9));
    }
    const read = readXerCalendar(text);
    const sound =
      read.week.length === 7 &&
      [...read.week, ...read.exceptions.map(({ hours }) => hours)].every(
        (hours) => hours === null || /^(?:\d\d:\d\d-\d\d:\d\d(?:,|$))*$/.test(hours),
      ) &&
      read.faults.length <= 20;
    if (!sound) throw new Error(`SEED=${seed} run ${run}: ${text}`);
  }
});

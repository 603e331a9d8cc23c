import type { CalendarInput } from "../network.ts";
import {
  DEFAULT_WEEK,
  lineOf,
  resolveCalendar,
  weeksMeet,
  type CalendarsById,
} from "./resolve-calendar.ts";
import { sourceOfBoth, sourceOfDays, type WorkingDays } from "./working-days.ts";
import { WorkTimes } from "./work-times.ts";

/** Place of the clock that always works: of elapsed time (T7). */
export const ELAPSED = 0;
/** Place of the default calendar: Monday to Friday, eight hours. */
export const USUAL = 1;

const ALWAYS = Array.from({ length: 7 }, () => [0, 14_400]);
const bare = { workWeeks: [], exceptions: [], shifts: [] };

/** The calendars of a network as places in a list of working times, compiled when first asked for; equal ones share a place. */
export class CalendarBook {
  readonly times: WorkTimes[] = [];
  readonly #days: WorkingDays[] = [];
  readonly #given: CalendarsById;
  readonly #window: readonly [low: number, high: number];
  readonly #placeOfId = new Map<string, number>();
  readonly #placeOfText = new Map<string, number>();
  readonly #placeOfPair = new Map<string, number | null>();

  /** Tables cover at first the days from `low` to before `high`. */
  constructor(given: CalendarsById, window: readonly [low: number, high: number]) {
    this.#given = given;
    this.#window = window;
    this.#placeOfDays({ ...bare, week: ALWAYS });
    this.#placeOfDays({ ...bare, week: DEFAULT_WEEK });
  }

  has(id: string): boolean {
    return this.#given.has(id);
  }

  /** Of a calendar that `has` knows. */
  placeOf(id: string): number {
    const known = this.#placeOfId.get(id);
    if (known !== undefined) return known;
    const place = this.#placeOfDays(resolveCalendar(this.#given.get(id)!, this.#given));
    this.#placeOfId.set(id, place);
    return place;
  }

  /** C2: the times that are in both; null where their ordinary weeks have nothing in common. */
  placeOfBoth(own: number, other: number): number | null {
    if (own === other) return own;
    const key = `${own} ${other}`;
    const known = this.#placeOfPair.get(key);
    if (known !== undefined) return known;
    const [one, two] = [this.#days[own]!, this.#days[other]!];
    let place: number | null = null;
    if (weeksMeet(one, two)) {
      const source = sourceOfBoth(this.times[own]!.source, this.times[other]!.source);
      place = this.times.push(new WorkTimes(source, ...this.#window)) - 1;
    }
    this.#placeOfPair.set(key, place);
    return place;
  }

  /** C1: a calendar that has nothing of its own stands for its base. */
  standsFor(id: string): string {
    const line = lineOf(this.#given.get(id)!, this.#given);
    let at = 0;
    while (at + 1 < line.length && isBare(line[at]!) && line[at + 1]!.shifts.length === 0) at++;
    return line[at]!.id;
  }

  get bytes(): number {
    return this.times.reduce((sum, times) => sum + times.bytes, 0);
  }

  #placeOfDays(days: WorkingDays): number {
    const text = JSON.stringify(days);
    const known = this.#placeOfText.get(text);
    if (known !== undefined) return known;
    const place = this.times.push(new WorkTimes(sourceOfDays(days), ...this.#window)) - 1;
    this.#days[place] = days;
    this.#placeOfText.set(text, place);
    return place;
  }
}

function isBare({ week, workWeeks, exceptions, shifts }: CalendarInput): boolean {
  return (
    week.every((hours) => hours === null) &&
    workWeeks.length + exceptions.length + shifts.length === 0
  );
}

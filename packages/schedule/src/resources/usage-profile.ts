import type { Instant } from "../network.ts";

/** How much of one resource is taken, as steps over time. */
export type UsageProfile = {
  /** Ascending; a level holds from its time to the next one. Before the first time nothing is taken. */
  readonly times: Instant[];
  readonly levels: number[];
};

export function emptyProfile(): UsageProfile {
  return { times: [], levels: [] };
}

export function copyProfile(profile: UsageProfile): UsageProfile {
  return { times: profile.times.slice(), levels: profile.levels.slice() };
}

/** The index of the last step that begins at or before a moment; -1 before the first. */
function stepAt(times: readonly Instant[], moment: Instant): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! <= moment) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function breakAt(profile: UsageProfile, moment: Instant): number {
  const step = stepAt(profile.times, moment);
  if (step >= 0 && profile.times[step] === moment) return step;
  profile.times.splice(step + 1, 0, moment);
  profile.levels.splice(step + 1, 0, step < 0 ? 0 : profile.levels[step]!);
  return step + 1;
}

/** Takes units from one moment to another. */
export function takeUnits(profile: UsageProfile, from: Instant, to: Instant, units: number): void {
  if (from >= to) return;
  const first = breakAt(profile, from);
  const last = breakAt(profile, to);
  for (let step = first; step < last; step++) profile.levels[step]! += units;
}

/** The end of the last time within a span where more than `room` is taken; null where there is none. */
export function lastExcess(
  profile: UsageProfile,
  from: Instant,
  to: Instant,
  room: number,
): Instant | null {
  const { times, levels } = profile;
  let step = stepAt(times, to - 1);
  for (; step >= 0; step--) {
    const end = step + 1 < times.length ? times[step + 1]! : Infinity;
    if (end <= from) return null;
    if (levels[step]! > room) return Math.min(end, to);
  }
  return null;
}

/** The begin of the first time within a span where more than `room` is taken; null where there is none. */
export function firstExcess(
  profile: UsageProfile,
  from: Instant,
  to: Instant,
  room: number,
): Instant | null {
  const { times, levels } = profile;
  for (let step = Math.max(stepAt(times, from), 0); step < times.length; step++) {
    const begin = times[step]!;
    if (begin >= to) return null;
    if (levels[step]! > room) return Math.max(begin, from);
  }
  return null;
}

import type { SyntheticPlan } from "../gantt/synthetic-plan.ts";

const FIRST_DAY = Date.UTC(2026, 2, 9);
const DAY_MS = 86_400_000;
const dayOf = (day: number): string =>
  new Date(FIRST_DAY + day * DAY_MS).toISOString().slice(0, 10);

/** The plan as Microsoft Project writes it, for the way that a person would take: an import. */
export function planFile({ tasks, links }: SyntheticPlan): string {
  const uidOf = new Map(tasks.map(({ id }, index) => [id, index + 1]));
  const linksInto = new Map<string, number[]>();
  for (const [from, to] of links) {
    const list = linksInto.get(to);
    if (list === undefined) linksInto.set(to, [uidOf.get(from)!]);
    else list.push(uidOf.get(from)!);
  }
  const rows = tasks.map(({ id, name, parent, start, days }) => {
    const uid = uidOf.get(id)!;
    const into = (linksInto.get(id) ?? []).map(
      (from) =>
        `<PredecessorLink><PredecessorUID>${from}</PredecessorUID><Type>1</Type><LinkLag>0</LinkLag><LagFormat>7</LagFormat></PredecessorLink>`,
    );
    return (
      `<Task><UID>${uid}</UID><ID>${uid}</ID><Name>${name}</Name><OutlineLevel>${parent === null ? 1 : 2}</OutlineLevel>` +
      `<Start>${dayOf(start)}T08:00:00</Start><Finish>${dayOf(start + Math.max(0, days - 1))}T17:00:00</Finish>` +
      `<Duration>PT${days * 8}H0M0S</Duration><DurationFormat>7</DurationFormat><Milestone>0</Milestone>` +
      `<Summary>${parent === null ? 1 : 0}</Summary><PercentComplete>0</PercentComplete>${into.join("")}</Task>`
    );
  });
  return (
    `<?xml version="1.0" encoding="UTF-8"?><Project xmlns="http://schemas.microsoft.com/project"><SaveVersion>14</SaveVersion>` +
    `<Title>Large</Title><StartDate>${dayOf(0)}T08:00:00</StartDate><MinutesPerDay>480</MinutesPerDay>` +
    `<MinutesPerWeek>2400</MinutesPerWeek><DaysPerMonth>20</DaysPerMonth><Tasks>${rows.join("")}</Tasks></Project>`
  );
}

import { spawn } from "node:child_process";
import { join } from "node:path";

const cli = join(import.meta.dirname, "..", "..", "cli.ts");

export interface ParleyRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command in a process of its own, with nothing in its environment but what is given. */
export function runParley(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  cwd?: string,
): Promise<ParleyRun> {
  const child = spawn(process.execPath, [cli, ...args], {
    env: { PATH: process.env["PATH"], ...env },
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  const text = (chunks: readonly Buffer[]) => Buffer.concat(chunks).toString();
  return new Promise((resolve) =>
    child.once("close", (code) => resolve({ code, out: text(out), err: text(err) })),
  );
}

/** Two tasks one after the other, a summary row above them and a milestone, as Microsoft Project writes them. */
export const SMALL_PLAN = `<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="http://schemas.microsoft.com/project"><Title>Hall</Title>
<StartDate>2026-03-02T08:00:00</StartDate><CalendarUID>1</CalendarUID>
<Calendars><Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar><WeekDays>
${[2, 3, 4, 5, 6].map((day) => `<WeekDay><DayType>${day}</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime><WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay>`).join("")}
</WeekDays></Calendar></Calendars><Tasks>
<Task><UID>10</UID><ID>1</ID><Name>Hall</Name><OutlineLevel>1</OutlineLevel><Summary>1</Summary></Task>
<Task><UID>20</UID><ID>2</ID><Name>Dig 挖土</Name><OutlineLevel>2</OutlineLevel><Duration>PT40H0M0S</Duration></Task>
<Task><UID>30</UID><ID>3</ID><Name>Fence</Name><OutlineLevel>2</OutlineLevel><Duration>PT8H0M0S</Duration></Task>
<Task><UID>40</UID><ID>4</ID><Name>Pour</Name><OutlineLevel>2</OutlineLevel><Duration>PT16H0M0S</Duration>
<PredecessorLink><PredecessorUID>20</PredecessorUID><Type>1</Type><LinkLag>4800</LinkLag><LagFormat>7</LagFormat></PredecessorLink></Task>
<Task><UID>50</UID><ID>5</ID><Name>Done</Name><OutlineLevel>1</OutlineLevel><Duration>PT0H0M0S</Duration><Milestone>1</Milestone>
<PredecessorLink><PredecessorUID>40</PredecessorUID><Type>1</Type></PredecessorLink></Task>
</Tasks></Project>`;

import { expect, test } from "vitest";
import type { Actor } from "../../actors/actor.ts";
import { GanttPage } from "../../actors/gantt-page.ts";
import { PlanPage } from "../../actors/plan-page.ts";
import { RecordedTraffic } from "../../support/recorded-traffic.ts";
import { useStage } from "../../support/stage.ts";

const stage = useStage();
const DAY_PX = 40;
const PATIENT = { timeout: 20_000 };

async function addTasks(
  plan: PlanPage,
  names: readonly string[],
  audience: "everyone" | "private" = "everyone",
): Promise<void> {
  if (audience === "private") {
    await plan.actor.page.getByRole("button", { name: /^New tasks:/ }).click();
    await plan.actor.page.getByText("Only us", { exact: true }).click();
  }
  for (const name of names) await plan.add(name);
  await plan.saved();
}

/** The dates of each task as this screen shows them. */
async function datesOn(chart: GanttPage, names: readonly string[]): Promise<readonly string[]> {
  const dates: string[] = [];
  for (const name of names)
    dates.push(
      `${name}: ${await chart.textOf(name, "Start")} to ${await chart.textOf(name, "Finish")}`,
    );
  return dates;
}

test("three companies drag at once, one of them through a broken line, and all screens end with the same dates", async () => {
  const contractor = await stage.enter("contractor");
  const supplier = await stage.enter("supplier");
  const supervisor = await stage.enter("supervisor");
  const project = await stage.project(contractor, [
    [supplier, "planner"],
    [supervisor, "planner"],
  ]);
  const tasks = ["Deliver", "Erect", "Inspect"] as const;
  for (const [actor, name] of [
    [supplier, "Deliver"],
    [contractor, "Erect"],
    [supervisor, "Inspect"],
  ] as const)
    await addTasks(await new PlanPage(actor).open(project), [name]);
  const charts: GanttPage[] = [];
  for (const actor of [supplier, contractor, supervisor]) {
    const chart = await new GanttPage(actor).open(project);
    await chart.row("Inspect").waitFor();
    charts.push(chart);
  }
  const [deliver, erect, inspect] = charts as [GanttPage, GanttPage, GanttPage];
  const first = await deliver.textOf("Deliver", "Start");
  // Each waits for the one before, so that whoever moves one moves the next company's too.
  for (const [chart, from, to] of [
    [erect, "Deliver", "Erect"],
    [inspect, "Erect", "Inspect"],
  ] as const) {
    await chart.linkBelow(from, to);
    await expect.poll(() => chart.textOf(to, "Start"), PATIENT).not.toBe(first);
    await chart.saved();
  }
  const linked = await datesOn(inspect, tasks);
  for (const chart of charts)
    await expect.poll(() => datesOn(chart, tasks), PATIENT).toEqual(linked);
  for (const chart of charts) await chart.zoomOut(DAY_PX);

  // Everybody has a bar in the hand before anybody lets go.
  const held = [
    await deliver.take("Deliver", 2 * DAY_PX),
    await erect.take("Erect", 4 * DAY_PX),
    await inspect.take("Inspect", 5 * DAY_PX),
  ];
  await supplier.goOffline();
  await deliver.actor.page
    .getByRole("banner")
    .getByText(/^Offline/)
    .waitFor();
  await Promise.all([erect, inspect].map(({ actor }) => actor.page.mouse.up()));
  await Promise.all([erect.saved(), inspect.saved()]);
  const moved = [await erect.textOf("Erect", "Start"), await inspect.textOf("Inspect", "Start")];
  expect(moved).not.toContain(linked[1]!.slice("Erect: ".length));

  // The line comes back while the bar is still in the hand, and with it what the others did.
  await supplier.goOnline();
  await expect.poll(() => deliver.textOf("Erect", "Start"), PATIENT).toBe(moved[0]);
  await expect.poll(() => deliver.textOf("Inspect", "Start"), PATIENT).toBe(moved[1]);
  await supplier.page.getByTestId("gantt-tip").waitFor();
  await supplier.page.mouse.move(held[0]!.x + 2 * DAY_PX + 2, held[0]!.y);
  await supplier.page.mouse.up();
  await expect.poll(() => deliver.textOf("Deliver", "Start"), PATIENT).not.toBe(first);
  await deliver.saved();
  const ended = await datesOn(deliver, tasks);
  expect(ended[0]).not.toBe(linked[0]);
  for (const chart of charts)
    await expect.poll(() => datesOn(chart, tasks), PATIENT).toEqual(ended);
  // What each company pulled to is where its task begins: nobody's drag was lost.
  expect(ended[1]).toContain(`Erect: ${moved[0]} `);
  expect(ended[2]).toContain(`Inspect: ${moved[1]} `);

  // And what a page opened afresh computes from nothing is the same.
  await erect.open(project);
  await expect.poll(() => datesOn(erect, tasks), PATIENT).toEqual(ended);
});

/** A contractor with sixty tasks of theirs, of which the third is nobody else's business, and a supplier who looks on. */
async function present(): Promise<{
  contractor: Actor;
  supplier: Actor;
  leads: GanttPage;
  follows: GanttPage;
  heard: RecordedTraffic;
}> {
  const contractor = await stage.enter("contractor");
  const supplier = await stage.enter("supplier");
  const project = await stage.project(contractor, [[supplier, "planner"]]);
  const heard = new RecordedTraffic(supplier.page);
  const plan = await new PlanPage(contractor).open(project);
  await addTasks(plan, ["Pier", "Deck"]);
  await addTasks(plan, ["Haggle"], "private");
  const leads = await new GanttPage(contractor).open(project);
  await leads.row("Haggle").click();
  await contractor.page.keyboard.press("Alt+ArrowUp");
  await expect
    .poll(async () => (await leads.inSight()).rows, PATIENT)
    .toEqual(["Pier", "Haggle", "Deck"]);
  await leads.row("Deck").click();
  const lines = Array.from({ length: 60 }, (_, at) => `  Span ${at + 1}\t${at === 0 ? 200 : 1}d`);
  await leads.clipboard("paste", "Deck", {
    "text/plain": ["Task\tDuration", "Bridge", ...lines].join("\n"),
  });
  await leads.actor.page.getByText(/^63 tasks|^64 tasks/).waitFor();
  await leads.saved();
  const chart = (await leads.canvas.boundingBox())!;
  await contractor.page.mouse.move(chart.x + 200, chart.y + 200);
  await contractor.page.mouse.wheel(0, -4_000);
  await leads.row("Haggle").waitFor();
  const follows = await new GanttPage(supplier).open(project);
  await follows.row("Bridge").waitFor();
  return { contractor, supplier, leads, follows, heard };
}

test("who follows a presenter sees what they see and nothing of what is private, and leads again with the first key", async () => {
  const { contractor, supplier, leads, follows, heard } = await present();
  const secret = await leads.row("Haggle").getAttribute("data-row");
  await supplier.page.getByRole("button", { name: "1 here" }).click();
  await supplier.page.getByRole("menuitem", { name: "Follow Carla Contractor · GC" }).click();
  const frame = supplier.page.getByTestId("follow-frame");
  await frame.getByText("You see what Carla Contractor · GC sees").waitFor();
  await contractor.page.getByRole("button", { name: "1 follows you" }).waitFor();

  /** As the supplier may see it. */
  const shown = async () => {
    const { rows, time } = await leads.inSight();
    return { rows: rows.filter((name) => name !== "Haggle"), time };
  };
  const sameTop = async (): Promise<boolean> => {
    const [theirs, ours] = [await follows.inSight(), await shown()];
    const most = Math.min(theirs.rows.length, ours.rows.length);
    return (
      theirs.time === ours.time &&
      most > 2 &&
      theirs.rows.slice(0, most).join("|") === ours.rows.slice(0, most).join("|")
    );
  };
  await expect.poll(sameTop, PATIENT).toBe(true);

  const before = (await follows.inSight()).time;
  await leads.zoomOut(DAY_PX);
  await contractor.page.getByRole("button", { name: "Show today" }).click();
  await expect.poll(async () => (await follows.inSight()).time, PATIENT).not.toBe(before);
  await expect.poll(sameTop, PATIENT).toBe(true);
  const chart = (await leads.canvas.boundingBox())!;
  await contractor.page.mouse.move(chart.x + 200, chart.y + 200);
  await contractor.page.mouse.wheel(0, 700);
  await expect.poll(async () => (await shown()).rows.includes("Pier"), PATIENT).toBe(false);
  await expect.poll(sameTop, PATIENT).toBe(true);
  await contractor.page.mouse.wheel(0, -2_000);
  await leads.row("Bridge").click();
  await contractor.page.keyboard.press("ArrowLeft");
  await expect.poll(async () => (await shown()).rows, PATIENT).not.toContain("Span 1");
  await expect.poll(async () => (await follows.inSight()).rows, PATIENT).not.toContain("Span 1");
  await expect.poll(sameTop, PATIENT).toBe(true);

  // Headings come along, and go when one looks for oneself again.
  await contractor.page.getByRole("button", { name: "By WBS" }).click();
  await contractor.page.getByRole("menuitemradio", { name: "By criticality" }).click();
  await supplier.page.getByRole("button", { name: "By criticality" }).waitFor();
  await contractor.page.getByRole("button", { name: "As planned" }).click();
  await supplier.page.getByRole("button", { name: "By WBS" }).waitFor();
  await expect.poll(sameTop, PATIENT).toBe(true);

  // The presenter takes what is private in the hand, and then what is not: the second is heard of, the first is not.
  await leads.row("Haggle").click();
  await leads.take("Haggle", 2 * DAY_PX);
  await contractor.page.keyboard.press("Escape");
  await contractor.page.mouse.up();
  await leads.row("Pier").click();
  const open = await leads.row("Pier").getAttribute("data-row");
  await expect.poll(() => heard.holds(open!), PATIENT).toBe(true);
  await expect.poll(sameTop, PATIENT).toBe(true);
  expect(await heard.holds(secret!)).toBe(false);
  expect(await heard.holds("Haggle")).toBe(false);

  await supplier.page.keyboard.press("Escape");
  await frame.waitFor({ state: "detached" });
  await contractor.page.getByRole("button", { name: "1 here" }).waitFor();
  await supplier.page.getByRole("button", { name: "1 here" }).click();
  await supplier.page.getByRole("menuitem", { name: "Follow Carla Contractor · GC" }).click();
  await frame.waitFor();
  await follows.row("Pier").click();
  await frame.waitFor({ state: "detached" });
});

import { expect, test } from "vitest";
import { Fingers } from "../../actors/fingers.ts";
import { GanttPage } from "../../actors/gantt-page.ts";
import { PlanPage } from "../../actors/plan-page.ts";
import { accessibilityFaults } from "../../support/accessibility.ts";
import { useStage } from "../../support/stage.ts";

const stage = useStage();
const PATIENT = { timeout: 20_000 };
const TABLET = { width: 1180, height: 820 };
const PHONE = { width: 390, height: 844 };

test("on a tablet fingers pan, pinch, and drag a bar after a long press; another company sees where it went", async () => {
  const contractor = await stage.enter("contractor", { viewport: TABLET, hasTouch: true });
  const supplier = await stage.enter("supplier");
  const project = await stage.project(contractor, [[supplier, "planner"]]);
  const plan = await new PlanPage(contractor).open(project);
  for (const name of ["Dig", "Pour"]) await plan.add(name);
  await plan.saved();
  const ours = await new GanttPage(contractor).open(project);
  const theirs = await new GanttPage(supplier).open(project);
  await theirs.row("Pour").waitFor();
  const { page } = contractor;
  const fingers = await Fingers.on(page);
  const before = await ours.textOf("Dig", "Start");
  const pour = await ours.textOf("Pour", "Start");
  const chart = (await ours.canvas.boundingBox())!;
  const middle = { x: chart.x + chart.width / 2, y: chart.y + chart.height / 2 };
  const scale = () => ours.pxPerDay;

  // Two fingers that come together see more of time.
  const wide = await scale();
  await fingers.press({ ...middle, x: middle.x - 150 }, { ...middle, x: middle.x + 150 });
  await fingers.move({ ...middle, x: middle.x - 75 }, { ...middle, x: middle.x + 75 });
  await fingers.lift();
  await expect.poll(scale, PATIENT).toBeLessThan(wide * 0.6);
  const narrow = await scale();

  // One finger takes the chart along: what was under it stays under it.
  const at = (await ours.reachOf("Dig", "grab"))!;
  await page.mouse.move(0, 0);
  await fingers.press(middle);
  await fingers.move({ x: middle.x - 100, y: middle.y });
  await fingers.lift();
  await expect
    .poll(async () => (await ours.reachOf("Dig", "grab"))?.left ?? 0, PATIENT)
    .toBeLessThan(at.left - 80);
  expect(await scale()).toBe(narrow);

  // A touch ends the coasting; then the bar is brought back to where a finger reaches it.
  await fingers.press(middle);
  await fingers.lift();
  await page.getByRole("button", { name: "Show today" }).tap();
  await expect
    .poll(async () => (await ours.reachOf("Dig", "grab"))?.left ?? 0, PATIENT)
    .toBeGreaterThan(chart.x + 60);

  // A long press takes the bar itself.
  const bar = (await ours.reachOf("Dig", "grab"))!;
  await page.mouse.move(0, 0);
  await page.getByTestId("gantt-tip").waitFor({ state: "hidden" });
  const held = { x: (bar.left + bar.right) / 2, y: bar.y };
  await fingers.press(held);
  await page.getByTestId("gantt-tip").waitFor();
  await fingers.move({ x: held.x + 7 * narrow, y: held.y + 2 });
  await fingers.lift();
  await expect.poll(() => ours.textOf("Dig", "Start"), PATIENT).not.toBe(before);
  const after = await ours.textOf("Dig", "Start");
  await expect.poll(() => theirs.textOf("Dig", "Start"), PATIENT).toBe(after);
  expect(await ours.textOf("Pour", "Start")).toBe(pour);
});

test("on a phone the weeks are swiped through and narrowed, and a task that is ours is changed there", async () => {
  const contractor = await stage.enter("contractor", { viewport: PHONE, hasTouch: true });
  const supplier = await stage.enter("supplier");
  const project = await stage.project(contractor, [[supplier, "planner"]]);
  for (const [actor, name] of [
    [contractor, "Dig the pit"],
    [supplier, "Deliver the steel"],
  ] as const) {
    await actor.page.setViewportSize({ width: 1280, height: 800 });
    const plan = await new PlanPage(actor).open(project);
    await plan.add(name);
    await plan.saved();
  }
  const { page } = contractor;
  await page.setViewportSize(PHONE);
  await contractor.open(`${project.path}/gantt`);
  const item = (name: string) => page.getByRole("main").getByRole("button", { name });
  const ahead = page.getByRole("button", { name: /^Go to week/ });
  // At a weekend the work begins in the week to come.
  await item("Dig the pit").or(ahead).first().waitFor();
  if (await ahead.isVisible()) await ahead.tap();
  await item("Deliver the steel").waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.getByText("Ours", { exact: true }).tap();
  await item("Deliver the steel").waitFor({ state: "detached" });
  await page.getByText("Others", { exact: true }).tap();
  await item("Deliver the steel").waitFor();
  await item("Dig the pit").waitFor({ state: "detached" });
  await page.getByText("All", { exact: true }).tap();
  await item("Dig the pit").waitFor();

  await item("Dig the pit").tap();
  const progress = page.getByRole("textbox", { name: "Progress" });
  await progress.fill("60");
  await progress.press("Enter");
  await page.getByRole("button", { name: "Close" }).first().tap();
  await item("Dig the pit").getByText("60 %").waitFor();

  const heading = page.getByRole("heading", { name: /^Week/ });
  const shown = await heading.textContent();
  const fingers = await Fingers.on(page);
  await fingers.press({ x: 300, y: 500 });
  await fingers.move({ x: 120, y: 505 });
  await fingers.lift();
  await expect.poll(() => heading.textContent(), PATIENT).not.toBe(shown);
  await page.getByText("Nothing is left to be done.").waitFor();
  await fingers.press({ x: 120, y: 500 });
  await fingers.move({ x: 300, y: 505 });
  await fingers.lift();
  await expect.poll(() => heading.textContent(), PATIENT).toBe(shown);
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content).toBe(window);
});

test("browsers in Shanghai, Lisbon and São Paulo see the same days, also across the change to summer time", async () => {
  const contractor = await stage.enter("contractor", { timeZone: "Asia/Shanghai" });
  const supplier = await stage.enter("supplier", { timeZone: "Europe/Lisbon" });
  const supervisor = await stage.enter("supervisor", { timeZone: "America/Sao_Paulo" });
  const project = await stage.project(
    contractor,
    [
      [supplier, "planner"],
      [supervisor, "planner"],
    ],
    "Cais Norte",
    "Europe/Lisbon",
  );
  const plan = await new PlanPage(supervisor).open(project);
  await plan.add("Survey");
  await plan.saved();
  const charts: GanttPage[] = [];
  for (const actor of [supervisor, supplier, contractor])
    charts.push(await new GanttPage(actor).open(project));
  const [acting] = charts as [GanttPage];
  await acting.row("Survey").click();
  // In Lisbon the clocks go forward in the night to Sunday, 28 March 2027.
  const lines = "Task\tStart\tDuration\nSpring\t2027-03-26\t4d";
  await acting.clipboard("paste", "Survey", { "text/plain": lines });
  const dates = async (chart: GanttPage) =>
    [await chart.textOf("Spring", "Start"), await chart.textOf("Spring", "Finish")].join(" to ");
  for (const chart of charts) {
    await chart.row("Spring").waitFor();
    await expect.poll(() => dates(chart), PATIENT).toBe("26 Mar 27 to 31 Mar 27");
  }
  await acting.row("Spring").click();
  await acting.actor.page.keyboard.press("Alt+ArrowRight");
  for (const chart of charts)
    await expect.poll(() => dates(chart), PATIENT).toBe("29 Mar 27 to 1 Apr 27");
});

import { expect, test } from "vitest";
import { GanttPage } from "../../actors/gantt-page.ts";
import { PlanPage } from "../../actors/plan-page.ts";
import { accessibilityFaults } from "../../support/accessibility.ts";
import { useStage, type Project } from "../../support/stage.ts";
import type { Actor } from "../../actors/actor.ts";

const stage = useStage();

/** Two companies with a task each, and the supplier's first. */
async function begin(): Promise<{ contractor: Actor; supplier: Actor; project: Project }> {
  const contractor = await stage.enter("contractor");
  const supplier = await stage.enter("supplier");
  const project = await stage.project(contractor, [[supplier, "planner"]]);
  const theirs = await new PlanPage(supplier).open(project);
  await theirs.add("Deliver the steel");
  await theirs.saved();
  const ours = await new PlanPage(contractor).open(project);
  await ours.sees("Deliver the steel");
  await ours.add("Erect the steel");
  await ours.saved();
  return { contractor, supplier, project };
}

test("one company drags its bar, the other sees it move, and undo brings it back for both", async () => {
  const { contractor, supplier, project } = await begin();
  const theirs = await new GanttPage(supplier).open(project);
  const ours = await new GanttPage(contractor).open(project);
  const before = await theirs.textOf("Deliver the steel", "Start");
  expect(await ours.textOf("Deliver the steel", "Start")).toBe(before);

  await theirs.drag("Deliver the steel", 7 * (await theirs.pxPerDay));
  await expect.poll(() => theirs.textOf("Deliver the steel", "Start")).not.toBe(before);
  const after = await theirs.textOf("Deliver the steel", "Start");
  await expect.poll(() => ours.textOf("Deliver the steel", "Start")).toBe(after);

  await supplier.page.keyboard.press("Control+z");
  await expect.poll(() => ours.textOf("Deliver the steel", "Start")).toBe(before);
});

test("what is another company's cannot be dragged, and says whose it is", async () => {
  const { contractor, project } = await begin();
  const ours = await new GanttPage(contractor).open(project);
  const { page } = contractor;
  await ours
    .row("Deliver the steel")
    .getByRole("img", { name: "Belongs to Steel Supply" })
    .waitFor();
  expect(await ours.reachOf("Deliver the steel", "grab")).toBeNull();
  const before = await ours.textOf("Deliver the steel", "Start");
  const own = (await ours.reachOf("Erect the steel", "grab"))!;
  const row = (await ours.row("Deliver the steel").boundingBox())!;
  await page.mouse.move((own.left + own.right) / 2, row.y + row.height / 2);
  await page.mouse.down();
  await page.mouse.move(own.right + 200, row.y + row.height / 2, { steps: 5 });
  await page.mouse.up();
  await page
    .getByText(/belongs to Steel Supply/)
    .first()
    .waitFor();
  expect(await ours.textOf("Deliver the steel", "Start")).toBe(before);

  // Its owner is asked where everybody of the project reads it.
  await page.getByRole("button", { name: "Ask them" }).click();
  await page.getByRole("textbox", { name: /^Write a comment/ }).waitFor();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label")))
    .toMatch(/^Write a comment/);
});

test("without a mouse: walk, move, lengthen, link to another company's task, open", async () => {
  const { contractor, supplier, project } = await begin();
  const ours = await new GanttPage(contractor).open(project);
  const theirs = await new GanttPage(supplier).open(project);
  const { page } = contractor;
  const { keyboard } = page;
  const start = await ours.textOf("Erect the steel", "Start");
  await ours.row("Deliver the steel").focus();
  await keyboard.press("l");
  await page.getByText(/^Link from Deliver the steel/).waitFor({ state: "attached" });
  await keyboard.press("End");
  await keyboard.press("Enter");
  await page
    .getByText("Deliver the steel now leads to Erect the steel.")
    .waitFor({ state: "attached" });
  await expect.poll(() => ours.textOf("Erect the steel", "Start")).not.toBe(start);

  // A new link asks for its type and lag at once; Escape leaves both, and the row has the keys again.
  await page.getByRole("dialog", { name: "Relations" }).waitFor();
  await keyboard.press("Escape");
  await expect.poll(() => ours.hasFocus("Erect the steel")).toBe(true);

  // Why this date? Along the driving chain, and back.
  await keyboard.press("w");
  await page
    .getByText(/^Erect the steel, start: Waits for .*Deliver the steel/)
    .first()
    .waitFor();
  await expect.poll(() => ours.hasFocus("Deliver the steel")).toBe(true);
  await keyboard.press("Shift+W");
  await expect.poll(() => ours.hasFocus("Erect the steel")).toBe(true);

  const linked = await ours.textOf("Erect the steel", "Start");
  await keyboard.press("Alt+ArrowRight");
  await expect.poll(() => ours.textOf("Erect the steel", "Start")).not.toBe(linked);
  const moved = await ours.textOf("Erect the steel", "Start");
  await expect.poll(() => theirs.textOf("Erect the steel", "Start")).toBe(moved);
  const finish = await ours.textOf("Erect the steel", "Finish");
  await keyboard.press("Alt+Shift+ArrowRight");
  await expect.poll(() => ours.textOf("Erect the steel", "Finish")).not.toBe(finish);
  const longer = await ours.textOf("Erect the steel", "Finish");
  await expect.poll(() => theirs.textOf("Erect the steel", "Finish")).toBe(longer);
  await page.getByText(/^Erect the steel finishes on/).waitFor({ state: "attached" });
  await expect.poll(() => ours.textOf("Erect the steel", "Duration")).toBe("2 d");
  await keyboard.press("Enter");
  await expect.poll(() => new URL(page.url()).searchParams.has("task")).toBe(true);
});

test.for(["light", "dark"] as const)(
  "axe-core finds nothing in the Gantt, %s",
  async (colourScheme) => {
    const contractor = await stage.enter("contractor", { colourScheme });
    const project = await stage.project(contractor);
    const plan = await new PlanPage(contractor).open(project);
    await plan.add("Dig the pit");
    await plan.saved();
    const gantt = await new GanttPage(contractor).open(project);
    await gantt.row("Dig the pit").click();
    expect(await accessibilityFaults(contractor.page)).toEqual([]);
  },
);

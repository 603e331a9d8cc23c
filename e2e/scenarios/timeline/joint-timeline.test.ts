import { expect, test } from "vitest";
import type { Actor } from "../../actors/actor.ts";
import { PlanPage } from "../../actors/plan-page.ts";
import { TimelinePage } from "../../actors/timeline-page.ts";
import { accessibilityFaults } from "../../support/accessibility.ts";
import { useStage, type Project } from "../../support/stage.ts";

const stage = useStage();

/** The supplier delivers, the contractor erects what was delivered; nobody waits for the crane. */
async function begin(
  setting: Parameters<typeof stage.enter>[1] = {},
): Promise<{ contractor: Actor; supplier: Actor; project: Project }> {
  const contractor = await stage.enter("contractor", setting);
  const supplier = await stage.enter("supplier");
  const project = await stage.project(contractor, [[supplier, "planner"]]);
  const theirs = await new PlanPage(supplier).open(project);
  await theirs.add("Deliver the steel");
  await theirs.saved();
  const ours = await new PlanPage(contractor).open(project);
  await ours.sees("Deliver the steel");
  await ours.add("Erect the steel");
  await ours.add("Order a crane");
  const wbs = await ours.row("Deliver the steel").getByRole("gridcell").first().textContent();
  await ours.type("Erect the steel", "predecessors", wbs!.trim());
  await ours.saved();
  return { contractor, supplier, project };
}

test("the timeline shows who hands what to whom, one lane a company, and nothing that nobody waits for", async () => {
  const { contractor, project } = await begin();
  const ours = await new TimelinePage(contractor).open(project);
  await ours.entry("Deliver the steel → Erect the steel").waitFor();
  await ours.item("Deliver the steel").waitFor();
  await ours.item("Erect the steel").waitFor();
  expect(await ours.item("Order a crane").count()).toBe(0);
  await ours.lane("Steel Supply").waitFor();
  expect(await ours.lanes.locator("svg path[class*=arrow]").count()).toBe(1);
});

test("mine is dragged, with what would come of it said first, and the other company sees it", async () => {
  const { contractor, supplier, project } = await begin();
  const ours = await new TimelinePage(contractor).open(project);
  const theirs = await new TimelinePage(supplier).open(project);
  const before = await ours.entry("Deliver the steel").textContent();
  await theirs.drag("Deliver the steel", 200, async () => {
    await supplier.page
      .getByTestId("joint-tip")
      .getByText(/more task moves/)
      .waitFor();
  });
  await expect.poll(() => ours.entry("Deliver the steel").textContent()).not.toBe(before);
  await supplier.page.keyboard.press("Control+z");
  await expect.poll(() => ours.entry("Deliver the steel").textContent()).toBe(before);
});

test("Escape leaves everything as it was", async () => {
  const { supplier, project } = await begin();
  const theirs = await new TimelinePage(supplier).open(project);
  const before = await theirs.entry("Deliver the steel").textContent();
  await theirs.drag("Deliver the steel", 200, async () => {
    await supplier.page.getByTestId("joint-tip").waitFor();
    await supplier.page.keyboard.press("Escape");
    await supplier.page.getByTestId("joint-tip").waitFor({ state: "detached" });
  });
  await theirs.entry("Deliver the steel").click();
  await theirs.list.getByRole("button", { name: "A day later" }).waitFor();
  expect(await theirs.entry("Deliver the steel").textContent()).toBe(before);
});

test("theirs stays where it is, and says whose it is", async () => {
  const { contractor, project } = await begin();
  const ours = await new TimelinePage(contractor).open(project);
  const before = await ours.entry("Deliver the steel").textContent();
  await ours.drag("Deliver the steel", 200);
  await contractor.page
    .getByText(/belongs to Steel Supply/)
    .first()
    .waitFor();
  expect(await ours.entry("Deliver the steel").textContent()).toBe(before);
  await ours.entry("Deliver the steel").focus();
  await ours.list.getByText("Belongs to Steel Supply").last().waitFor();
  expect(await ours.list.getByRole("button", { name: "A day later" }).count()).toBe(0);
});

test("without a mouse: walk the list, move a promise by a day, open the Gantt at it", async () => {
  const { contractor, supplier, project } = await begin();
  const ours = await new TimelinePage(contractor).open(project);
  const theirs = await new TimelinePage(supplier).open(project);
  const { page } = supplier;
  const before = await ours.entry("Deliver the steel").textContent();
  await theirs.entry("Deliver the steel").focus();
  await page.keyboard.press("Alt+ArrowRight");
  await page.getByText(/^Deliver the steel now stands on/).waitFor({ state: "attached" });
  await expect.poll(() => ours.entry("Deliver the steel").textContent()).not.toBe(before);
  await theirs.list.getByRole("link", { name: "Open in the Gantt" }).press("Enter");
  await page.getByRole("treegrid").waitFor();
  await page.getByRole("row", { name: /Deliver the steel/, selected: true }).waitFor();
});

test("filters leave what one asks for", async () => {
  const { contractor, project } = await begin();
  const ours = await new TimelinePage(contractor).open(project);
  const { page } = contractor;
  await ours.item("Erect the steel").waitFor();
  await page.getByRole("textbox", { name: "Find by name" }).fill("deliver");
  await ours.item("Erect the steel").waitFor({ state: "detached" });
  await ours.item("Deliver the steel").waitFor();
  await page.getByRole("textbox", { name: "Find by name" }).fill("nothing like it");
  await page.getByRole("button", { name: "Clear the filter" }).click();
  await ours.item("Erect the steel").waitFor();
});

test.for(["light", "dark"] as const)(
  "axe-core finds nothing in the joint timeline, %s",
  async (colourScheme) => {
    const { contractor, project } = await begin({ colourScheme });
    const ours = await new TimelinePage(contractor).open(project);
    await ours.entry("Deliver the steel").click();
    expect(await accessibilityFaults(contractor.page)).toEqual([]);
  },
);

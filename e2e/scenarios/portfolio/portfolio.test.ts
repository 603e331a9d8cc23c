import { expect, test } from "vitest";
import type { Actor } from "../../actors/actor.ts";
import { PlanPage } from "../../actors/plan-page.ts";
import { PortfolioPage } from "../../actors/portfolio-page.ts";
import { accessibilityFaults } from "../../support/accessibility.ts";
import { useStage, type Project } from "../../support/stage.ts";

const stage = useStage();

async function plan(actor: Actor, project: Project, ...names: string[]): Promise<void> {
  const page = await new PlanPage(actor).open(project);
  for (const name of names) await page.add(name);
  await page.saved();
}

test("each sees their own projects, a lane each, late by the plan, and an item opens the Gantt at its row", async () => {
  const contractor = await stage.enter("contractor", { colourScheme: "dark" });
  const supplier = await stage.enter("supplier");
  const outsider = await stage.enter("outsider");
  const north = await stage.project(contractor, [[supplier, "planner"]], "North Quay");
  const south = await stage.project(contractor, [], "South Quay", "Europe/Lisbon");
  await plan(contractor, south, "Dredge the basin");
  const sheet = await new PlanPage(contractor).open(north);
  await sheet.add("Hand over the quay");
  await sheet.type("Hand over the quay", "start", "2020-01-06");
  await sheet.saved();
  await plan(supplier, north, "Fix the cranes");
  await new PlanPage(contractor).open(north).then((page) => page.sees("Fix the cranes"));
  const wbs = await sheet.row("Hand over the quay").getByRole("gridcell").first().textContent();
  const theirs = await new PlanPage(supplier).open(north);
  await theirs.sees("Hand over the quay");
  await theirs.type("Fix the cranes", "predecessors", wbs!.trim());
  await theirs.saved();

  const ours = await new PortfolioPage(contractor).open();
  await ours.lane("South Quay").waitFor();
  await ours.lane("North Quay").getByText("1 late").waitFor();
  await ours.project("South Quay").getByText("On course").waitFor();
  await ours.project("North Quay").getByText("Hand over the quay").waitFor();
  expect(await accessibilityFaults(contractor.page)).toEqual([]);

  const guests = await new PortfolioPage(supplier).open();
  await guests.lane("North Quay").getByText("1 late").waitFor();
  expect(await guests.lane("South Quay").count()).toBe(0);

  await outsider.open("/portfolio");
  await outsider.page.getByText("No project yet").waitFor();

  await contractor.page.getByRole("switch", { name: "Late or at risk" }).click();
  await ours.lane("South Quay").waitFor({ state: "detached" });
  await ours
    .project("North Quay")
    .getByRole("link", { name: /Hand over the quay/ })
    .click();
  await contractor.page.getByRole("treegrid").waitFor();
  await contractor.page.getByRole("row", { name: /Hand over the quay/, selected: true }).waitFor();
  expect(new URL(contractor.page.url()).pathname).toBe(`${north.path}/gantt`);

  await contractor.page.goBack();
  await ours.item("Hand over the quay").or(ours.item("Whole project")).first().waitFor();
  await contractor.page.getByRole("button", { name: "Show everything" }).click();
  await ours.item("Hand over the quay").click();
  await contractor.page.getByRole("row", { name: /Hand over the quay/, selected: true }).waitFor();
});

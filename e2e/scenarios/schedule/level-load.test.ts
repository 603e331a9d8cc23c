import { expect, test } from "vitest";
import { PlanPage } from "../../actors/plan-page.ts";
import { useStage } from "../../support/stage.ts";

const stage = useStage();

test("two things at once for one crew are seen, levelled after a look, and come back by one undo", async () => {
  const contractor = await stage.enter("contractor");
  const supplier = await stage.enter("supplier");
  const project = await stage.project(contractor, [[supplier, "planner"]]);
  const mine = await new PlanPage(contractor).open(project);
  const theirs = await new PlanPage(supplier).open(project);
  for (const name of ["Dig the pit", "Set the piles"]) {
    await mine.add(name);
    await mine.type(name, "start", "2030-01-07");
    await mine.type(name, "duration", "2 d");
    await mine.type(name, "assignee", "Crew A");
  }
  await theirs.sees("Set the piles");
  await theirs.add("Deliver the steel");
  await theirs.type("Deliver the steel", "predecessors", "1,2");
  await theirs.shows("Deliver the steel", "start", "9 Jan 2030");
  await Promise.all([mine.saved(), theirs.saved()]);

  const { page } = contractor;
  await contractor.open(`${project.path}/resources`);
  const week = page.getByRole("button", { name: /^Crew A, week of 7 Jan 2030: 80 percent/ });
  await week.waitFor();
  expect(await week.getAttribute("aria-label")).toContain("too much at once");
  await page.getByRole("button", { name: "Level…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/tasks? moves?\./).waitFor();
  await dialog.getByText("Also moves:").waitFor();
  expect(await dialog.getByText("Deliver the steel").count()).toBe(1);
  // Nothing has happened yet.
  await theirs.shows("Deliver the steel", "start", "9 Jan 2030");

  await dialog.getByRole("button", { name: "Apply" }).click();
  await page.getByText("Nobody has more to do than time for it.").waitFor();
  await theirs.shows("Deliver the steel", "start", "11 Jan 2030");
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  await theirs.shows("Deliver the steel", "start", "9 Jan 2030");
  await page.getByText("2×").waitFor();
});

import { expect, test } from "vitest";
import type { Actor } from "../../actors/actor.ts";
import { PlanPage } from "../../actors/plan-page.ts";
import { useStage, type Project } from "../../support/stage.ts";

const stage = useStage();

async function openGantt(actor: Actor, project: Project): Promise<void> {
  await actor.open(`${project.path}/gantt`);
  await actor.page.getByRole("button", { name: "Views" }).waitFor();
}
const offered = async (actor: Actor): Promise<readonly string[]> => {
  const { page } = actor;
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: "Keep this view" }).waitFor();
  const names = await page.getByRole("menuitem").allInnerTexts();
  await page.keyboard.press("Escape");
  return names.map((name) => name.trim());
};
async function keep(actor: Actor, name: string, isForAll: boolean): Promise<void> {
  const { page } = actor;
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: "Keep this view" }).click();
  const dialog = page.getByRole("dialog", { name: "Keep this view" });
  await dialog.getByRole("textbox", { name: "Name of the view" }).fill(name);
  if (isForAll) await dialog.getByRole("checkbox").check();
  await dialog.getByRole("button", { name: "Keep", exact: true }).click();
  await page.getByRole("button", { name, exact: true }).waitFor();
}

test("a kept view is found on another computer, by its owner alone; one for everybody by everybody", async () => {
  const contractor = await stage.enter("contractor");
  const supplier = await stage.enter("supplier");
  const project = await stage.project(contractor, [[supplier, "planner"]]);
  const plan = await new PlanPage(contractor).open(project);
  await plan.add("Dig");
  await plan.saved();
  await openGantt(contractor, project);
  const { page } = contractor;
  await page.getByRole("button", { name: "By WBS" }).click();
  await page.getByRole("menuitemradio", { name: "By organisation" }).click();
  await keep(contractor, "Who does what", false);

  // As on a computer that has never seen this project.
  await page.evaluate(() => localStorage.clear());
  await openGantt(contractor, project);
  await page.getByRole("button", { name: "By WBS" }).waitFor();
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: "Who does what" }).click();
  await page.getByRole("button", { name: "By organisation" }).waitFor();

  await openGantt(supplier, project);
  expect(await offered(supplier)).toEqual(["Keep this view"]);
  await page.evaluate(() => localStorage.clear());
  await openGantt(contractor, project);
  await keep(contractor, "For the meeting", true);
  await openGantt(supplier, project);
  expect(await offered(supplier)).toEqual(["For the meeting", "Keep this view"]);
});

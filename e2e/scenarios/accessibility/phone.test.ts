import { expect, test } from "vitest";
import type { Actor } from "../../actors/actor.ts";
import { PlanPage } from "../../actors/plan-page.ts";
import { useStage } from "../../support/stage.ts";

const stage = useStage();
const PHONE = { width: 360, height: 740 };

/** Whoever has to scroll sideways loses the line. */
async function fits({ page }: Actor, where: string): Promise<void> {
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(`${where}: ${content}`).toBe(`${where}: ${window}`);
}

test("on a phone the main walks fit, and lead from the project to a task", async () => {
  const contractor = await stage.enter("contractor");
  const project = await stage.project(contractor);
  const plan = await new PlanPage(contractor).open(project);
  await plan.add("Dig the pit");
  await plan.saved();

  const visitor = await stage.arrive("outsider", { viewport: PHONE });
  await visitor.open("/sign-in");
  await visitor.page.getByRole("button", { name: "Sign in" }).waitFor();
  await fits(visitor, "sign-in");

  const { page } = contractor;
  await page.setViewportSize(PHONE);
  await contractor.open("/");
  await page.getByText("North Quay").first().click();
  await page.getByText("Dig the pit").first().waitFor();
  await fits(contractor, "plan");
  await page.getByText("Dig the pit").first().click();
  await page
    .getByRole("textbox", { name: /name|task/i })
    .or(page.getByText("Dig the pit"))
    .first()
    .waitFor();
  await fits(contractor, "task");
  await contractor.open(`${project.path}/board`);
  await page.getByText("Dig the pit").first().waitFor();
  await fits(contractor, "board");
  for (const section of ["general", "participants", "people", "roles", "lanes"]) {
    await contractor.open(`${project.path}/settings/${section}`);
    await page.getByRole("main").getByRole("heading").first().waitFor();
    await fits(contractor, section);
  }
  await contractor.open("/profile");
  await page.getByText("About me").first().waitFor();
  await fits(contractor, "profile");
});

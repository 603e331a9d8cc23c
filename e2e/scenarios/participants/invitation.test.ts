import { expect, test } from "vitest";
import { PASSWORD } from "../../actors/actor.ts";
import { PlanPage } from "../../actors/plan-page.ts";
import { useStage } from "../../support/stage.ts";

const stage = useStage();

test("a company joins by a link, and both see the plan live; the link works once", async () => {
  const contractor = await stage.enter("contractor");
  const project = await stage.project(contractor);
  const mine = await new PlanPage(contractor).open(project);
  await mine.add("Dig the pit");

  await contractor.open(`${project.path}/settings/participants`);
  const { page } = contractor;
  await page.getByRole("button", { name: "Invite a company" }).click();
  await page.getByRole("textbox", { name: "Name of the organisation" }).fill("Steel Supply");
  await page.getByRole("button", { name: "Make the link" }).click();
  const link = await page.getByRole("textbox", { name: "Invitation link" }).inputValue();

  const supplier = await stage.arrive("supplier");
  await supplier.page.goto(link);
  await supplier.page
    .getByText("Grand Contractors invites you to plan together on North Quay")
    .first()
    .waitFor();
  await supplier.page.getByRole("textbox", { name: "Your name" }).fill("Sami Supplier");
  await supplier.page.getByRole("textbox", { name: "E-mail" }).fill(supplier.email);
  await supplier.page.getByRole("textbox", { name: "Password", exact: true }).fill(PASSWORD);
  await supplier.page.getByRole("textbox", { name: "Code" }).fill("ST");
  await supplier.page.getByRole("button", { name: "Accept the invitation" }).click();

  const theirs = new PlanPage(supplier);
  await theirs.sees("Dig the pit");
  await mine.open(project);
  await theirs.add("Deliver the steel");
  await mine.sees("Deliver the steel");
  await mine.rename("Dig the pit", "Dig the deep pit");
  await theirs.sees("Dig the deep pit");

  const outsider = await stage.arrive("outsider");
  await outsider.page.goto(link);
  await outsider.page.getByRole("alert").waitFor();
  expect(await outsider.page.getByRole("button", { name: "Accept the invitation" }).count()).toBe(
    0,
  );
});

test("an outsider finds nothing at the address of a project", async () => {
  const contractor = await stage.enter("contractor");
  const outsider = await stage.enter("outsider");
  const project = await stage.project(contractor, [], "Hidden Harbour");
  await outsider.open("/");
  await outsider.page.getByText("No project yet").waitFor();
  await outsider.open(`${project.path}/plan`);
  await outsider.page.getByText("This project is not open to you").waitFor();
  expect(await outsider.page.getByText("Hidden Harbour").count()).toBe(0);
});

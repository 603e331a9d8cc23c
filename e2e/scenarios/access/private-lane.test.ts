import { expect, test } from "vitest";
import { PlanPage } from "../../actors/plan-page.ts";
import { RecordedTraffic } from "../../support/recorded-traffic.ts";
import { storedText } from "../../support/stored-text.ts";
import { useStage } from "../../support/stage.ts";

const stage = useStage();

test("a private task never reaches another company: not its screen, its traffic or its disk", async () => {
  const contractor = await stage.enter("contractor");
  const supplier = await stage.enter("supplier");
  const project = await stage.project(contractor, [[supplier, "supplier-representative"]]);
  const heardByHost = new RecordedTraffic(contractor.page);
  const theirs = await new PlanPage(supplier).open(project);
  const mine = await new PlanPage(contractor).open(project);
  await theirs.add("Deliver the steel");

  await supplier.page.getByRole("button", { name: /^New tasks:/ }).click();
  await supplier.page.getByText("Only us", { exact: true }).click();
  await theirs.add("Haggle over the price");
  await theirs.rename("Haggle over the price", "Haggle hard over the price");
  await theirs.row("Haggle hard over the price").getByText("Haggle hard over the price").click();
  await theirs.saved();
  // What follows in the open arrives; so what is private would have, too.
  await theirs.rename("Deliver the steel", "Deliver the long steel");
  await mine.sees("Deliver the long steel");

  const board = await contractor.context.newPage();
  const heardOnBoard = new RecordedTraffic(board);
  await board.goto(`${stage.url}${project.path}/board`);
  await board.getByText("Deliver the long steel").first().waitFor();

  expect(await heardByHost.holds("Deliver the long steel")).toBe(true);
  expect(await heardByHost.holds("Haggle")).toBe(false);
  expect(await heardOnBoard.holds("North Quay")).toBe(true);
  expect(await heardOnBoard.holds("Haggle")).toBe(false);
  expect(await storedText(contractor.page)).not.toContain("Haggle");
  const exported = await contractor.context.request.get(
    `${stage.url}/api/projects/${project.id}/export?format=json`,
  );
  const text = await exported.text();
  expect(text).toContain("Deliver the long steel");
  expect(text).not.toContain("Haggle");
});

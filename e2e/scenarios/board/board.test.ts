import { test } from "vitest";
import { BoardPage } from "../../actors/board-page.ts";
import { PlanPage } from "../../actors/plan-page.ts";
import { useStage } from "../../support/stage.ts";

const stage = useStage();

test("a card moved by keys is announced, and the other company's plan shows its new status", async () => {
  const contractor = await stage.enter("contractor");
  const supplier = await stage.enter("supplier");
  const project = await stage.project(contractor, [[supplier, "planner"]]);
  const theirPlan = await new PlanPage(supplier).open(project);
  await theirPlan.add("Deliver the steel");
  const myPlan = await new PlanPage(contractor).open(project);
  await myPlan.sees("Deliver the steel");
  await theirPlan.saved();

  const board = await new BoardPage(supplier).open(project);
  await board.card("Deliver the steel").focus();
  const { keyboard } = supplier.page;
  await keyboard.press("Space");
  await supplier.page.getByText(/^Lifted Deliver the steel/).waitFor({ state: "attached" });
  await keyboard.press("ArrowRight");
  await supplier.page.getByText(/^Ready, place 1/).waitFor({ state: "attached" });
  await keyboard.press("ArrowRight");
  await supplier.page.getByText(/^In progress, place 1/).waitFor({ state: "attached" });
  await keyboard.press("Space");
  await supplier.page.getByText(/^Dropped Deliver the steel in/).waitFor({ state: "attached" });
  await myPlan.row("Deliver the steel").getByText("In progress", { exact: true }).waitFor();

  // And back: what changes in the plan moves the card.
  const hostBoard = await new BoardPage(contractor).open(project);
  await hostBoard.card("Deliver the steel").getByRole("img", { name: "In progress" }).waitFor();
  await hostBoard.card("Deliver the steel").focus();
  await contractor.page.keyboard.press("Space");
  await contractor.page
    .getByText(/belongs to Steel Supply|Steel Supply moves this/)
    .first()
    .waitFor();
});

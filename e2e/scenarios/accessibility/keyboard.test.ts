import { expect, test } from "vitest";
import { PASSWORD } from "../../actors/actor.ts";
import { PlanPage } from "../../actors/plan-page.ts";
import { useStage } from "../../support/stage.ts";

const stage = useStage();

test("without a mouse: sign in, open the project, write, indent, remove and undo", async () => {
  const before = await stage.enter("contractor");
  const project = await stage.project(before);
  const contractor = await stage.arrive("contractor");
  const { page } = contractor;
  const { keyboard } = page;
  await contractor.open("/sign-in");
  await page.getByRole("textbox", { name: "E-mail" }).focus();
  await keyboard.type(before.email);
  await page.getByRole("textbox", { name: "Password", exact: true }).focus();
  await keyboard.type(PASSWORD);
  await keyboard.press("Enter");
  const link = page.getByRole("link", { name: project.name }).first();
  await link.waitFor();
  await link.focus();
  await keyboard.press("Enter");

  const plan = new PlanPage(contractor);
  const first = page.getByRole("button", { name: "Add the first task" });
  await first.waitFor();
  await first.focus();
  await keyboard.press("Enter");
  await keyboard.type("Quay wall");
  await keyboard.press("Enter");
  await plan.sees("Quay wall");
  await keyboard.press("Insert");
  await page.getByRole("textbox", { name: "Task" }).waitFor();
  await keyboard.type("Sheet piles");
  await keyboard.press("Enter");
  await plan.sees("Sheet piles");
  await keyboard.press("Alt+Shift+ArrowRight");
  await expect.poll(() => plan.row("Sheet piles").getAttribute("aria-level")).toBe("2");
  await keyboard.press("Delete");
  await plan.seesNoMore("Sheet piles");
  await keyboard.press("Control+z");
  await plan.sees("Sheet piles");
  await keyboard.press("Control+k");
  await page
    .getByRole("dialog")
    .getByRole("combobox")
    .or(page.getByRole("dialog").getByRole("textbox"))
    .first()
    .waitFor();
  await keyboard.press("Escape");
  await plan.saved();
});

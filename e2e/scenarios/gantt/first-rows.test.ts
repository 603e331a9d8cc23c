import { expect, test } from "vitest";
import { GanttPage } from "../../actors/gantt-page.ts";
import { PlanPage } from "../../actors/plan-page.ts";
import { useStage } from "../../support/stage.ts";

const stage = useStage();
const COUNT = 320;

/** As Microsoft Project writes it. */
function planFile(): Buffer {
  const tasks = Array.from({ length: COUNT }, (_, index) => {
    const uid = index + 1;
    return `<Task><UID>${uid}</UID><ID>${uid}</ID><Name>Pile ${uid}</Name><OutlineLevel>1</OutlineLevel><Duration>PT16H0M0S</Duration></Task>`;
  });
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><Project xmlns="http://schemas.microsoft.com/project"><StartDate>2026-03-09T08:00:00</StartDate><Tasks>${tasks.join("")}</Tasks></Project>`,
  );
}

test("a large plan is seen, and cannot be changed, before its documents are there; then it stands in the same place", async () => {
  const contractor = await stage.enter("contractor");
  const supplier = await stage.enter("supplier");
  const project = await stage.project(contractor, [[supplier, "planner"]]);
  await new PlanPage(contractor).open(project);
  const ours = contractor.page;
  await ours.getByRole("link", { name: "Import a file" }).click();
  await ours.getByRole("button", { name: "Import a file" }).click();
  await ours
    .getByLabel("Choose a file", { exact: true })
    .setInputFiles({ name: "piles.xml", mimeType: "text/xml", buffer: planFile() });
  await ours
    .getByRole("dialog")
    .getByRole("button", { name: /^Import \d+ tasks/ })
    .click();
  await ours.getByText(/\d+ tasks imported/).waitFor();

  const { page } = supplier;
  let isLet = false;
  // Turned away, one comes back after a while.
  await page.routeWebSocket(/\/collab/, (socket) => {
    if (isLet) socket.connectToServer();
    else void socket.close({ code: 1013 });
  });
  await supplier.open(`${project.path}/gantt`);
  const pictured = page.locator("[data-pictured]").filter({ hasText: /Pile 1$|Pile 1\D/ });
  await pictured.first().waitFor();
  await page.getByText("The plan is loading. Until then it can be read, not changed.").waitFor();
  const before = await pictured.first().boundingBox();
  // The app around it comes meanwhile, and the plan does not.
  await page.getByRole("navigation").first().waitFor();
  expect(await page.getByRole("treegrid").count()).toBe(0);

  isLet = true;
  const chart = new GanttPage(supplier);
  await chart.row("Pile 1").waitFor();
  await expect.poll(() => page.locator("[data-first-rows]").count()).toBe(0);
  expect(await chart.row("Pile 1").boundingBox()).toEqual(before);
  await chart.saved();
});

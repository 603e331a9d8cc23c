import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { PlanPage } from "../../actors/plan-page.ts";
import { useStage } from "../../support/stage.ts";

const stage = useStage();
const OWN_FILE = resolve(import.meta.dirname, "../../fixtures/north-quay.xml");
const REAL_FILE = resolve(
  import.meta.dirname,
  "../../../../shared/corpus/schedules/mspdi/aspose__Software_Development_Plan.xml",
);

async function importFile(path: string): Promise<PlanPage> {
  const contractor = await stage.enter("contractor");
  const project = await stage.project(contractor);
  const plan = await new PlanPage(contractor).open(project);
  const { page } = contractor;
  await page.getByRole("link", { name: "Import a file" }).click();
  await page.getByRole("button", { name: "Import a file" }).click();
  await page.getByLabel("Choose a file", { exact: true }).setInputFiles(path);
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Import \d+ tasks/ })
    .click();
  await page.getByText(/\d+ tasks imported/).waitFor();
  await plan.open(project);
  return plan;
}

test("a plan of Microsoft Project becomes rows with their outline, dates and links", async () => {
  const plan = await importFile(OWN_FILE);
  await plan.sees("Sheet piling");
  await plan.sees("浇筑冠梁混凝土");
  const drive = plan.row("Drive sheet piles");
  expect(await drive.getAttribute("aria-level")).toBe("3");
  expect(await drive.innerText()).toMatch(/Piling crew/);
  await plan.rename("Formwork and rebar", "Formwork, rebar and inserts");
  await plan.saved();
});

test.runIf(existsSync(REAL_FILE))(
  "a real file of Microsoft Project is imported whole",
  async () => {
    const plan = await importFile(REAL_FILE);
    await plan.grid.getByRole("row").nth(10).waitFor();
    await plan.saved();
  },
);

if (!existsSync(REAL_FILE)) console.log(`No real file to import: ${REAL_FILE} is not there.`);

test("a file that is no plan is refused in words and changes nothing", async () => {
  const contractor = await stage.enter("contractor");
  const project = await stage.project(contractor);
  const plan = await new PlanPage(contractor).open(project);
  const { page } = contractor;
  await page.getByRole("link", { name: "Import a file" }).click();
  await page.getByRole("button", { name: "Import a file" }).click();
  await page.getByLabel("Choose a file", { exact: true }).setInputFiles({
    name: "holiday.xml",
    mimeType: "text/xml",
    buffer: Buffer.from("<html><body>not a plan</body></html>"),
  });
  await page.getByRole("dialog").getByText("The plan is as it was.").waitFor();
  await plan.open(project);
  await page.getByRole("button", { name: "Add the first task" }).waitFor();
  await plan.saved();
});

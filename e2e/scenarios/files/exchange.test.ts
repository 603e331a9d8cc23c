import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { FilesPage } from "../../actors/files-page.ts";
import { SheetPage } from "../../actors/sheet-page.ts";
import { smallPdf } from "../../support/small-pdf.ts";
import { useStage } from "../../support/stage.ts";

const stage = useStage();
const MIME = "application/pdf";

test("marks leave with the PDF as annotations, without those of one company, and come back as marks that name their author", async () => {
  const contractor = await stage.enter("contractor");
  const supplier = await stage.enter("supplier");
  const project = await stage.project(contractor, [[supplier, "planner"]]);
  const register = await new FilesPage(contractor).open(project);
  const sheet = smallPdf([["PUMP-7", 300, 300]]);
  await register.upload([{ name: "M-500_Plant_A.pdf", mimeType: MIME, buffer: sheet }]);
  await register.entry("M-500 Plant").click();
  const mine = await new SheetPage(contractor).ready();
  await mine.openList();
  await mine.pin("Clear height 净高 2.6 m?", 0.5, 0.4);
  await mine.markFor("Our company only");
  await mine.pin("Our price", 0.6, 0.6);
  const { page } = contractor;
  await page.getByRole("button", { name: "Marks in the PDF" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: "Save PDF with the shared marks" }).click(),
  ]);
  await page.getByText("PDF saved with 1 mark.", { exact: true }).waitFor();
  const saved = await readFile(await download.path());

  const theirs = await new FilesPage(supplier).open(project);
  await theirs.upload([{ name: "M-501_Copy_A.pdf", mimeType: MIME, buffer: saved }]);
  await theirs.entry("M-501 Copy").click();
  const copy = await new SheetPage(supplier).ready();
  await copy.openList();
  await supplier.page.getByRole("button", { name: "Marks in the PDF" }).click();
  await supplier.page
    .getByRole("menuitem", { name: "Take over the PDF's annotations for everyone" })
    .click();
  await copy.entry("Clear height 净高 2.6 m?").click();
  await copy.panel.getByText(/^From the PDF, there by /).waitFor();
  expect(await copy.entry("Our price").count()).toBe(0);
  await copy.list.getByText("1 mark", { exact: true }).waitFor();
});

import { expect, test } from "vitest";
import { FilesPage } from "../../actors/files-page.ts";
import { SheetPage } from "../../actors/sheet-page.ts";
import { accessibilityFaults } from "../../support/accessibility.ts";
import { smallPdf, type PlacedWord } from "../../support/small-pdf.ts";
import { useStage } from "../../support/stage.ts";

const stage = useStage();

const GRID: readonly PlacedWord[] = Array.from({ length: 24 }, (_, at): PlacedWord => [
  `P${at}m${(at * 53) % 97}`,
  80 + (at % 6) * 110,
  110 + Math.floor(at / 6) * 110,
]);
const pdf = (name: string, words: readonly PlacedWord[]) => ({
  name,
  mimeType: "application/pdf",
  buffer: smallPdf(words),
});

test("two revisions of a drawing are compared: what changed is in the list, and each way shows both", async () => {
  const contractor = await stage.enter("contractor");
  const supplier = await stage.enter("supplier");
  const project = await stage.project(contractor, [[supplier, "planner"]]);
  const register = await new FilesPage(contractor).open(project);
  await register.upload([pdf("M-210_Pumps_A.pdf", [...GRID, ["DN80", 400, 280]])]);
  await register.entry("M-210 Pumps").click();
  await new SheetPage(contractor).ready();
  const later = pdf("M-210_Pumps_B.pdf", [...GRID, ["DN100", 400, 280], ["Bypass", 600, 60]]);
  await register.revise(later, "B", "Pipe made wider, bypass added");

  await supplier.open(new URL(contractor.page.url()).pathname);
  const { page } = supplier;
  await page.getByRole("link", { name: "Compare", exact: true }).click();
  const changes = page.getByRole("complementary", { name: "Changed places" });
  await changes.getByText("2 changed places", { exact: true }).waitFor();
  const corrected = changes.getByRole("button", { name: /Changed DN80 DN100/ });
  await changes.getByRole("button", { name: /Added Bypass/ }).waitFor();
  await corrected.click();
  await changes.locator("[aria-current=true]").filter({ hasText: "DN100" }).waitFor();
  await page.getByText("Only in Rev A", { exact: true }).waitFor();

  const ways = page.getByRole("radiogroup", { name: "How to compare" });
  await ways.getByText("Side by side").click();
  await page.getByRole("application", { name: "Rev A of the drawing" }).waitFor();
  await page.getByRole("application", { name: "Rev B of the drawing" }).waitFor();
  await ways.getByText("Slider").click();
  const slider = page.getByRole("slider");
  await slider.fill("80");
  expect(await slider.inputValue()).toBe("80");
  expect(await accessibilityFaults(page)).toEqual([]);
});

import { expect, test } from "vitest";
import { FilesPage } from "../../actors/files-page.ts";
import { SheetPage } from "../../actors/sheet-page.ts";
import { RecordedTraffic } from "../../support/recorded-traffic.ts";
import { storedText } from "../../support/stored-text.ts";
import { useStage } from "../../support/stage.ts";

const stage = useStage();

const SHEET = {
  name: "S-308_Framing_A.svg",
  mimeType: "image/svg+xml",
  buffer: Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="500"><rect x="50" y="50" width="700" height="400" fill="none" stroke="black"/></svg>',
  ),
};

test("marks are seen by everybody at once, those of one company by nobody else until they are published", async () => {
  const contractor = await stage.enter("contractor");
  const supplier = await stage.enter("supplier");
  const project = await stage.project(contractor, [[supplier, "planner"]]);
  const heard = new RecordedTraffic(contractor.page);
  const register = await new FilesPage(contractor).open(project);
  await register.upload([SHEET]);
  await register.entry("S-308 Framing").click();
  const mine = await new SheetPage(contractor).ready();
  await mine.openList();
  const path = new URL(contractor.page.url()).pathname;
  await supplier.open(path);
  const theirs = await new SheetPage(supplier).ready();
  await theirs.openList();

  await theirs.markFor("Our company only");
  await theirs.pin("Price of this beam", 0.4, 0.4);
  await theirs.markFor("For everyone");
  await theirs.pin("Beam clashes with the duct", 0.6, 0.5);
  // What is written in the open arrives; so what is private would have, too.
  await mine.entry("Beam clashes with the duct").waitFor();
  expect(await heard.holds("Beam clashes")).toBe(true);
  expect(await heard.holds("Price of this beam")).toBe(false);
  expect(await storedText(contractor.page)).not.toContain("Price of this beam");
  await mine.list.getByText("1 mark", { exact: true }).waitFor();

  // Another's mark is read and not changed; how far it has come is said by who decides.
  await mine.entry("Beam clashes with the duct").click();
  await mine.panel.waitFor();
  expect(await mine.panel.getByRole("button", { name: "Delete" }).count()).toBe(0);
  expect(await mine.panel.getByRole("textbox", { name: "Words" }).count()).toBe(0);
  await mine.panel.getByRole("combobox", { name: "Status" }).click();
  await contractor.page.getByRole("option", { name: "Resolved" }).click();
  await theirs
    .entry("Beam clashes with the duct")
    .getByText(/Resolved/)
    .waitFor();

  await theirs.entry("Price of this beam").click();
  await theirs.panel.getByRole("button", { name: "Publish" }).click();
  await mine.entry("Price of this beam").waitFor();
  await supplier.page.getByText("everyone who may read the file sees this mark now").waitFor();
  await theirs.list.getByText("2 marks", { exact: true }).waitFor();
});

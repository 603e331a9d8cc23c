import { expect, test } from "vitest";
import { FilesPage } from "../../actors/files-page.ts";
import { SheetPage } from "../../actors/sheet-page.ts";
import { RecordedTraffic } from "../../support/recorded-traffic.ts";
import { smallPdf, type PlacedWord } from "../../support/small-pdf.ts";
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

const WORDS: readonly PlacedWord[] = Array.from({ length: 30 }, (_, at): PlacedWord => [
  `B${at}x${(at * 37) % 91}`,
  80 + (at % 6) * 110,
  90 + Math.floor(at / 6) * 90,
]);
const pdf = (name: string, words: readonly PlacedWord[]) => ({
  name,
  mimeType: "application/pdf",
  buffer: smallPdf(words),
});

test("open marks come along to the next revision for everybody, what is gone is said, what is settled stays behind", async () => {
  const contractor = await stage.enter("contractor");
  const supplier = await stage.enter("supplier");
  const project = await stage.project(contractor, [[supplier, "planner"]]);
  const register = await new FilesPage(contractor).open(project);
  await register.upload([pdf("S-400_Beams_A.pdf", WORDS)]);
  await register.entry("S-400 Beams").click();
  const mine = await new SheetPage(contractor).ready();
  await mine.openList();
  await mine.pin("Which grade is this beam?", 0.5, 0.5);
  await mine.pin("Already clear", 0.4, 0.6);
  await mine.entry("Already clear").click();
  await mine.panel.getByRole("combobox", { name: "Status" }).click();
  await contractor.page.getByRole("option", { name: "Resolved" }).click();
  await mine
    .entry("Already clear")
    .getByText(/Resolved/)
    .waitFor();
  await mine.saved();
  const path = new URL(contractor.page.url()).pathname;

  // The whole sheet moves a little; then everything on it is another one.
  const moved = WORDS.map(([word, x, y]): PlacedWord => [word, x + 24, y - 16]);
  await register.revise(pdf("S-400_Beams_B.pdf", moved), "B", "Title block made wider");
  await supplier.open(path);
  const theirs = await new SheetPage(supplier).ready();
  await theirs.openList();
  const open = theirs.entry("Which grade is this beam?");
  await open.getByText(/From revision A · stands where it stood/).waitFor();
  expect(await theirs.entry("Already clear").count()).toBe(0);

  const other = WORDS.map(([word, x, y]): PlacedWord => [`Z${word}q`, x + 7, y + 31]);
  await register.revise(pdf("S-400_Beams_C.pdf", other), "C", "Drawn anew");
  await supplier.open(path);
  await theirs.ready();
  await open.getByText(/From revision A · what it was about is gone/).waitFor();

  // It is settled where it is seen, and then no longer carried.
  await open.click();
  await theirs.panel.getByText(/From revision A/).waitFor();
  await mine.actor.open(path);
  await mine.ready();
  await mine.entry("Which grade is this beam?").click();
  await mine.panel.getByRole("combobox", { name: "Status" }).click();
  await contractor.page.getByRole("option", { name: "Resolved" }).click();
  await theirs.list.getByText("0 marks", { exact: true }).waitFor();
});
